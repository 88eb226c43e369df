/** A place on the screen in CSS pixels from the top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A piece of the tail between two places, as the four corners of a strip. */
export interface Segment {
  readonly corners: readonly [Point, Point, Point, Point];
  /** 1 at the dot, towards 0 at the end. */
  readonly strength: number;
}

/**
 * The dot's places in the last frames. Each frame adds the newest and drops the oldest, so the tail
 * shortens by itself when the hand rests.
 */
export class Trail {
  readonly #places: Point[] = [];
  readonly #length: number;

  /** @param length - of the tail in frames */
  constructor(length: number) {
    this.#length = length;
  }

  /** Add the place of this frame; return whether there is still a tail to draw. */
  step(place: Point): boolean {
    this.#places.unshift(place);
    this.#places.length = Math.min(this.#places.length, this.#length + 1);
    return this.#places.some(({ x, y }) => x !== place.x || y !== place.y);
  }

  clear(): void {
    this.#places.length = 0;
  }

  /**
   * Return the tail from the dot backwards, getting thinner. Neighbours share a corner on either side,
   * so a bend shows neither gaps nor overlaps.
   * @param width - at the dot, in CSS pixels
   */
  segments(width: number): Segment[] {
    const places = this.#places.filter((place, index) => {
      const next = this.#places[index + 1];
      return !next || next.x !== place.x || next.y !== place.y;
    });
    const count = places.length - 1;
    const sides = places.map((place, index) => {
      const before = places[index - 1] ?? place;
      const after = places[index + 1] ?? place;
      const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
      const half = (width / 2) * (1 - index / Math.max(count, 1));
      const x = (-(after.y - before.y) / length) * half;
      const y = ((after.x - before.x) / length) * half;
      return [
        { x: place.x + x, y: place.y + y },
        { x: place.x - x, y: place.y - y },
      ] as const;
    });
    return sides.flatMap(([left, right], index) => {
      const next = sides[index + 1];
      if (!next) return [];
      return [{ corners: [left, next[0], next[1], right], strength: 1 - index / count }];
    });
  }
}
