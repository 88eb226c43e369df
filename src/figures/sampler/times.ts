/** How many of the latest times count. */
const LATEST = 15;

/** The latest of many times; their median is not moved by one that something else held up. */
class Times {
  readonly #latest: number[] = [];

  add(milliseconds: number): void {
    this.#latest.push(milliseconds);
    if (this.#latest.length > LATEST) this.#latest.shift();
  }

  /** In milliseconds; null as long as there is none. */
  get median(): number | null {
    const sorted = [...this.#latest].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }
}

/** What a pixel costs with the KV cache and without. */
export class CacheTimes {
  readonly #cached = new Times();
  readonly #uncached = new Times();

  add(milliseconds: number, cached: boolean): void {
    (cached ? this.#cached : this.#uncached).add(milliseconds);
  }

  /** In milliseconds; null where nothing was measured. */
  get medians(): [cached: number | null, uncached: number | null] {
    return [this.#cached.median, this.#uncached.median];
  }
}
