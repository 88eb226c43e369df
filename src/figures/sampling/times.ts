/** How many of the latest times count. */
const LATEST = 15;

/** The latest of many times; their median is not moved by one that something else held up. */
export class Times {
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
