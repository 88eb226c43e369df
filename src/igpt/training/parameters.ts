/** The parameters of a model that learns, and anything of the same shape: gradients, moments, means. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { seeded, type Random } from '../random.ts';
import { Tensor, type Arithmetic } from './arithmetic.ts';

/** The shape of a model. */
export interface Shape {
  /** L */
  readonly layers: number;
  /** d */
  readonly width: number;
  readonly heads: number;
  /** V */
  readonly colors: number;
  /** T, pixels in a picture. */
  readonly context: number;
}

export interface BlockParameters {
  /** (1, d) */
  readonly attentionGain: Tensor;
  /** (d, d) each; a layer is y = x W. */
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly out: Tensor;
  /** (1, d) */
  readonly mlpGain: Tensor;
  /** (d, 4d) */
  readonly up: Tensor;
  /** (4d, d) */
  readonly down: Tensor;
}

export interface Parameters {
  /** All of them in a row, (1, count). */
  readonly all: Tensor;
  /** (V, d) */
  readonly token: Tensor;
  /** (1, d), in place of a token before the first pixel. */
  readonly start: Tensor;
  /** (T, d) */
  readonly position: Tensor;
  readonly blocks: readonly BlockParameters[];
  /** (1, d) */
  readonly gain: Tensor;
  /** (d, V) */
  readonly head: Tensor;
  /** The matrices of all blocks, and everything else. */
  readonly matrices: readonly Tensor[];
  readonly others: readonly Tensor[];
}

/** Return the number of parameters. */
export function countOf({ layers, width, colors, context }: Shape): number {
  return (2 * colors + context + 2) * width + layers * (12 * width * width + 2 * width);
}

/** Allocate parameters of zeros. */
export function newParameters(by: Arithmetic, shape: Shape): Parameters {
  const { layers, width, colors, context } = shape;
  const all = new Tensor(by, 1, countOf(shape));
  let next = all.address;
  const take = (rows: number, columns: number): Tensor => {
    const tensor = new Tensor(by, rows, columns, next);
    next += rows * tensor.stride;
    return tensor;
  };
  const [token, start, position] = [take(colors, width), take(1, width), take(context, width)];
  const blocks: readonly BlockParameters[] = Array.from({ length: layers }, () => ({
    attentionGain: take(1, width),
    query: take(width, width),
    key: take(width, width),
    value: take(width, width),
    out: take(width, width),
    mlpGain: take(1, width),
    up: take(width, 4 * width),
    down: take(4 * width, width),
  }));
  const [gain, head] = [take(1, width), take(width, colors)];
  const gains = blocks.flatMap(({ attentionGain, mlpGain }) => [attentionGain, mlpGain]);
  return {
    all,
    token,
    start,
    position,
    blocks,
    gain,
    head,
    matrices: blocks.flatMap((b) => [b.query, b.key, b.value, b.out, b.up, b.down]),
    others: [token, start, position, ...gains, gain, head],
  };
}

/**
 * Set new weights. What writes to the residual path, the head and the positions begin at zero, so that
 * every colour is equally likely and every position alike; the gains begin at one.
 * @param deviation - of the blocks' other matrices
 */
export function initialise(w: Parameters, seed: number, deviation: number): void {
  const random = seeded(seed);
  w.all.data.fill(0);
  fillNormal(w.token, 0.3, random);
  fillNormal(w.start, 0.3, random);
  for (const block of w.blocks) {
    for (const gain of [block.attentionGain, block.mlpGain]) gain.data.fill(1);
    for (const matrix of [block.query, block.key, block.value, block.up])
      fillNormal(matrix, deviation, random);
  }
  w.gain.data.fill(1);
}

/** Fill with numbers near a normal distribution: sums of twelve uniform ones need no logarithm. */
export function fillNormal({ data }: Tensor, deviation: number, random: Random): void {
  for (let i = 0; i < data.length; i++) {
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += random();
    data[i] = deviation * sum;
  }
}

/** Return the SHA-256 of all parameters, 64 hexadecimal digits. */
export function hashOf({ all }: Parameters): string {
  const { buffer, byteOffset, byteLength } = all.data;
  return bytesToHex(sha256(new Uint8Array(buffer, byteOffset, byteLength)));
}
