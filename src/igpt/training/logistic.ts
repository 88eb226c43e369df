/** The linear classifier of a probe: logistic regression (V2 sec. 2.4). */
import { exp } from '../exp.ts';

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

/**
 * Fit a classifier and return the share of other pictures whose class it finds. It yields after each
 * step, so that something else can be done.
 */
export function* accuracyOf(
  known: Examples,
  others: Examples,
  classes: number,
): Generator<undefined, number> {
  const whiten = whitening(known.features);
  const x = known.features.map(whiten);
  const weights = yield* fit(x, known.labels, classes);
  const correct = others.features.filter((features, i) => {
    const scores = new Float64Array(classes);
    score(whiten(features), weights, scores);
    return scores.indexOf(Math.max(...scores)) === others.labels[i];
  });
  return correct.length / others.features.length;
}

/**
 * Minimise the mean of -ln p and the penalty by Nesterov's accelerated gradient descent. The features
 * are white, so that one step size fits all directions.
 * @returns (F + 1, classes); the last row is the bias
 */
function* fit(
  x: readonly Float64Array[],
  labels: ArrayLike<number>,
  classes: number,
): Generator<undefined, Float64Array> {
  const count = ((x[0]?.length ?? 0) + 1) * classes;
  let weights = new Float64Array(count);
  let ahead = weights;
  const errors = new Float64Array(classes);
  for (let step = 0; step < STEPS; step++) {
    const gradient = ahead.map((value) => PENALTY * value);
    for (let i = 0; i < x.length; i++) {
      const features = x[i] ?? new Float64Array();
      score(features, ahead, errors);
      softmax(errors);
      const label = labels[i] ?? 0;
      errors[label] = (errors[label] ?? 0) - 1;
      for (let f = 0, at = 0; f <= features.length; f++) {
        const value = (features[f] ?? 1) / x.length;
        for (let c = 0; c < classes; c++, at++)
          gradient[at] = (gradient[at] ?? 0) + value * (errors[c] ?? 0);
      }
    }
    // The curvature is at most half the features' variance, which is one.
    const next = ahead.map((value, i) => value - 2 * (gradient[i] ?? 0));
    const momentum = step / (step + 3);
    const before = weights;
    ahead = next.map((value, i) => value + momentum * (value - (before[i] ?? 0)));
    weights = next;
    yield undefined;
  }
  return weights;
}

/** Set the scores of the classes: the bias and the weighted features. */
function score(features: Float64Array, weights: Float64Array, scores: Float64Array): void {
  const classes = scores.length;
  const bias = features.length * classes;
  for (let c = 0; c < classes; c++) scores[c] = weights[bias + c] ?? 0;
  for (let f = 0, at = 0; f < features.length; f++) {
    const value = features[f] ?? 0;
    for (let c = 0; c < classes; c++, at++)
      scores[c] = (scores[c] ?? 0) + value * (weights[at] ?? 0);
  }
}

/** Turn scores into probabilities, in place. */
function softmax(scores: Float64Array): void {
  let largest = -Infinity;
  for (const value of scores) if (value > largest) largest = value;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const share = exp((scores[c] ?? 0) - largest);
    scores[c] = share;
    sum += share;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

/**
 * Return the map z = L^-1 (x - mean), where L L^T is the covariance of these features (its Cholesky
 * factor): each feature of z has variance one, and none goes along with another.
 */
function whitening(features: readonly ArrayLike<number>[]): (x: ArrayLike<number>) => Float64Array {
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
    const z = new Float64Array(F);
    L.forEach((row, i) => {
      let sum = (x[i] ?? 0) - (mean[i] ?? 0);
      for (let k = 0; k < i; k++) sum -= (row[k] ?? 0) * (z[k] ?? 0);
      z[i] = sum / (row[i] ?? 1);
    });
    return z;
  };
}
