/** The engine of the deck as a slide uses it, by some number of workers or by the kernel of another commit. */
import { Pool } from '../../src/figures/engine/pool.ts';
import type { Sample } from '../../src/igpt/sampler.ts';
import type { Reply } from '../../src/igpt/service/messages.ts';
import { address } from './training.ts';

export interface Drawn {
  readonly milliseconds: number;
  readonly pictures: readonly (readonly number[])[];
}

export interface EngineOptions {
  /** How many workers there may be. */
  readonly workers: number;
  /** The folder of the files of another commit. */
  readonly folder?: string;
}

/** Milliseconds from a press until the first pixel is in the page, and until it is painted. */
export interface FirstPixel {
  readonly received: number;
  readonly painted: number;
}

const NAME = 'faces';
const FREEDOM = { temperature: 1 };

let pool: Pool | undefined;
let isOfAnotherCommit = false;

/** Load the model, and start all workers. */
export async function openEngine({ workers, folder }: EngineOptions): Promise<void> {
  const files = {
    card: address(`${folder ?? '.'}/card.json`),
    weights: address(`${folder ?? '.'}/weights.bin`),
  };
  isOfAnotherCommit = folder !== undefined;
  let ready = 0;
  pool = new Pool({
    createWorker() {
      const worker =
        folder === undefined
          ? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
          : new Worker(address(`${folder}/worker.js`), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
        if (data.kind === 'loaded') ready += 1;
      });
      return worker;
    },
    mostWorkers: () => workers,
    models: { faces: files, fashion: files, bert: files },
  });
  pool.hold();
  await pool.load(NAME);
  // The first work that can be shared starts all workers.
  await pool.surprise(NAME, Array(workers).fill([0]));
  while (ready < workers) await painted();
}

/** Draw pictures from the request to the last pixel. */
export async function draw(samples: readonly Sample[]): Promise<Drawn> {
  const start = performance.now();
  const drawing = engine().sample(NAME, samples, FREEDOM);
  drawing.draw(Infinity);
  const pictures = samples.map(({ prefix }) => Array.from(prefix));
  for await (const { tokens } of drawing) tokens.forEach((token, i) => pictures[i]?.push(token));
  return { pictures, milliseconds: performance.now() - start };
}

/** Read the features of pictures; return the milliseconds. */
export async function readFeatures(pictures: readonly (readonly number[])[]): Promise<number> {
  const requests = pictures.map((picture) => ({ kind: 'features', name: NAME, picture }) as const);
  const start = performance.now();
  // The page of the other commit asked one question after the other.
  if (isOfAnotherCommit) for (const request of requests) await engine().ask(request, 'featured');
  else for await (const answer of engine().askAll(requests, 'featured')) void answer;
  return performance.now() - start;
}

/** Begin to draw pictures, as a press does, and paint the first pixel of each. */
export async function press(samples: readonly Sample[]): Promise<FirstPixel> {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('The page has no canvas.');
  document.body.replaceChildren(context.canvas);
  const start = performance.now();
  const drawing = engine().sample(NAME, samples, FREEDOM);
  drawing.draw(1);
  for await (const { tokens } of drawing) {
    const received = performance.now() - start;
    tokens.forEach((token, i) => {
      context.fillStyle = `rgb(${token} 0 0)`;
      context.fillRect(8 * i, 0, 8, 8);
    });
    await painted();
    return { received, painted: performance.now() - start };
  }
  throw new Error('No pixel came.');
}

/** Resolve when the next frame has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function engine(): Pool {
  if (!pool) throw new Error('The engine is not open.');
  return pool;
}
