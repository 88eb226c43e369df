/** How many of the latest times count. */
const LATEST = 15;

/** The latest times of a pixel, with the KV cache and without. */
export class PixelTimes {
  readonly #cached: number[] = [];
  readonly #uncached: number[] = [];

  add(milliseconds: number, cached: boolean): void {
    // A clock that is too coarse measures nothing.
    if (milliseconds <= 0) return;
    const latest = cached ? this.#cached : this.#uncached;
    latest.push(milliseconds);
    if (latest.length > LATEST) latest.shift();
  }

  /** In milliseconds; null where nothing was measured. */
  get medians(): [cached: number | null, uncached: number | null] {
    return [medianOf(this.#cached), medianOf(this.#uncached)];
  }
}

/** Unlike the mean, it is not moved by one time that something else held up. */
function medianOf(times: readonly number[]): number | null {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
