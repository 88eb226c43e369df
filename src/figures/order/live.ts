import { EMPTY } from '../../igpt/model.ts';
import { createButton } from '../../kit/controls/button.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { FACE_PIXELS, FACE_SIDE, heldOutFace, HELD_OUT } from '../pictures/face.ts';
import { maskedPixels } from '../pictures/mask.ts';
import { engine, EngineError } from '../engine/index.ts';
import { sleep } from '../../kit/sleep.ts';
import { modelFigure } from '../engine/live-model.ts';
import {
  check,
  drawOrder,
  FIRST,
  GIVEN,
  KEEP,
  LAYOUTS,
  nothingOf,
  order,
  readingOf,
  SEEDS,
  type Both,
  type State,
} from './still.ts';

/** The shortest time between two steps, in milliseconds: all that is drawn can be seen. */
const PACE = 70;

/** In a demonstration the lower half is filled in twice, so many seconds after each other. */
const BEFORE_FILLING = [23, 8];

/** Both questions to both models, computed: nats of hidden pixels, and a lower half drawn in steps. */
export const liveOrder = modelFigure<State, Both>({
  ...order,
  check,
  models: ['faces', 'bert'],
  dependsOn: ['face', 'seed'],
  first: FIRST,
  part: 'filled',
  draw: drawOrder,

  /** Compute first the nats, then the lower halves. */
  async *compute({ state, known, signal, reducedMotion }) {
    let both = known ?? nothingOf(state);
    if (!both.nats) yield (both = { ...both, nats: await natsOf(state, signal) });
    if (isWhole(both)) return;
    for await (const filled of fillIn(state, signal)) {
      both = { ...both, filled };
      if (!reducedMotion || isWhole(both)) yield both;
    }
  },

  build({ context, state, result, change, recompute }) {
    const picker = createPixelPicker(
      { label: 'Hidden pixel', side: FACE_SIDE, ...LAYOUTS[context.room].face },
      (pixel) => change({ pixel }),
    );
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      change({ face: face - 1 }),
    );
    const seeds = createStepper({ label: 'Seed', ...SEEDS }, (seed) => change({ seed }));
    const fillInAgain = (): void => {
      const nothing = nothingOf(state());
      recompute({ ...nothing, nats: result()?.nats ?? null });
    };
    const again = createButton('Fill in again', fillInAgain);
    return {
      over: [picker.element],
      controls: [faces.element, seeds.element, again],
      update(state, both) {
        picker.set(state.pixel, readingOf(state, both));
        faces.set(state.face + 1);
        seeds.set(state.seed);
      },
      async demonstrate(signal) {
        for (const seconds of context.reducedMotion ? [] : BEFORE_FILLING) {
          await sleep(1000 * seconds, signal);
          if (signal.aborted) return;
          fillInAgain();
        }
      },
    };
  },
});

function isWhole({ filled }: Both): boolean {
  return !Object.values(filled).some((tokens) => tokens.includes(EMPTY));
}

/** Ask both models what the hidden pixels cost. */
async function natsOf({ face, seed }: State, signal: AbortSignal): Promise<Both['nats']> {
  const picture = Array.from(heldOutFace(face).tokens);
  const masked = maskedPixels(FACE_PIXELS, seed);
  const [[forwards = null], [bothSides = null]] = await Promise.all([
    engine.surprise('faces', [picture], undefined, signal),
    engine.surprise('bert', [picture], [masked], signal),
  ]);
  const of = (nats: Float64Array | null): number[] =>
    masked.map((pixel) => Number((nats?.[pixel] ?? NaN).toFixed(3)));
  return { autoregressive: of(forwards), bert: of(bothSides) };
}

/** Draw the lower half in three ways side by side, equally many pixels a step. */
async function* fillIn(state: State, signal: AbortSignal): AsyncGenerator<Both['filled']> {
  const { seed } = state;
  const { autoregressive, bertSurestFirst } = nothingOf(state).filled;
  const prefix = autoregressive.slice(0, GIVEN);
  const forwards = engine.sample('faces', [{ prefix, seed }], { temperature: 1 });
  const cancel = (): void => forwards.cancel();
  signal.addEventListener('abort', cancel);
  const steps = forwards[Symbol.asyncIterator]();
  const ask = async (picture: number[], keep: number): Promise<number[]> => {
    const request = { kind: 'unmask', name: 'bert', picture, keep, seed } as const;
    return [...(await engine.ask(request, 'unmasked', signal)).picture];
  };
  try {
    let filled = {
      autoregressive,
      bertSurestFirst,
      bertAtOnce: await ask(bertSurestFirst, FACE_PIXELS),
    };
    yield filled;
    for (let from = GIVEN; from < FACE_PIXELS; from += KEEP) {
      forwards.draw(KEEP);
      const [next] = await Promise.all([ask(filled.bertSurestFirst, KEEP), pause(PACE)]);
      const drawn = [...filled.autoregressive];
      for (let i = 0; i < KEEP; i++) {
        const step = await steps.next();
        if (step.done) throw new EngineError('The model stopped before the picture was whole.');
        drawn[step.value.index] = step.value.tokens[0] ?? EMPTY;
      }
      signal.throwIfAborted();
      filled = { ...filled, autoregressive: drawn, bertSurestFirst: next };
      yield filled;
    }
  } finally {
    cancel();
    signal.removeEventListener('abort', cancel);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
