/** What the sums are computed by: plain TypeScript here, SIMD in simd.ts. Both give the same bits. */
import { linear, type Layer } from './matmul.ts';
import type { Matrix } from './matrix.ts';
import { PlainPast, type Past, type PastSize } from './past.ts';

/** A way to compute the sums. */
export interface Kernel {
  /** The linear layer of these weights (out, in), in a multiple of four. */
  readonly linear: (weights: Matrix) => Layer;
  /** Empty keys and values for so many layers. */
  readonly pasts: (layers: number, size: PastSize) => Past[];
}

/** The reference, and what serves where WebAssembly does not. */
export const plain: Kernel = {
  linear,
  pasts: (layers, size) => Array.from({ length: layers }, () => new PlainPast(size)),
};
