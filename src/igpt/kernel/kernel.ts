/** The kernels that do the arithmetic: plain TypeScript here, SIMD in simd.ts. Both give the same bits. */
import { gelu } from '../gelu.ts';
import type { Int8Matrix } from '../int8.ts';
import { layerNorm } from '../layer-norm.ts';
import { linear, type Layer } from '../matmul.ts';
import { add, type Matrix } from '../matrix.ts';
import { PlainPast, type Past, type PastSize } from '../past.ts';

/** The arithmetic of a model. */
export interface Kernel {
  /** Make the linear layer of these weights, (out, in), with `in` a multiple of four. */
  readonly linear: (weights: Int8Matrix) => Layer;
  /** Divide each row by the root of its mean square and multiply it by a gain. */
  readonly layerNorm: (x: Matrix, gain: Float32Array) => Matrix;
  /** x sigmoid(1.702 x) of every number. */
  readonly gelu: Layer;
  /** Add two matrices of one shape. */
  readonly add: (a: Matrix, b: Matrix) => Matrix;
  /** Make an empty KV cache for each of so many layers. */
  readonly pasts: (layers: number, size: PastSize) => Past[];
  /** Release caches that are no longer read; their memory is used again. */
  readonly giveBack: (pasts: readonly Past[]) => void;
  /** Release the weights of all layers and all caches, which must not be used any longer. */
  readonly clear: () => void;
  /** Run a computation and return its result; its intermediate matrices are released. */
  readonly within: (compute: () => Matrix) => Matrix;
}

/** The reference, and the fallback where WebAssembly SIMD is missing. */
export const plain: Kernel = {
  linear,
  layerNorm,
  gelu,
  add,
  pasts: (layers, size) => Array.from({ length: layers }, () => new PlainPast(size)),
  giveBack: () => undefined,
  clear: () => undefined,
  within: (compute) => compute(),
};
