/** Starts the worker that runs our models; it lies in a file of its own. */
export const createWorker = (): Worker =>
  new Worker(new URL('../../igpt/worker.ts', import.meta.url), { type: 'module' });
