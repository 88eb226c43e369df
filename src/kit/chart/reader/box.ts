/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Return the distance of a point from a box, in pixels; 0 inside. */
export function distance({ x, y, width, height }: Box, pointX: number, pointY: number): number {
  const across = Math.max(x - pointX, 0, pointX - x - width);
  const down = Math.max(y - pointY, 0, pointY - y - height);
  return Math.hypot(across, down);
}

/** Return the way from the middle of one box to the middle of another, in pixels. */
export function between(one: Box, other: Box): readonly [across: number, down: number] {
  return [
    other.x + other.width / 2 - one.x - one.width / 2,
    other.y + other.height / 2 - one.y - one.height / 2,
  ];
}

/** Return the area that two boxes share, in square pixels. */
export function shared(one: Box, other: Box): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}
