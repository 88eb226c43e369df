/**
 * The two optimisers. AdamW (Loshchilov and Hutter 2019) divides each gradient by its usual size. Muon
 * (Jordan 2024) replaces a matrix of gradients by the nearest orthogonal one, so that all directions of
 * the matrix learn equally fast; it is for the blocks' matrices alone.
 */
import type { Optimiser } from '../service/training-messages.ts';
import { Tensor, type Arithmetic } from './arithmetic.ts';
import { multiply } from './network.ts';
import { newParameters, type Parameters, type Shape } from './parameters.ts';

/** The rates of learning at the top of the schedule. */
export interface Rates {
  readonly muon: number;
  readonly adam: number;
}

/** Update the weights w by their gradients g, at a share of the full rates. */
export type Update = (w: Parameters, g: Parameters, share: number) => void;

/** Make the optimiser of one model. */
export function newOptimiser(by: Arithmetic, shape: Shape, kind: Optimiser, rates: Rates): Update {
  const adam = new AdamW(newParameters(by, shape), newParameters(by, shape));
  if (kind === 'adamw')
    return (w, g, share) => adam.update(w, g, ['matrices', 'others'], rates.adam * share);
  const muon = new Muon(by, newParameters(by, shape));
  return (w, g, share) => {
    muon.update(w, g, rates.muon * share);
    adam.update(w, g, ['others'], rates.adam * share);
  };
}

/**
 *   m = b1 m + (1 - b1) g,   v = b2 v + (1 - b2) g^2,
 *   w = w - rate (m' / (sqrt(v') + epsilon) + decay w),   m' and v' corrected for their start at zero
 */
class AdamW {
  static readonly #b1 = 0.9;
  static readonly #b2 = 0.95;
  static readonly #epsilon = 1e-8;
  static readonly #decay = 0.01;
  readonly #m: Parameters;
  readonly #v: Parameters;
  /** b1^t and b2^t */
  #power1 = 1;
  #power2 = 1;

  constructor(m: Parameters, v: Parameters) {
    this.#m = m;
    this.#v = v;
  }

  update(
    w: Parameters,
    g: Parameters,
    parts: readonly ('matrices' | 'others')[],
    rate: number,
  ): void {
    this.#power1 *= AdamW.#b1;
    this.#power2 *= AdamW.#b2;
    for (const part of parts) {
      w[part].forEach((weights, i) => {
        const [gradient, m, v] = [g[part][i], this.#m[part][i], this.#v[part][i]];
        if (gradient && m && v) this.#updateOne(weights.data, gradient.data, m.data, v.data, rate);
      });
    }
  }

  #updateOne(
    w: Float32Array,
    g: Float32Array,
    m: Float32Array,
    v: Float32Array,
    rate: number,
  ): void {
    const [b1, b2, epsilon, decay] = [AdamW.#b1, AdamW.#b2, AdamW.#epsilon, AdamW.#decay];
    const [whole1, whole2] = [1 - this.#power1, 1 - this.#power2];
    for (let i = 0; i < w.length; i++) {
      const [weight, gradient] = [w[i] ?? 0, g[i] ?? 0];
      const mean = b1 * (m[i] ?? 0) + (1 - b1) * gradient;
      const square = b2 * (v[i] ?? 0) + (1 - b2) * gradient * gradient;
      m[i] = mean;
      v[i] = square;
      w[i] =
        weight - rate * (mean / whole1 / (Math.sqrt(square / whole2) + epsilon) + decay * weight);
    }
  }
}

/**
 *   m = b m + g,   u = g + b m,   w = w - rate sqrt(max(1, columns / rows)) orthogonal(u)
 */
class Muon {
  static readonly #momentum = 0.95;
  readonly #by: Arithmetic;
  readonly #momenta: Parameters;
  readonly #scratch: Record<'u' | 'wide' | 'transposed' | 'next' | 'a' | 'b', number>;

  constructor(by: Arithmetic, momenta: Parameters) {
    this.#by = by;
    this.#momenta = momenta;
    const most = Math.max(...momenta.matrices.map(({ count }) => count));
    const [u, wide, transposed] = [by.allocate(most), by.allocate(most), by.allocate(most)];
    const [next, a, b] = [by.allocate(most), by.allocate(most), by.allocate(most)];
    this.#scratch = { u, wide, transposed, next, a, b };
  }

  update(w: Parameters, g: Parameters, rate: number): void {
    const { run } = this.#by;
    const b = Muon.#momentum;
    w.matrices.forEach((weights, i) => {
      const [gradient, m] = [g.matrices[i], this.#momenta.matrices[i]];
      if (!gradient || !m) return;
      const { rows, columns, count } = weights;
      run.blend(b, m.address, 1, gradient.address, count, m.address);
      const u = new Tensor(this.#by, rows, columns, this.#scratch.u);
      run.blend(b, m.address, 1, gradient.address, count, u.address);
      const step = -rate * Math.sqrt(Math.max(1, columns / rows));
      run.blend(1, weights.address, step, this.#orthogonal(u).address, count, weights.address);
    });
  }

  /**
   * Return nearly U V^T of the singular value decomposition u = U S V^T, by Newton-Schulz steps:
   *   x = u / |u|, then five times   a = x x^T,   x = 3.4445 x + (2.0315 a^2 - 4.775 a) x
   */
  #orthogonal(u: Tensor): Tensor {
    const { run } = this.#by;
    // The fewer rows, the smaller x x^T.
    const isTall = u.rows > u.columns;
    const x = isTall ? this.#transpose(u, this.#scratch.wide) : u;
    const { rows, columns, count } = x;
    const a = new Tensor(this.#by, rows, rows, this.#scratch.a);
    const b = new Tensor(this.#by, rows, rows, this.#scratch.b);
    const next = new Tensor(this.#by, rows, columns, this.#scratch.next);
    const size = lengthOf(x.data);
    run.blend(size > 0 ? 1 / size : 0, x.address, 0, x.address, count, x.address);
    for (let step = 0; step < 5; step++) {
      multiply(this.#by, x, this.#transpose(x, this.#scratch.transposed), a);
      multiply(this.#by, a, a, b);
      run.blend(2.0315, b.address, -4.775, a.address, a.count, b.address);
      multiply(this.#by, b, x, next);
      run.blend(3.4445, x.address, 1, next.address, count, x.address);
    }
    return isTall ? this.#transpose(x, this.#scratch.u) : x;
  }

  #transpose(x: Tensor, to: number): Tensor {
    const y = new Tensor(this.#by, x.columns, x.rows, to);
    this.#by.run.transpose(x.address, x.stride, x.rows, x.columns, y.address);
    return y;
  }
}

/** Return the root of the sum of squares. */
export function lengthOf(x: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const value = x[i] ?? 0;
    sum += value * value;
  }
  return Math.sqrt(sum);
}
