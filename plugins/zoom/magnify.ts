/** The page's size along one axis and the clicked place on it, in CSS pixels. */
export interface Axis {
  readonly size: number;
  readonly at: number;
}

/**
 * Return the page's shift along one axis that brings the clicked place to the middle, limited so that
 * the page's edge never comes into the window.
 * @param scale - 1 or more
 * @returns the translation before the scaling, with the origin at the page's corner
 */
export function shift({ size, at }: Axis, scale: number): number {
  const wanted = size / 2 - at * scale;
  return Math.min(0, Math.max(wanted, size - size * scale));
}
