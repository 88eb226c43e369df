/**
 * How fast the engine draws faces in Node, and how close it is to PyTorch on 500 pictures: prints one
 * JSON object. Run by `npm run bench`; times depend on what else the machine does.
 */
import { readFileSync } from 'node:fs';
import { plain } from '../src/igpt/kernel.ts';
import { surprise, total } from '../src/igpt/likelihood.ts';
import type { Model } from '../src/igpt/model.ts';
import { complete } from '../src/igpt/sampler.ts';
import { heldOut, shippedModel } from '../scripts/shipped.ts';

const REPEATS = 3;
const NAME = 'faces';

const [simd, slow] = [await shippedModel(NAME), await shippedModel(NAME, plain)];
const context = simd.position.rows;
const [picture = []] = heldOut(NAME);

/** Milliseconds of the fastest of some runs, after one that warms up. */
function fastest(run: () => void): number {
  run();
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Pixels a second of one face, drawn from its first pixel on. */
function pixelsPerSecond(model: Model): number {
  return Math.round((1000 * context) / fastest(() => complete(model, [{ prefix: [], seed: 1 }])));
}

function eightHalves(): void {
  const prefix = picture.slice(0, context / 2);
  complete(
    simd,
    Array.from({ length: 8 }, (_, i) => ({ prefix, seed: i + 1 })),
  );
}

/** The mean difference from PyTorch, in nats a pixel, over these pictures. */
function differenceFromPyTorch(): { pictures: number; natsPerPixel: number } {
  const { tokens, nll } = JSON.parse(readFileSync(`training/references/${NAME}.json`, 'utf8')) as {
    tokens: number[][];
    nll: number[];
  };
  const differences = tokens.map((one, i) => {
    const [nats = new Float64Array()] = surprise(simd, [one]);
    return total(nats) - (nll[i] ?? NaN);
  });
  const sum = differences.reduce((a, b) => a + b, 0);
  return { pictures: tokens.length, natsPerPixel: sum / (tokens.length * context) };
}

const [bySimd, byPlain] = [pixelsPerSecond(simd), pixelsPerSecond(slow)];
console.log(
  JSON.stringify({
    model: NAME,
    pixelsPerSecond: { simd: bySimd, plain: byPlain, ratio: Number((bySimd / byPlain).toFixed(1)) },
    eightHalfFacesMilliseconds: Math.round(fastest(eightHalves)),
    differenceFromPyTorch: differenceFromPyTorch(),
  }),
);
