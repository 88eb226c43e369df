/** A place in the talk: reveal's horizontal, vertical and fragment index. */
export interface Place {
  readonly h: number;
  readonly v: number;
  readonly f?: number | undefined;
}

/**
 * Remembers where jumps began. Steps from slide to slide are no jumps: what counts is that the next
 * slide was not the neighbour of the last, however it came about (search, menu, a link, an address).
 */
export class Jumps {
  readonly #places: Place[] = [];
  #returning = false;

  /**
   * Takes note of a change of slides.
   * @param from - the place that was left
   * @param distance - how many slides lie between, in the order of the talk
   */
  changed(from: Place, distance: number): void {
    if (!this.#returning && Math.abs(distance) > 1) this.#places.push(from);
    this.#returning = false;
  }

  /** Takes back the last place that a jump began at; undefined if there is none. */
  back(): Place | undefined {
    const place = this.#places.pop();
    this.#returning = place !== undefined;
    return place;
  }
}
