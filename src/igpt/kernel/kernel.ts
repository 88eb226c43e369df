/** What the sums are computed by: plain TypeScript here, SIMD in simd.ts. Both give the same bits. */
import { gelu } from '../gelu.ts';
import { layerNorm } from '../layer-norm.ts';
import { linear, type Layer } from '../matmul.ts';
import { add, type Matrix } from '../matrix.ts';
import { PlainPast, type Past, type PastSize } from '../past.ts';

/** A way to compute the sums. */
export interface Kernel {
  /** The linear layer of these weights (out, in), in a multiple of four. */
  readonly linear: (weights: Matrix) => Layer;
  /** Each row divided by the root of its mean square and multiplied by a gain. */
  readonly layerNorm: (x: Matrix, gain: Float32Array) => Matrix;
  /** x sigmoid(1.702 x) of every number. */
  readonly gelu: Layer;
  /** The sum of two matrices of one shape. */
  readonly add: (a: Matrix, b: Matrix) => Matrix;
  /** Empty keys and values for so many layers. */
  readonly pasts: (layers: number, size: PastSize) => Past[];
  /** Takes back keys and values that nobody reads any longer; their room serves others. */
  readonly giveBack: (pasts: readonly Past[]) => void;
  /** Gives the result of a computation; what it made on its way may be gone afterwards. */
  readonly within: (compute: () => Matrix) => Matrix;
}

/** The reference, and what serves where WebAssembly does not. */
export const plain: Kernel = {
  linear,
  layerNorm,
  gelu,
  add,
  pasts: (layers, size) => Array.from({ length: layers }, () => new PlainPast(size)),
  giveBack: () => undefined,
  within: (compute) => compute(),
};
