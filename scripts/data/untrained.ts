/** A network before its first training step, to compare a trained one with. */
import { readFileSync } from 'node:fs';
import { toInt8 } from '../../src/igpt/int8.ts';
import { simdKernel } from '../../src/igpt/kernel/simd.ts';
import type { Layer } from '../../src/igpt/matmul.ts';
import { zeros, type Matrix } from '../../src/igpt/matrix.ts';
import type { Model } from '../../src/igpt/model.ts';
import { seeded, type Random } from '../../src/igpt/random.ts';

/** The standard deviation of a fresh weight, as in training/model.py. */
const DEVIATION = 0.02;

/**
 * Return a model of the same shape with fresh random weights, drawn as training/model.py draws them:
 * gains are one, the output head is zero, and what is added to the residual path is scaled by depth.
 */
export async function untrainedLike(model: Model, seed: number): Promise<Model> {
  const kernel = await simdKernel(readFileSync('src/igpt/kernel/kernel.wasm'));
  const random = seeded(seed);
  const width = model.token.columns;
  const fresh = (rows: number, columns: number, deviation = DEVIATION): Matrix => {
    const weights = zeros(rows, columns);
    weights.data.forEach((_, i) => (weights.data[i] = deviation * normal(random)));
    return weights;
  };
  const layer = (rows: number, columns: number, deviation?: number): Layer =>
    kernel.linear(toInt8(fresh(rows, columns, deviation)));
  const residual = DEVIATION / Math.sqrt(2 * model.blocks.length);
  const ones = (): Float32Array<ArrayBuffer> => new Float32Array(width).fill(1);
  return {
    objective: model.objective,
    kernel,
    token: fresh(model.token.rows, width),
    position: fresh(model.position.rows, width),
    empty: fresh(1, width).data,
    blocks: model.blocks.map(({ heads }) => ({
      heads,
      attentionGain: ones(),
      qkv: layer(3 * width, width),
      out: layer(width, width, residual),
      mlpGain: ones(),
      up: layer(4 * width, width),
      down: layer(width, 4 * width, residual),
    })),
    gain: ones(),
    head: kernel.linear(toInt8(zeros(model.token.rows, width))),
  };
}

/** Draw from the standard normal distribution, by the Box-Muller transform. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
