/** Training steps alone, in a worker of their own. */
import type { Task } from '../../src/igpt/service/training-messages.ts';
import { address, FILES } from './training.ts';

/** The ways of a training step that are compared. */
export type Way = 'simd' | 'plain' | 'tensorflow';

export interface Open {
  readonly kind: 'open';
  readonly task: Task;
  readonly way: Way;
  /** Addresses of the pictures, and of the folder of TensorFlow.js. */
  readonly card: string;
  readonly pictures: string;
  readonly tensorflow: string;
}

export type StepsRequest = Open | { readonly kind: 'run'; readonly seconds: number };

export interface Steps {
  readonly steps: number;
  readonly seconds: number;
}

/** The losses of the first steps, in nats a pixel; steps; or why there are none. */
export type StepsReply = number[] | Steps | { readonly failure: string };

let worker: Worker | undefined;

/** Begin to learn, and return the losses of the first steps. */
export async function openSteps(task: Task, way: Way): Promise<number[]> {
  worker = new Worker(new URL('./steps-worker.ts', import.meta.url), { type: 'module' });
  const [card, pictures] = [address(FILES[task].card), address(FILES[task].pictures)];
  const tensorflow = address('tensorflow/');
  const reply = await ask(worker, { kind: 'open', task, way, card, pictures, tensorflow });
  if (!Array.isArray(reply)) throw new Error('The worker replied out of turn.');
  return reply;
}

/** Go on learning for some seconds. */
export async function runSteps(seconds: number): Promise<Steps> {
  const reply = worker && (await ask(worker, { kind: 'run', seconds }));
  if (!reply || Array.isArray(reply)) throw new Error('The worker replied out of turn.');
  return reply;
}

export function closeSteps(): void {
  worker?.terminate();
}

function ask(worker: Worker, request: StepsRequest): Promise<number[] | Steps> {
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<StepsReply>) => {
      if ('failure' in data) reject(new Error(data.failure));
      else resolve(data);
    };
    worker.postMessage(request);
  });
}
