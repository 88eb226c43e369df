/** The linear classifier of a probe: logistic regression (V2 sec. 2.4). */
import { exp } from '../exp.ts';
import { FLOAT_BYTES, Tensor, type Arithmetic } from './arithmetic.ts';
import { multiply } from './network.ts';

/** Pictures as a classifier sees them. */
export interface Examples {
  /** For each picture, (F) features. */
  readonly features: readonly ArrayLike<number>[];
  /** For each picture, the index of its class. */
  readonly labels: ArrayLike<number>;
}

const STEPS = 60;
/** A penalty on squared weights, and what is added to the covariance so that it can be inverted. */
const [PENALTY, RIDGE] = [1e-3, 1e-3];

export class Classifier {
  readonly #by: Arithmetic;
  readonly #classes: number;
  /** (N, F + 1): the known pictures, each with a last feature of 1 for the bias. */
  readonly #x: Tensor;
  /** (N, C): scores, and then errors. */
  readonly #errors: Tensor;
  /** (F + 1, C) */
  readonly #weights: Tensor;
  readonly #gradient: Tensor;

  /**
   * Allocate what N known pictures of F features and C classes need; sizes are rounded up to multiples
   * of four.
   */
  constructor(by: Arithmetic, pictures: number, features: number, classes: number) {
    const [N, F, C] = [pictures, features + 1, classes].map((size) => 4 * Math.ceil(size / 4));
    this.#by = by;
    this.#classes = classes;
    this.#x = new Tensor(by, N ?? 0, F ?? 0);
    this.#errors = new Tensor(by, N ?? 0, C ?? 0);
    this.#weights = new Tensor(by, F ?? 0, C ?? 0);
    this.#gradient = new Tensor(by, F ?? 0, C ?? 0);
  }

  /**
   * Fit to known pictures and return the share of other pictures whose class is found. Yields after each
   * step, so that something else can be done.
   */
  *accuracy(known: Examples, others: Examples): Generator<undefined, number> {
    const whiten = whitening(known.features);
    const x = this.#x.data;
    known.features.forEach((features, i) => {
      const row = i * this.#x.columns;
      x.set(whiten(features), row);
      x[row + features.length] = 1;
    });
    yield* this.#fit(known.labels);
    const correct = others.features.filter(
      (features, i) => this.#classOf(whiten(features)) === others.labels[i],
    );
    return correct.length / others.features.length;
  }

  /**
   * Minimise the mean of -ln p and the penalty by Nesterov's accelerated gradient descent. The features
   * are white, so that one step size fits all directions.
   */
  *#fit(labels: ArrayLike<number>): Generator<undefined, void> {
    const [x, errors, weights, gradient] = [this.#x, this.#errors, this.#weights, this.#gradient];
    let before = new Float32Array(weights.count);
    weights.data.fill(0);
    for (let step = 0; step < STEPS; step++) {
      multiply(this.#by, x, weights, errors);
      this.#toErrors(labels);
      const [rows, depth, columns] = [weights.rows, x.rows, weights.columns];
      const factors = [x.address, FLOAT_BYTES, x.stride, errors.address] as const;
      this.#by.run.product(...factors, gradient.address, rows, depth, columns);
      const [w, g] = [weights.data, gradient.data];
      // The curvature is at most half the features' variance, which is one.
      const next = w.map((value, i) => value - 2 * ((g[i] ?? 0) / labels.length + PENALTY * value));
      const momentum = step / (step + 3);
      w.set(next.map((value, i) => value + momentum * (value - (before[i] ?? 0))));
      before = next;
      yield undefined;
    }
    weights.data.set(before);
  }

  /** Turn the scores of each picture into softmax(scores) - one-hot of its class. */
  #toErrors(labels: ArrayLike<number>): void {
    const { data, columns } = this.#errors;
    for (let i = 0; i < labels.length; i++) {
      const scores = data.subarray(i * columns, i * columns + this.#classes);
      let largest = -Infinity;
      for (const score of scores) if (score > largest) largest = score;
      let sum = 0;
      for (let c = 0; c < scores.length; c++) {
        const share = exp((scores[c] ?? 0) - largest);
        scores[c] = share;
        sum += share;
      }
      for (let c = 0; c < scores.length; c++)
        scores[c] = (scores[c] ?? 0) / sum - (c === labels[i] ? 1 : 0);
    }
  }

  /** Return the class with the largest score. */
  #classOf(features: Float32Array): number {
    const { data, columns } = this.#weights;
    const bias = features.length * columns;
    const scores = data.slice(bias, bias + this.#classes);
    features.forEach((value, f) => {
      for (let c = 0; c < scores.length; c++)
        scores[c] = (scores[c] ?? 0) + value * (data[f * columns + c] ?? 0);
    });
    return scores.indexOf(Math.max(...scores));
  }
}

/**
 * Return the map z = L^-1 (x - mean), where L L^T is the covariance of these features (its Cholesky
 * factor): each feature of z has variance one, and none goes along with another.
 */
function whitening(features: readonly ArrayLike<number>[]): (x: ArrayLike<number>) => Float32Array {
  const F = features[0]?.length ?? 0;
  const n = features.length;
  const mean = new Float64Array(F);
  for (const x of features) for (let i = 0; i < F; i++) mean[i] = (mean[i] ?? 0) + (x[i] ?? 0) / n;
  const L = Array.from({ length: F }, () => new Float64Array(F));
  for (const x of features) {
    L.forEach((row, i) => {
      const value = ((x[i] ?? 0) - (mean[i] ?? 0)) / n;
      for (let j = 0; j <= i; j++) row[j] = (row[j] ?? 0) + value * ((x[j] ?? 0) - (mean[j] ?? 0));
    });
  }
  const variance = L.reduce((sum, row, i) => sum + (row[i] ?? 0) / F, 0);
  L.forEach((row, i) => {
    row[i] = (row[i] ?? 0) + RIDGE * variance + Number.MIN_VALUE;
    for (let j = 0; j <= i; j++) {
      const other = L[j] ?? row;
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (row[k] ?? 0) * (other[k] ?? 0);
      row[j] = j < i ? sum / (other[j] ?? 1) : Math.sqrt(sum);
    }
  });
  return (x) => {
    const z = new Float32Array(F);
    L.forEach((row, i) => {
      let sum = (x[i] ?? 0) - (mean[i] ?? 0);
      for (let k = 0; k < i; k++) sum -= (row[k] ?? 0) * (z[k] ?? 0);
      z[i] = sum / (row[i] ?? 1);
    });
    return z;
  };
}
