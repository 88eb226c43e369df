import { widths } from './stroke.ts';
import type { Point, Stroke } from './stroke.ts';

/** The eraser reaches this many pixels of the stage beyond its middle. */
const REACH = 10;

/** Return whether the eraser touches a stroke on its way from one place of the stage to another. */
export function touches(stroke: Stroke, from: Point, to: Point): boolean {
  const reach = REACH + widths[stroke.width] / 2;
  const { points } = stroke;
  return points.some((point, i) => distance(from, to, point, points[i + 1] ?? point) <= reach);
}

/** Return the least distance between two segments. */
function distance(a: Point, b: Point, c: Point, d: Point): number {
  if (cross(a, b, c, d)) return 0;
  return Math.min(toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b));
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Return on which side of the line from a to b a point lies, by its sign. */
function side([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}
