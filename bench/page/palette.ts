import type { Reply, Request } from '../../src/figures/palette/worker.ts';
import type { Task } from '../../src/figures/palette/quantising.ts';

/** Milliseconds from the request to the first result, and to the end of k-means. */
export interface PaletteTimes {
  readonly first: number;
  readonly settled: number;
}

/** Quantise a picture in a worker that has already started. */
export async function timePalette(
  levels: readonly number[],
  colors: number,
): Promise<PaletteTimes> {
  const worker = new Worker(new URL('../../src/figures/palette/worker.ts', import.meta.url), {
    type: 'module',
  });
  const task: Task = { levels: Uint8ClampedArray.from(levels), colors, palette: 'own', seed: 1 };
  try {
    await run(worker, { ...task, levels: task.levels.slice(0, 3) });
    return await run(worker, task);
  } finally {
    worker.terminate();
  }
}

function run(worker: Worker, task: Task): Promise<PaletteTimes> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let first: number | undefined;
    worker.onerror = () => reject(new Error('The worker of the palette failed.'));
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.kind === 'failed') reject(new Error(data.message));
      if (data.kind !== 'result') return;
      const now = performance.now() - start;
      first ??= now;
      if (data.result.settled) resolve({ first, settled: now });
    };
    worker.postMessage({ kind: 'quantise', id: 1, task } satisfies Request);
  });
}
