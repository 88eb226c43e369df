import { between, distance, type Box } from './box.ts';

/** A value of a chart and the place of its mark. */
export interface Point {
  readonly series: string;
  /** The value's name in its series, such as a layer. */
  readonly at: string;
  readonly box: Box;
}

/** The way of the keys: `x` along a series from left to right, `y` down the list of all marks. */
export type Along = 'x' | 'y';

const BACK = new Set(['ArrowLeft', 'ArrowUp']);
const ACROSS = new Set(['ArrowLeft', 'ArrowRight']);

/**
 * Return the index of the point that a key leads to, or `from` where there is none that way;
 * undefined for a key that does not read charts.
 * @param points - series by series, each in order
 * @param from - the index of the point that was read
 */
export function step(
  points: readonly Point[],
  from: number,
  key: string,
  along: Along,
): number | undefined {
  const here = points[from];
  if (!here) return undefined;
  const own = points.flatMap(({ series }, i) => (series === here.series ? [i] : []));
  if (key === 'Home') return own[0];
  if (key === 'End') return own.at(-1);
  if (!key.startsWith('Arrow')) return undefined;
  const by = BACK.has(key) ? -1 : 1;
  if (along === 'x')
    return (ACROSS.has(key) ? own[own.indexOf(from) + by] : nextSeries(points, here, by)) ?? from;
  if (ACROSS.has(key)) return otherSet(points, here, by) ?? from;
  return points[from + by] ? from + by : from;
}

/** Return the value of the same name in the series before or after, or else its first value. */
function otherSet(points: readonly Point[], here: Point, by: number): number | undefined {
  const sets = [...new Set(points.map(({ series }) => series))];
  const set = sets[sets.indexOf(here.series) + by];
  const same = points.findIndex(({ series, at }) => series === set && at === here.at);
  const first = points.findIndex(({ series }) => series === set);
  return [same, first].find((index) => index >= 0);
}

/** Return the nearest mark of another series above or below; those of the same name come first. */
function nextSeries(points: readonly Point[], here: Point, by: number): number | undefined {
  const there = points.flatMap((point, index) => {
    const [across, down] = between(here.box, point.box);
    return point.series !== here.series && down * by > 0
      ? [{ index, same: point.at === here.at, far: Math.hypot(across, down) }]
      : [];
  });
  const same = there.filter((point) => point.same);
  return (same.length > 0 ? same : there).sort((a, b) => a.far - b.far)[0]?.index;
}

/** Return the index of the point nearest to a place, if any lies within `reach` pixels of it. */
export function nearest(
  points: readonly Point[],
  x: number,
  y: number,
  reach: number,
): number | undefined {
  let [found, least]: [number | undefined, number] = [undefined, reach];
  points.forEach(({ box }, i) => {
    const far = distance(box, x, y);
    if (far <= least) [found, least] = [i, far];
  });
  return found;
}
