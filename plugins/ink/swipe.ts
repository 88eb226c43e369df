/** A place in the window, in CSS pixels. */
export interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

/** Two fingers turn the slide when they have gone together this far, in CSS pixels, as in reveal. */
const FAR = 40;

/** Fingers whose distance has changed by this share pinch. */
const PINCH = 0.2;

/** Follows two fingers, and says once in which direction they swipe. */
export class Swipe {
  #start: readonly Place[] = [];

  /** @param fingers - all that touch now; only two can swipe */
  begin(fingers: readonly Place[]): void {
    this.#start = fingers.length === 2 ? fingers : [];
  }

  /** Return the direction in which the slides go, or undefined as long as there is none. */
  move(fingers: readonly Place[]): 'next' | 'previous' | undefined {
    const [a, b] = fingers;
    const [from, other] = this.#start;
    if (!a || !b || !from || !other || fingers.length !== 2) return undefined;
    const before = apart(from, other);
    if (Math.abs(apart(a, b) - before) > Math.max(FAR, before * PINCH)) this.#start = [];
    const dx = (a.clientX + b.clientX - from.clientX - other.clientX) / 2;
    const dy = (a.clientY + b.clientY - from.clientY - other.clientY) / 2;
    if (this.#start.length === 0 || Math.abs(dx) < FAR || Math.abs(dx) < Math.abs(dy))
      return undefined;
    this.#start = [];
    return dx < 0 ? 'next' : 'previous';
  }
}

const apart = (a: Place, b: Place): number =>
  Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
