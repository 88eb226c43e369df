import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { stepsShown } from '../../kit/draw/steps.ts';
import { playScenes } from '../../kit/scenes.ts';
import { redrawn } from '../../kit/live.ts';
import { scenesOf } from './scenes.ts';
import { attentionCost, check, MARKS, sentence, SIDES, type State } from './still.ts';

/** The cost of attention for a picture of any side. */
export const liveAttentionCost = redrawn<State>({
  ...attentionCost,
  check,

  build({ host, drawing, context, state, change }) {
    const isPhone = context.room === 'phone';
    host.classList.toggle('live-model', isPhone);
    const tokens = createChoice<State['tokens']>(
      'Tokens of a pixel',
      [
        ['rgb', isPhone ? '3 tokens: R, G, B' : '3 tokens a pixel: R, G, B'],
        ['palette', isPhone ? '1 token: palette' : '1 token: its palette colour'],
      ],
      (tokens) => change({ tokens }),
    );
    const side = createCellRange({ label: 'Side of the picture', ...SIDES, marks: MARKS }, (side) =>
      change({ side }),
    );
    return {
      controls: [tokens.element, side.element],
      update(state) {
        tokens.set(state.tokens);
        side.set(state.side, sentence(state));
      },
      async demonstrate(signal) {
        await stepsShown(drawing, signal);
        if (!signal.aborted)
          await playScenes(scenesOf(state()), change, signal, context.reducedMotion);
      },
    };
  },
});
