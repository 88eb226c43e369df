import { createButton } from '../../kit/controls/button.ts';
import { paint } from '../pictures/painter.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { FACE_SIDE, heldOutFace, HELD_OUT } from '../pictures/face.ts';
import { codeOf } from '../../kit/draw/hex.ts';
import type { Point } from '../../kit/draw/svg.ts';
import { engine } from '../engine/index.ts';
import { modelFigure } from '../engine/live-model.ts';
import { scenesOf } from './scenes.ts';
import {
  check,
  drawSurprise,
  FIRST,
  LAYOUTS,
  picturesOf,
  readingOf,
  surprise,
  type Nats,
  type State,
} from './still.ts';

/** The nats of every pixel of a face and of a picture beside it, computed for whatever is shown. */
export const liveSurprise = modelFigure<State, Nats>({
  ...surprise,
  check,
  scenesOf,
  models: ['faces'],
  dependsOn: ['face', 'seed', 'own'],
  first: FIRST,
  part: 'other',
  draw: drawSurprise,

  async *compute({ state, signal }) {
    const [face, other] = await engine.surprise('faces', picturesOf(state), undefined, signal);
    yield { face: rounded(face), other: rounded(other) };
  },

  build({ host, context, state, change }) {
    const { panels, raster, cell } = LAYOUTS[context.room];
    const picker = (label: string, [left, top]: Point) => {
      const corner: Point = [left + raster[0], top + raster[1]];
      return createPixelPicker({ label, side: FACE_SIDE, corner, pixel: cell }, (pixel) =>
        change({ pixel }),
      );
    };
    const ofFace = picker('Pixel of the face', panels[0]);
    const ofOther = picker('Pixel of the other picture', panels[1]);
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      change({ face: face - 1 }),
    );
    const again = createButton('Shuffle again', () => {
      const { own, seed } = state();
      // From a picture of one's own it goes back to the order that was there before.
      change({ own: '', seed: own === '' ? seed + 1 : seed });
    });
    const own = createButton('Paint your own', () => void paintOwn());

    async function paintOwn(): Promise<void> {
      const { palette } = heldOutFace(state().face);
      const [face, other] = picturesOf(state());
      const tokens = state().own === '' ? face : other;
      const painted = await paint(host, { palette, side: FACE_SIDE, tokens });
      if (painted) change({ own: codeOf(painted) });
    }

    return {
      over: [ofFace.element, ofOther.element],
      controls: [faces.element, again, own],
      update({ face, pixel }, nats) {
        ofFace.set(pixel, readingOf(pixel, nats?.face));
        ofOther.set(pixel, readingOf(pixel, nats?.other));
        faces.set(face + 1);
      },
    };
  },
});

function rounded(nats: Float64Array | undefined): number[] {
  return Array.from(nats ?? [], (value) => Number(value.toFixed(3)));
}
