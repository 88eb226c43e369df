/** Pictures that are alike by some features of them. */

/**
 * The nearest others by Euclidean distance, every feature divided by its standard deviation over all
 * pictures, as the probes standardise what they read; one that never varies counts for nothing.
 * @param features - for each of n pictures, (d)
 * @param index - whose neighbours are wanted
 * @param count - how many of them
 * @returns nearest first; ties go to the lower index
 */
export function neighbours(
  features: readonly ArrayLike<number>[],
  index: number,
  count: number,
): number[] {
  const own = features[index];
  if (!own) throw new RangeError(`There is no picture ${index} among ${features.length}.`);
  const weights = Array.from(own, (_, j) => {
    const variance = varianceOf(features.map((one) => one[j] ?? NaN));
    return variance > 0 ? 1 / variance : 0;
  });
  const distances = features.map((one) =>
    weights.reduce((sum, weight, j) => sum + weight * ((one[j] ?? NaN) - (own[j] ?? NaN)) ** 2, 0),
  );
  return Array.from(features.keys())
    .filter((i) => i !== index)
    .sort((a, b) => (distances[a] ?? NaN) - (distances[b] ?? NaN) || a - b)
    .slice(0, count);
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
