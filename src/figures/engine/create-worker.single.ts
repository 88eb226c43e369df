/** Stands in for create-worker.ts where there is one file: the worker is made from a Blob. */
import EngineWorker from '../../igpt/worker.ts?worker&inline';

export const createWorker = (): Worker => new EngineWorker();
