/** A place in the talk: reveal's horizontal, vertical and fragment index. */
export interface Place {
  readonly h: number;
  readonly v: number;
  readonly f?: number | undefined;
}

/**
 * The places at which jumps began. A step to a neighbour, to the side or up and down, is no jump; any
 * longer way is one, whether by search, menu, link or address.
 */
export class Jumps {
  readonly #places: Place[] = [];
  #returning = false;

  changed(from: Place, to: Place): void {
    const aside = Math.abs(to.h - from.h);
    const jump = aside > 1 || (aside === 0 && Math.abs(to.v - from.v) > 1);
    if (jump && !this.#returning) this.#places.push(from);
    this.#returning = false;
  }

  /** Take back the place at which the last jump began; undefined if there is none. */
  back(): Place | undefined {
    const place = this.#places.pop();
    this.#returning = place !== undefined;
    return place;
  }
}
