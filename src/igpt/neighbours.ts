/** Nearest neighbours of pictures by their features. */

/**
 * Find the nearest other pictures by Euclidean distance.
 * @param features - for each of n pictures, (d)
 * @param index - the picture whose neighbours are searched
 * @param count - the number of neighbours
 * @returns nearest first; ties go to the lower index
 */
export function neighbours(
  features: readonly ArrayLike<number>[],
  index: number,
  count: number,
): number[] {
  const own = features[index];
  if (!own) throw new RangeError(`There is no picture ${index} among ${features.length}.`);
  const distances = features.map((one) => {
    let sum = 0;
    for (let j = 0; j < own.length; j++) sum += ((one[j] ?? NaN) - (own[j] ?? NaN)) ** 2;
    return sum;
  });
  return Array.from(features.keys())
    .filter((i) => i !== index)
    .sort((a, b) => (distances[a] ?? NaN) - (distances[b] ?? NaN) || a - b)
    .slice(0, count);
}

/**
 * Standardise features: subtract the mean and divide by the standard deviation over all pictures, as
 * the probes do. A feature that never varies becomes zero.
 * @param features - for each of n pictures, (d)
 * @returns for each, (d)
 */
export function standardised(features: readonly ArrayLike<number>[]): number[][] {
  const columns = Array.from(features[0] ?? [], (_, j) => {
    const values = features.map((one) => one[j] ?? NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, scale: variance > 0 ? 1 / Math.sqrt(variance) : 0 };
  });
  return features.map((one) =>
    columns.map(({ mean, scale }, j) => ((one[j] ?? NaN) - mean) * scale),
  );
}
