/** A page that times the engine, onnxruntime-web, the palette and learning. */
import type { Sample } from '../../src/igpt/sampler.ts';
import { draw, openEngine, press, readFeatures, type Drawn } from './engine.ts';
import { productSpeed } from './limit.ts';
import { OnnxModel } from './onnx-runtime.ts';
import { timePalette } from './palette.ts';
import { closeSteps, openSteps, runSteps } from './steps.ts';
import { address, timeTraining } from './training.ts';

const bench = {
  openEngine,
  draw,
  readFeatures,
  press,
  productSpeed,
  loadOnnx,
  drawByOnnx,
  readByOnnx,
  logitsByOnnx: (picture: readonly number[]) => onnx.logitsOf(picture),
  timePalette,
  timeTraining,
  openSteps,
  runSteps,
  closeSteps,
  memory,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
  interface Performance {
    // https://developer.mozilla.org/docs/Web/API/Performance/measureUserAgentSpecificMemory
    measureUserAgentSpecificMemory(): Promise<{
      breakdown: { bytes: number; attribution: { scope: string }[] }[];
    }>;
  }
}

let onnx: OnnxModel;

async function loadOnnx(): Promise<void> {
  onnx = await OnnxModel.load(address('ort/ort.wasm.min.mjs'), address('faces.onnx'));
}

async function drawByOnnx(samples: readonly Sample[]): Promise<Drawn> {
  const start = performance.now();
  const pictures = await onnx.draw(samples);
  return { pictures, milliseconds: performance.now() - start };
}

/** Read pictures one after the other; return the milliseconds. */
async function readByOnnx(pictures: readonly (readonly number[])[]): Promise<number> {
  const start = performance.now();
  for (const picture of pictures) await onnx.read(picture);
  return performance.now() - start;
}

/** Return the bytes of JavaScript in all workers, without WebAssembly. */
async function memory(): Promise<number> {
  const { breakdown } = await performance.measureUserAgentSpecificMemory();
  const ofWorkers = breakdown.filter(({ attribution }) =>
    attribution.some(({ scope }) => scope === 'DedicatedWorkerGlobalScope'),
  );
  return ofWorkers.reduce((sum, { bytes }) => sum + bytes, 0);
}

window.bench = bench;
