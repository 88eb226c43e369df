import { getStroke } from 'perfect-freehand';
import { widths } from './stroke.ts';
import type { Point, Width } from './stroke.ts';

/** Return the outline of a stroke as the `d` of an SVG path. */
export function outlineOf(points: readonly Point[], width: Width): string {
  const corners = getStroke(
    points.map((point) => [...point]),
    {
      size: widths[width],
      // A mouse and a finger have no pressure, and draw a line of one width.
      thinning: 0.7,
      simulatePressure: false,
      smoothing: 0.5,
      streamline: 0.4,
      last: true,
    },
  );
  const [first] = corners;
  if (!first) return '';
  const curves = corners.map((corner, i) => {
    const next = corners[(i + 1) % corners.length] ?? first;
    return `${pair(corner)} ${pair(middle(corner, next))}`;
  });
  return `M${pair(middle(corners.at(-1) ?? first, first))}Q${curves.join(' ')}Z`;
}

const middle = ([ax = 0, ay = 0]: number[], [bx = 0, by = 0]: number[]): number[] => [
  (ax + bx) / 2,
  (ay + by) / 2,
];

const pair = ([x = 0, y = 0]: number[]): string => `${round(x)} ${round(y)}`;

const round = (value: number): number => Math.round(value * 100) / 100;
