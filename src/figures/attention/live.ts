import { createChoice, numbered } from '../../kit/controls/choice.ts';
import { named } from '../../kit/controls/named.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { FACE_SIDE, heldOutFace, HELD_OUT, placeOf } from '../../kit/draw/face.ts';
import { decodeShares, encodeShares } from '../../kit/draw/shares.ts';
import { engine } from '../../kit/engine/index.ts';
import { modelFigure } from '../../kit/live-model.ts';
import {
  attention,
  check,
  cornerOf,
  drawAttention,
  FIRST,
  HEADS,
  LARGE,
  LAYERS,
  sentenceOf,
  SMALL,
  type Looked,
  type State,
} from './still.ts';

/** Where the heads look, computed for whatever pixel is pointed at. */
export const liveAttention = modelFigure<State, Looked>({
  ...attention,
  check,
  models: ['faces'],
  dependsOn: ['face', 'pixel'],
  first: FIRST,
  part: 'layers',
  // Maps that are empty for a moment would flicker while a hand passes over the picture.
  waits: ({ face }, last) => face === last.face,
  draw: drawAttention,

  async *compute({ state: { face, pixel }, signal }) {
    const picture = Array.from(heldOutFace(face).tokens);
    const request = { kind: 'attend', name: 'faces', picture, pixel } as const;
    const { layers } = await engine.ask(request, 'attended', signal);
    yield { face, pixel, layers: layers.map((heads) => heads.map(encodeShares)) };
  },

  build({ drawing, change }) {
    const picker = createPixelPicker(
      {
        label: 'Pixel that is asked for',
        side: FACE_SIDE,
        corner: [LARGE.left, LARGE.top],
        pixel: LARGE.pixel,
      },
      (pixel) => change({ pixel }),
    );
    const layers = createChoice('Layer', numbered(1, LAYERS), (layer) =>
      change({ layer: Number(layer) }),
    );
    const heads = createChoice('Head', numbered(1, HEADS), (head) =>
      change({ head: Number(head) }),
    );
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      change({ face: face - 1 }),
    );
    drawing.addEventListener('click', (event) => {
      const clicked = headAt(drawing, event);
      if (clicked) change(clicked);
    });
    return {
      over: [picker.element],
      controls: [named('Layer', layers.element), named('Head', heads.element), faces.element],
      update(state, looked) {
        const { face, layer, head, pixel } = state;
        const shares = looked?.layers[layer - 1]?.[head - 1];
        const sentence = sentenceOf(state, shares ? decodeShares(shares) : []);
        picker.set(pixel, `${placeOf(pixel)}. ${sentence}`);
        layers.set(String(layer));
        heads.set(String(head));
        faces.set(face + 1);
      },
    };
  },
});

/** Return the head whose map was clicked. */
function headAt(
  drawing: HTMLElement,
  { clientX, clientY }: MouseEvent,
): { layer: number; head: number } | undefined {
  const box = drawing.getBoundingClientRect();
  const scale = drawing.offsetWidth / box.width;
  const [x, y] = [(clientX - box.left) * scale, (clientY - box.top) * scale];
  const [left, top] = cornerOf(0, 0);
  const layer = Math.floor((x - left) / SMALL.across) + 1;
  const head = Math.floor((y - top) / SMALL.down) + 1;
  return layer >= 1 && layer <= LAYERS && head >= 1 && head <= HEADS ? { layer, head } : undefined;
}
