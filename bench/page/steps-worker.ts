/** A worker that times training steps alone: by SIMD, in plain TypeScript, or by TensorFlow.js. */
import kernel from '../../src/igpt/kernel/training.wasm?url&no-inline';
import { simdArithmetic } from '../../src/igpt/training/arithmetic.ts';
import { batches } from '../../src/igpt/training/batches.ts';
import { readPictures, type PictureCard } from '../../src/igpt/training/pictures.ts';
import { plainArithmetic } from '../../src/igpt/training/plain.ts';
import { recipeOf } from '../../src/igpt/training/recipe.ts';
import { Trainer } from '../../src/igpt/training/trainer.ts';
import type { Open, StepsReply, StepsRequest } from './steps.ts';
import { tensorflowStep } from './tensorflow.ts';

const SEED = 1;

/** The first steps warm up; their losses show that all ways compute the same. */
const FIRST = 5;

let learn: (() => number) | undefined;

self.onmessage = async ({ data }: MessageEvent<StepsRequest>) => {
  try {
    if (data.kind === 'open') {
      const step = await learner(data);
      learn = step;
      self.postMessage(Array.from({ length: FIRST }, step) satisfies StepsReply);
    } else self.postMessage(run(data.seconds));
  } catch (error) {
    self.postMessage({ failure: String(error) } satisfies StepsReply);
  }
};

/** Learn for some seconds and return the number of steps. */
function run(seconds: number): StepsReply {
  const start = performance.now();
  let steps = 0;
  for (; performance.now() - start < 1000 * seconds; steps++) learn?.();
  return { steps, seconds: (performance.now() - start) / 1000 };
}

/** Return a function that makes a step and returns the loss before it. */
async function learner(request: Open): Promise<() => number> {
  const { task, way, card, pictures, tensorflow } = request;
  const json = (await (await fetch(card)).json()) as PictureCard;
  const set = await readPictures(json, await bytesOf(pictures));
  const recipe = recipeOf(task, 'muon');
  const known = set.tokens.slice(set.heldOut);
  const by = way === 'simd' ? await simdArithmetic(await bytesOf(kernel)) : plainArithmetic();
  const trainer = new Trainer(by, recipe, known, SEED);
  if (way !== 'tensorflow') return () => trainer.learn();
  const step = await tensorflowStep(tensorflow, trainer.weights, recipe);
  const order = batches(known, recipe.batch, SEED);
  return () => step(order.next().value);
}

async function bytesOf(address: string): Promise<ArrayBuffer> {
  return (await fetch(address)).arrayBuffer();
}
