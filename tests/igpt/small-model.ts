import { linear, type Layer } from '../../src/igpt/matmul.ts';
import type { Matrix } from '../../src/igpt/matrix.ts';
import type { BlockWeights, Model } from '../../src/igpt/model.ts';
import { seeded } from '../../src/igpt/random.ts';

/** Of the small random model. */
export const COLORS = 9;
export const CONTEXT = 12;
export const WIDTH = 16;

const random = seeded(20200617);

/** Numbers between -0.5 and 0.5. */
export function noise(rows: number, columns: number): Matrix {
  return {
    rows,
    columns,
    data: Float32Array.from({ length: rows * columns }, () => random() - 0.5),
  };
}

/** A block of random weights. */
export function someBlock(width: number, heads: number): BlockWeights {
  const layer = (from: number, to: number): Layer => linear(noise(to, from));
  return {
    heads,
    attentionGain: noise(1, width).data,
    query: layer(width, width),
    key: layer(width, width),
    value: layer(width, width),
    out: layer(width, width),
    mlpGain: noise(1, width).data,
    up: layer(width, 4 * width),
    down: layer(4 * width, width),
  };
}

/** A model of random weights, small enough to run in no time. */
export function smallModel(objective: Model['objective'] = 'autoregressive'): Model {
  return {
    objective,
    token: noise(COLORS, WIDTH),
    position: noise(CONTEXT, WIDTH),
    empty: objective === 'bert' ? new Float32Array(WIDTH) : noise(1, WIDTH).data,
    blocks: [someBlock(WIDTH, 4), someBlock(WIDTH, 4), someBlock(WIDTH, 4)],
    gain: noise(1, WIDTH).data,
    // Large, so that colours are not all alike likely.
    head: linear({ ...noise(COLORS, WIDTH), data: noise(COLORS, WIDTH).data.map((w) => 8 * w) }),
  };
}

/** A picture of random colours. */
export function somePicture(length = CONTEXT): number[] {
  return Array.from({ length }, () => Math.floor(random() * COLORS));
}
