/** A place on the screen in CSS pixels from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A piece of the tail between two places. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
  /** 1 at the dot, towards 0 at the end: both its width and its opacity. */
  readonly strength: number;
}

/**
 * Where the dot was in the last frames. Each frame takes the newest place in and drops the oldest,
 * so the tail shortens by itself when the hand rests.
 */
export class Trail {
  readonly #places: Point[] = [];
  readonly #length: number;

  /** @param length - how many frames back the tail reaches */
  constructor(length: number) {
    this.#length = length;
  }

  /** Takes in the place of this frame; returns whether there is still a tail to draw. */
  step(place: Point): boolean {
    this.#places.unshift(place);
    this.#places.length = Math.min(this.#places.length, this.#length + 1);
    return this.#places.some(({ x, y }) => x !== place.x || y !== place.y);
  }

  clear(): void {
    this.#places.length = 0;
  }

  /** From the dot backwards, pieces without any length left out. */
  segments(): Segment[] {
    const segments: Segment[] = [];
    this.#places.forEach((from, index) => {
      const to = this.#places[index + 1];
      if (!to || (to.x === from.x && to.y === from.y)) return;
      segments.push({ from, to, strength: 1 - index / this.#length });
    });
    return segments;
  }
}
