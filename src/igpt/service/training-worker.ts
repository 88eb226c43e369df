/** The worker that trains a small model; its messages are in training-messages.ts. */
import kernelAddress from '../kernel/kernel.wasm?url&no-inline';
import { plain } from '../kernel/kernel.ts';
import { simdKernel } from '../kernel/simd.ts';
import trainingAddress from '../kernel/training.wasm?url&no-inline';
import { simdArithmetic } from '../training/arithmetic.ts';
import { plainArithmetic } from '../training/plain.ts';
import type { TrainingReply, TrainingRequest } from './training-messages.ts';
import { TrainingService } from './training-service.ts';

async function bytesOf(address: string): Promise<ArrayBuffer> {
  return (await fetch(address)).arrayBuffer();
}

// A message to oneself waits behind those of the page and, unlike a timer, for nothing else.
const { port1, port2 } = new MessageChannel();
let waiting: (() => void)[] = [];
port1.onmessage = () => {
  const callbacks = waiting;
  waiting = [];
  for (const callback of callbacks) callback();
};

const service = new TrainingService({
  reply: (reply: TrainingReply) => self.postMessage(reply),
  fetch: (address) => fetch(address),
  // Both by SIMD if the browser has it.
  arithmetic: async () => {
    try {
      return { by: await simdArithmetic(await bytesOf(trainingAddress)), simd: true };
    } catch {
      return { by: plainArithmetic(), simd: false };
    }
  },
  kernel: async () => {
    try {
      return await simdKernel(await bytesOf(kernelAddress));
    } catch {
      return plain;
    }
  },
  later: (callback, milliseconds) => {
    if (milliseconds > 0) {
      setTimeout(callback, milliseconds);
      return;
    }
    waiting.push(callback);
    port2.postMessage(undefined);
  },
  clock: () => performance.now(),
});

self.onmessage = ({ data }: MessageEvent<TrainingRequest>) => void service.handle(data);
