import type { Json, LiveFigure } from '../../../plugins/figures/contract.ts';
import { EMPTY } from '../../igpt/model.ts';
import { createButton } from '../../kit/controls/button.ts';
import { keepKeys } from '../../kit/controls/keys.ts';
import { createPixelPicker } from '../../kit/controls/pixel-picker.ts';
import { createStatus } from '../../kit/controls/status.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { FACE_PIXELS, FACE_SIDE, heldOutFace, HELD_OUT } from '../../kit/draw/face.ts';
import { maskedPixels } from '../../kit/draw/mask.ts';
import { pageKit } from '../../kit/pictures/page-kit.ts';
import { MODULE } from '../../kit/draw/svg.ts';
import { engine, EngineError, preload } from '../../kit/engine/index.ts';
import { Session } from '../../kit/engine/session.ts';
import {
  checkOrder,
  drawOrder,
  FIRST,
  GIVEN,
  KEEP,
  LARGEST_SEED,
  nothingOf,
  order,
  readingOf,
  TOP,
  type Both,
  type OrderState as State,
} from './still.ts';

/** The shortest time between two steps, in milliseconds: all that is drawn can be seen. */
const PACE = 70;

/** Both questions to both models, computed: nats of hidden pixels, and a lower half drawn in steps. */
export const liveOrder: LiveFigure<State> = {
  initial: (options) => order.initial(options),
  mirrors: true,

  mount(host, context) {
    let state = context.state;
    let both = FIRST;

    const drawing = document.createElement('div');
    const picker = createPixelPicker(
      { label: 'Hidden pixel', side: FACE_SIDE, corner: [0, TOP], pixel: MODULE },
      (pixel) => {
        state = { ...state, pixel };
        draw();
        context.changed();
      },
    );
    const faces = createStepper({ label: 'Face', min: 1, max: HELD_OUT }, (face) =>
      change({ ...state, face: face - 1 }),
    );
    const seeds = createStepper({ label: 'Seed', min: 1, max: LARGEST_SEED }, (seed) =>
      change({ ...state, seed }),
    );
    const again = createButton('Fill in again', () => {
      both = { ...both, filled: nothingOf(state).filled };
      draw();
      run();
      context.changed();
    });
    const status = createStatus();
    const controls = document.createElement('div');
    controls.className = 'figure-controls';
    keepKeys(controls);
    controls.append(faces.element, seeds.element, again, status.element);
    host.classList.add('live-model');
    host.append(drawing, picker.element, controls);

    const session = new Session(['faces', 'bert'], {
      progress: (share) => status.progress(share),
      fail: (sentence) => context.fail(sentence),
    });

    function change(next: State): void {
      state = next;
      both = nothingOf(state);
      draw();
      run();
      context.changed();
    }

    function learn(news: Partial<Both>): void {
      both = { ...both, ...news };
      draw();
      context.computed();
    }

    /** Computes what is not known: first the nats, then what is missing of the lower halves. */
    function run(): void {
      session.run(async (signal) => {
        if (!both.nats) learn({ nats: await natsOf(state, signal) });
        if (isWhole(both)) return;
        for await (const filled of fillIn(state, signal)) {
          both = { ...both, filled };
          if (context.reducedMotion && !isWhole(both)) continue;
          learn({ filled });
        }
      });
    }

    function draw(): void {
      drawing.innerHTML = drawOrder(state, both, pageKit);
      picker.set(state.pixel, readingOf(state, both));
      faces.set(state.face + 1);
      seeds.set(state.seed);
    }

    draw();
    if (!context.mirrored) {
      preload('faces');
      preload('bert');
    }
    return {
      getState: () => state,
      setState(next) {
        const { face, seed } = checkOrder(next);
        const isOther = face !== state.face || seed !== state.seed;
        state = next;
        if (isOther) both = nothingOf(state);
        draw();
        run();
      },
      getResult: () => both,
      setResult(result) {
        if (!isBoth(result)) return;
        both = result;
        draw();
      },
      show() {
        if (context.mirrored) return;
        session.show();
        run();
      },
      hide: () => session.hide(),
      destroy() {
        session.hide();
        host.replaceChildren();
      },
    };
  },
};

/** It comes from a figure of this kind in another window, so that to have the parts is to be one. */
function isBoth(result: Json): result is Both {
  return typeof result === 'object' && result !== null && 'filled' in result;
}

function isWhole({ filled }: Both): boolean {
  return !Object.values(filled).some((tokens) => tokens.includes(EMPTY));
}

/** What the hidden pixels cost both models. */
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

/** Draws the lower half in three ways side by side, equally many pixels a step. */
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
