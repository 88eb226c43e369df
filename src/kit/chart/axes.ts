import { line, round, text } from '../draw/svg.ts';

/** A linear scale: values of `domain` to pixels of `range`, in which either may run downwards. */
export function scale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** A percentage as the paper prints it, with one decimal. */
export function percent(value: number): string {
  return value.toFixed(1);
}

/**
 * Rules across a chart, each with its value before it; the lowest is the chart's base.
 * @param y - from a value to its height in pixels
 * @param left - where the rules begin; their values stand 12 px before
 * @param right - where they end
 */
export function levels(
  values: readonly number[],
  y: (value: number) => number,
  left: number,
  right: number,
): string {
  const base = Math.min(...values);
  return values
    .map((value) => {
      const at = Math.round(y(value));
      const rule = value === base ? 'rule' : 'gridline';
      // One-pixel lines lie on half pixels, so that they stay one pixel wide.
      const sharp = value === base ? at : at + 0.5;
      return (
        line(rule, [left, sharp], [right, sharp]) +
        text('axis end', left - 12, at + 7, round(value))
      );
    })
    .join('');
}
