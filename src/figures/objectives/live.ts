import { createButton } from '../../kit/controls/button.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createPlayer } from '../../kit/controls/player.ts';
import { FACE_PIXELS, FACE_SIDE } from '../pictures/face.ts';
import type { Point } from '../../kit/draw/svg.ts';
import { redrawn } from '../../kit/live.ts';
import { PACE, scenesOf } from './scenes.ts';
import { check, LAYOUTS, objectives, SEEDS, sentences, type State } from './still.ts';

const LAST = FACE_PIXELS - 1;

/** The asked pixel is played, stepped or pointed at; the mask is shuffled. */
export const liveObjectives = redrawn<State>({
  ...objectives,
  check,
  scenesOf,

  build({ host, context, state, change }) {
    host.classList.add('live-model');
    const { halves, face } = LAYOUTS[context.room];
    const player = createPlayer(
      PACE,
      () => {
        const isAtEnd = state().asked === LAST;
        // Without motion there is nothing to see on the way to the last pixel.
        if (context.reducedMotion) change({ asked: isAtEnd ? 0 : LAST });
        else if (isAtEnd) change({ asked: 0 });
        return !context.reducedMotion;
      },
      () => {
        change({ asked: state().asked + 1 });
        return state().asked < LAST;
      },
    );
    const askByHand = (asked: number): void => {
      player.stop();
      change({ asked });
    };
    const pickers = halves.map(([objective, [left, top]]) => {
      const label = objective === 'bert' ? 'Pixel, BERT' : 'Pixel, autoregressive';
      const corner: Point = [left + face.corner[0], top + face.corner[1]];
      const place = { corner, pixel: face.pixel, side: FACE_SIDE, hover: false };
      return { objective, picker: createPixelPicker({ label, ...place }, askByHand) };
    });
    const step = createButton('Step', () => askByHand((state().asked + 1) % FACE_PIXELS));
    const reshuffle = createButton('Reshuffle the mask', () =>
      change({ seed: (state().seed + 1) % (SEEDS.max + 1) }),
    );
    return {
      over: pickers.map(({ picker }) => picker.element),
      controls: [player.element, step, reshuffle],
      update(state) {
        player.set('Play');
        for (const { objective, picker } of pickers)
          picker.set(state.asked, sentences(objective, state).join(' '));
      },
      stop: () => player.stop(),
    };
  },
});
