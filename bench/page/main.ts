/** A page that times pictures drawn by our engine's worker and by onnxruntime-web. */
import type { Reply, Request } from '../../src/igpt/service/messages.ts';
import type { Sample } from '../../src/igpt/sampler.ts';
import { OnnxModel } from './onnx-runtime.ts';
import { timePalette } from './palette.ts';
import { closeSteps, openSteps, runSteps } from './steps.ts';
import { timeTraining } from './training.ts';

export interface Drawn {
  readonly milliseconds: number;
  readonly pictures: readonly (readonly number[])[];
}

export interface Bench {
  load: () => Promise<void>;
  draw: (samples: readonly Sample[]) => Promise<Drawn>;
  /** Draw only the first pixels of each picture. */
  begin: (samples: readonly Sample[], pixels: number) => Promise<void>;
  loadOnnx: () => Promise<void>;
  drawByOnnx: (samples: readonly Sample[]) => Promise<Drawn>;
  logitsByOnnx: (picture: readonly number[]) => Promise<number[]>;
  timePalette: typeof timePalette;
  timeTraining: typeof timeTraining;
  openSteps: typeof openSteps;
  runSteps: typeof runSteps;
  closeSteps: typeof closeSteps;
  /** Return the bytes of JavaScript in the worker, without WebAssembly. */
  memory: () => Promise<number>;
}

declare global {
  interface Window {
    bench: Bench;
  }
  interface Performance {
    // https://developer.mozilla.org/docs/Web/API/Performance/measureUserAgentSpecificMemory
    measureUserAgentSpecificMemory(): Promise<{
      breakdown: { bytes: number; attribution: { scope: string }[] }[];
    }>;
  }
}

const NAME = 'faces';
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const address = (file: string): string => new URL(file, location.href).href;

/** Send a request to the worker and wait for a reply of this kind. */
function ask<K extends Reply['kind']>(
  request: Request,
  kind: K,
): Promise<Extract<Reply, { kind: K }>> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.kind === 'failed') reject(new Error(data.message));
      if (isOf(data, kind)) resolve(data);
    };
    worker.postMessage(request);
  });
}

function isOf<K extends Reply['kind']>(
  reply: Reply,
  kind: K,
): reply is Extract<Reply, { kind: K }> {
  return reply.kind === kind;
}

async function timed(draw: () => Promise<readonly (readonly number[])[]>): Promise<Drawn> {
  const start = performance.now();
  const pictures = await draw();
  return { pictures, milliseconds: performance.now() - start };
}

function sample(samples: readonly Sample[]): void {
  const freedom = { temperature: 1 };
  worker.postMessage({ kind: 'sample', job: 1, name: NAME, samples, freedom } satisfies Request);
}

let onnx: OnnxModel;
window.bench = {
  load: async () => {
    const [card, weights] = [address('card.json'), address('weights.bin')];
    await ask({ kind: 'load', name: NAME, card, weights }, 'loaded');
  },
  draw: (samples) =>
    timed(async () => {
      sample(samples);
      return (await ask({ kind: 'draw', job: 1, pixels: Infinity }, 'drawn')).pictures;
    }),
  begin: async (samples, pixels) => {
    sample(samples);
    for (let i = 0; i < pixels; i++) await ask({ kind: 'draw', job: 1, pixels: 1 }, 'steps');
  },
  loadOnnx: async () => {
    onnx = await OnnxModel.load(address('ort/ort.wasm.min.mjs'), address('faces.onnx'));
  },
  drawByOnnx: (samples) => timed(() => onnx.draw(samples)),
  timePalette,
  timeTraining,
  openSteps,
  runSteps,
  closeSteps,
  logitsByOnnx: (picture) => onnx.logitsOf(picture),
  memory: async () => {
    const { breakdown } = await performance.measureUserAgentSpecificMemory();
    const ofWorker = breakdown.filter(({ attribution }) =>
      attribution.some(({ scope }) => scope === 'DedicatedWorkerGlobalScope'),
    );
    return ofWorker.reduce((sum, { bytes }) => sum + bytes, 0);
  },
};
