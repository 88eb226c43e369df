/** A length along one axis and the place on it that was asked for, in CSS pixels. */
export interface Axis {
  readonly size: number;
  readonly at: number;
}

/**
 * How far the page moves along one axis so that the place asked for comes to the middle, but never
 * so far that the page's edge comes into the window.
 * @param scale - 1 or more
 * @returns the translation that goes before the scaling, with the origin at the page's corner
 */
export function shift({ size, at }: Axis, scale: number): number {
  const wanted = size / 2 - at * scale;
  return Math.min(0, Math.max(wanted, size - size * scale));
}
