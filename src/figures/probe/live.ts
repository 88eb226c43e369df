import { h } from '../../../plugins/common/h.ts';
import { neighbours, standardised } from '../../igpt/neighbours.ts';
import { offerCopy } from '../../kit/chart/reader/copy.ts';
import { createChoice, numbered } from '../../kit/controls/choice.ts';
import { named } from '../../kit/controls/named.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { HELD_OUT, heldOutFace } from '../pictures/face.ts';
import { engine } from '../engine/index.ts';
import { modelFigure } from '../engine/live-model.ts';
import { scenesOf } from './scenes.ts';
import { LAYERS, probesAsCsv, sheets } from './records.ts';
import {
  check,
  drawProbe,
  FIRST,
  NEAREST,
  neighboursOf,
  probe,
  type Near,
  type State,
} from './still.ts';

/** Of each face that was read, for each layer, (d); kept as long as the page is, for they never change. */
const featuresOf = new Map<number, readonly Float32Array[]>();

/** The least time between two drawings while faces are read, in milliseconds. */
const PACE = 200;

/** The nearest neighbours of a face by the features of any layer, computed over all held-out faces. */
export const liveProbe = modelFigure<State, Near>({
  ...probe,
  check,
  scenesOf,
  models: ['faces'],
  dependsOn: ['face'],
  first: FIRST,
  part: 'layers',
  draw: drawProbe,

  /** Read the faces that have not been read yet, this one first, and compare it with the others. */
  async *compute({ state: { face }, known, signal, progress }) {
    if (known?.others === HELD_OUT - 1) return;
    const all = [...new Set([face, ...Array(HELD_OUT).keys()])];
    const unread = all.filter((index) => !featuresOf.has(index));
    const requests = unread.map((index) => {
      const picture = Array.from(heldOutFace(index).tokens);
      return { kind: 'features', name: 'faces', picture } as const;
    });
    let drawn = -Infinity;
    const answers = engine.askAll(requests, 'featured', signal);
    for (const index of unread) {
      progress(featuresOf.size / HELD_OUT, `Reading ${HELD_OUT} faces`);
      const { value } = await answers.next();
      if (!value) return;
      featuresOf.set(index, value.layers);
      if (featuresOf.size <= NEAREST || performance.now() - drawn < PACE) continue;
      drawn = performance.now();
      yield nearestSoFar(face);
    }
    progress(1);
    yield nearestSoFar(face);
  },

  build({ state, result, change }) {
    const values = h('div');
    values.innerHTML = sheets() + probesAsCsv();
    const spoken = h('p', { class: 'visually-hidden', role: 'status' });
    offerCopy(values, (sentence) => (spoken.textContent = sentence));

    const choose = (chosen: Partial<State>): void => {
      change(chosen);
      spoken.textContent = neighboursOf(state(), result());
    };
    const layers = createChoice('Layer', numbered(0, LAYERS - 1), (layer) =>
      choose({ layer: Number(layer) }),
    );
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      choose({ face: face - 1 }),
    );
    return {
      controls: [named('Layer', layers.element), faces.element],
      below: [spoken, values],
      update({ face, layer }) {
        layers.set(String(layer));
        faces.set(face + 1);
      },
    };
  },
});

/** Return the nearest of the faces that have been read, this one among them. */
function nearestSoFar(face: number): Near {
  const read = [...featuresOf.keys()].sort((a, b) => a - b);
  const layers = Array.from({ length: LAYERS }, (_, layer) => {
    const features = read.map((index) => featuresOf.get(index)?.[layer] ?? []);
    const near = neighbours(standardised(features), read.indexOf(face), NEAREST);
    return near.flatMap((i) => read[i] ?? []);
  });
  return { face, others: read.length - 1, layers };
}
