import { h } from '../../../plugins/common/h.ts';
import { createButton, relabel } from '../../kit/controls/button.ts';
import { createChoice, numbered } from '../../kit/controls/choice.ts';
import { chooseColor } from '../pictures/color-dialog.ts';
import { named } from '../../kit/controls/named.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { cornerOf } from '../../kit/draw/cells.ts';
import { colourName } from '../pictures/colour-words.ts';
import { FACE_SIDE, heldOutFace, HELD_OUT, placeOf } from '../pictures/face.ts';
import { decodeShares, encodeShares } from '../../kit/draw/shares.ts';
import { engine } from '../engine/index.ts';
import { modelFigure } from '../engine/live-model.ts';
import { otherColours } from './other-colours.ts';
import { scenesOf } from './scenes.ts';
import {
  changeOf,
  check,
  FIRST,
  HEADS,
  isChanged,
  isOff,
  LAYERS,
  mostLookedAt,
  pictureOf,
  sentenceOf,
  withPaint,
  withSwitch,
  type Looked,
  type State,
} from './state.ts';
import { attention, drawAttention, LAYOUTS } from './still.ts';

/** Where the heads look, and what comes of it if a pixel is repainted or a head is off. */
export const liveAttention = modelFigure<State, Looked>({
  // The still form shows a repainted pixel; here a person repaints it.
  initial: (options) => ({ ...attention.initial(options), painted: [] }),
  check,
  scenesOf,
  models: ['faces'],
  dependsOn: ['face', 'pixel', 'painted', 'off'],
  first: FIRST,
  part: 'layers',
  // Maps that are empty for a moment would flicker while a hand passes over the picture.
  waits: ({ face }, last) => face === last.face,
  draw: drawAttention,

  async *compute({ state, signal }) {
    const { face, pixel } = state;
    const ask = (picture: readonly number[], off: State['off']) =>
      engine.ask(
        {
          kind: 'attend',
          name: 'faces',
          picture,
          pixel,
          off: off.map(([layer, head]) => ({ layer: layer - 1, head: head - 1 })),
        },
        'attended',
        signal,
      );
    const before = await ask(Array.from(heldOutFace(face).tokens), []);
    const now = isChanged(state) ? await ask(pictureOf(state), state.off) : before;
    yield {
      face,
      pixel,
      layers: now.layers.map((heads) => heads.map(encodeShares)),
      before: rounded(before.probabilities),
      now: rounded(now.probabilities),
    };
  },

  build({ host, drawing, context, state, result, change }) {
    const { corner, pixel: size } = LAYOUTS[context.room].picture;
    const picker = createPixelPicker(
      {
        label: 'Pixel that is asked for',
        side: FACE_SIDE,
        corner,
        pixel: size,
        hover: false,
      },
      (pixel) => change({ pixel }),
    );
    const repaint = h('button', { type: 'button', class: 'repaint' });
    repaint.addEventListener('click', () => {
      const pixel = lookedAt(state(), result());
      if (pixel === undefined) return;
      const colours = otherColours(state().face, pixel);
      const next = colours[colours.indexOf(pictureOf(state())[pixel] ?? -1) + 1] ?? colours[0];
      if (next === undefined) void takeAny();
      else change({ painted: withPaint(state(), pixel, next) });
    });
    const any = createButton('Colour …', () => void takeAny());
    const back = createButton('Put back', () => change({ painted: [], off: [] }));
    const switched = createButton('Switch off', () => change({ off: withSwitch(state()) }));
    const layers = createChoice('Layer', numbered(1, LAYERS), (layer) =>
      change({ layer: Number(layer) }),
    );
    const heads = createChoice('Head', numbered(1, HEADS), (head) =>
      change({ head: Number(head) }),
    );
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      change({ face: face - 1, painted: [] }),
    );
    const spoken = h('p', { class: 'visually-hidden', role: 'status' });
    drawing.addEventListener('click', ({ target }) => {
      const map = target instanceof Element ? target.closest<SVGElement>('[data-head]') : null;
      if (map) change({ layer: Number(map.dataset['layer']), head: Number(map.dataset['head']) });
    });

    async function takeAny(): Promise<void> {
      const pixel = lookedAt(state(), result());
      if (pixel === undefined) return;
      const { face } = state();
      const { palette } = heldOutFace(face);
      const token = await chooseColor(host, {
        title: `Another colour for ${placeOf(pixel)}`,
        palette,
        current: pictureOf(state())[pixel] ?? 0,
        nameOf: (token) => colourName(palette[token] ?? ''),
      });
      if (token !== undefined && face === state().face)
        change({ painted: withPaint(state(), pixel, token) });
    }

    return {
      over: [picker.element, repaint],
      controls: [
        named('Layer', layers.element),
        named('Head', heads.element),
        switched,
        faces.element,
        h('div', { class: 'paint' }, any, back),
      ],
      below: [spoken],
      update(state, looked) {
        const { face, layer, head, pixel } = state;
        picker.set(pixel, `${placeOf(pixel)}. ${sentenceOf(state, sharesOf(state, looked))}`);
        layers.set(String(layer));
        heads.set(String(head));
        faces.set(face + 1);
        relabel(switched, isOff(state, layer, head) ? 'Switch on' : 'Switch off');
        const most = lookedAt(state, looked);
        repaint.hidden = most === undefined;
        any.disabled = most === undefined;
        back.disabled = !isChanged(state);
        if (most !== undefined) {
          repaint.setAttribute('aria-label', `Repaint ${placeOf(most)}`);
          const [x, y] = cornerOf(most, FACE_SIDE, size);
          repaint.style.left = `${corner[0] + x + size / 2}px`;
          repaint.style.top = `${corner[1] + y + size / 2}px`;
        }
        relabel(spoken, changeOf(state, looked));
      },
    };
  },
});

function sharesOf({ layer, head }: State, looked: Looked | undefined): readonly number[] {
  const shares = looked?.layers[layer - 1]?.[head - 1];
  return shares ? decodeShares(shares) : [];
}

/** Return the pixel that the shown head looks at most; undefined for the start token. */
function lookedAt(state: State, looked: Looked | undefined): number | undefined {
  const shares = sharesOf(state, looked);
  const most = mostLookedAt(shares);
  return shares.length === 0 || most === 0 ? undefined : most - 1;
}

/** Round probabilities to what is shown of them, so that a second window gets little. */
function rounded(probabilities: Float32Array): number[] {
  return Array.from(probabilities, (share) => Math.round(share * 1e5) / 1e5);
}
