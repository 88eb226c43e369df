import { toInt8 } from '../../../src/igpt/int8.ts';
import { plain, type Kernel } from '../../../src/igpt/kernel/kernel.ts';
import type { Layer } from '../../../src/igpt/matmul.ts';
import type { Matrix } from '../../../src/igpt/matrix.ts';
import type { BlockWeights, Model } from '../../../src/igpt/model.ts';
import type { Past } from '../../../src/igpt/past.ts';
import { seeded } from '../../../src/igpt/random.ts';

/** Of the small random model. */
export const COLORS = 9;
export const CONTEXT = 12;
export const WIDTH = 16;

let random = seeded(20200617);

/** Lets what follows be drawn again as after an earlier call with this seed. */
export function begin(seed: number): void {
  random = seeded(seed);
}

/** Numbers between -0.5 and 0.5. */
export function noise(rows: number, columns: number): Matrix {
  return {
    rows,
    columns,
    data: Float32Array.from({ length: rows * columns }, () => random() - 0.5),
  };
}

/** A block of random weights. */
export function someBlock(width: number, heads: number, kernel = plain): BlockWeights {
  const layer = (from: number, to: number): Layer => kernel.linear(toInt8(noise(to, from)));
  return {
    heads,
    attentionGain: noise(1, width).data,
    qkv: layer(width, 3 * width),
    out: layer(width, width),
    mlpGain: noise(1, width).data,
    up: layer(width, 4 * width),
    down: layer(4 * width, width),
  };
}

/** A model of random weights, small enough to run in no time. */
export function smallModel(
  objective: Model['objective'] = 'autoregressive',
  kernel: Kernel = plain,
): Model {
  return {
    objective,
    kernel,
    token: noise(COLORS, WIDTH),
    position: noise(CONTEXT, WIDTH),
    empty: objective === 'bert' ? new Float32Array(WIDTH) : noise(1, WIDTH).data,
    blocks: [someBlock(WIDTH, 4, kernel), someBlock(WIDTH, 4, kernel), someBlock(WIDTH, 4, kernel)],
    gain: noise(1, WIDTH).data,
    // Large, so that colours are not all alike likely.
    head: kernel.linear(
      toInt8({ ...noise(COLORS, WIDTH), data: noise(COLORS, WIDTH).data.map((w) => 8 * w) }),
    ),
  };
}

/** Room for the keys and values of one picture in one layer. */
export function past(context: number, width: number, heads: number): Past {
  const [only] = plain.pasts(1, { batch: 1, context, width, heads, causal: true });
  if (!only) throw new Error('The kernel has made nothing.');
  return only;
}

/** A picture of random colours. */
export function somePicture(length = CONTEXT): number[] {
  return Array.from({ length }, () => Math.floor(random() * COLORS));
}
