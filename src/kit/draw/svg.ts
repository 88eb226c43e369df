/** The colours of the theme, as the classes that `src/theme/drawing.css` fills. */
export type Fill =
  | 'ink'
  | 'mid'
  | 'red'
  | 'blue'
  | 'yellow'
  | 'band'
  | 'hole'
  | 'cell'
  | 'ground'
  | 'wall'
  | 'paper'
  | 'on-red';

/** The side of a module, the unit of every position and size, in stage pixels. */
export const MODULE = 20;

/** A point on the stage or in a drawing, in pixels. */
export type Point = readonly [x: number, y: number];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text made safe for markup and for a quoted attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** Coordinates with at most two decimals, so that markup stays small and the same everywhere. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/**
 * A whole drawing.
 * @param alternative - what the drawing says, for somebody who cannot see it; '' where words beside
 *   it say the same
 */
export function svg(width: number, height: number, alternative: string, body: string): string {
  const role = alternative
    ? `role="img" aria-label="${escape(alternative)}"`
    : 'aria-hidden="true"';
  const [w, h] = [round(width), round(height)];
  return `<svg viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" ${role}>${body}</svg>`;
}

/** A group moved to a point. */
export function at([x, y]: Point, body: string): string {
  return `<g transform="translate(${round(x)} ${round(y)})">${body}</g>`;
}

/** A filled rectangle. */
export function rect(fill: Fill, x: number, y: number, width: number, height: number): string {
  return `<rect class="${fill} raster" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/>`;
}

/**
 * One line of text on its baseline.
 * @param classes - size and weight by the names of `drawing.css`: body, label, small, strong, mid, end ...
 */
export function text(classes: string, x: number, y: number, content: string): string {
  return `<text class="${classes}" x="${round(x)}" y="${round(y)}">${escape(content)}</text>`;
}

/** One line of text: a title, and after a space a note on it. */
export function textWithNote(
  x: number,
  y: number,
  title: string,
  note: string,
  classes = { line: 'label', title: 'strong', note: 'mid' },
): string {
  return `<text class="${classes.line}" x="${round(x)}" y="${round(y)}"><tspan class="${classes.title}">${escape(title)}</tspan> <tspan class="${classes.note}">${escape(note)}</tspan></text>`;
}

/** The outline of a rectangle, in the classes of a line. */
export function outline(
  classes: 'rule' | 'thin' | 'gridline',
  x: number,
  y: number,
  width: number,
  height: number,
): string {
  return `<path class="${classes}" d="M${round(x)} ${round(y)}h${round(width)}v${round(height)}h-${round(width)}z"/>`;
}

/** A straight line; classes `rule` (2 px ink), `thin` (1 px mid) or `gridline`. */
export function line(classes: 'rule' | 'thin' | 'gridline', from: Point, to: Point): string {
  return `<path class="${classes}" d="M${from.map(round).join(' ')}L${to.map(round).join(' ')}"/>`;
}

/** Lines of text below each other, the first on its baseline. */
export function textLines(
  classes: string,
  [x, y]: Point,
  lines: readonly string[],
  pitch: number,
): string {
  return lines.map((words, i) => text(classes, x, y + i * pitch, words)).join('');
}
