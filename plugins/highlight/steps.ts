/** Lines from `first` to `last`, both counted from 1 and both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The highlighted ranges of one step; without ranges no line is highlighted. */
export type Step = readonly LineRange[];

/**
 * Read reveal's notation for line steps: in `1-2|3,5|7-` steps are separated by `|`, ranges by `,`.
 * Anything that is no number is ignored, as in reveal.
 */
export function parseSteps(notation: string): Step[] {
  return notation
    .replace(/\s/g, '')
    .split('|')
    .map((step) => step.split(',').flatMap(parseRange));
}

function parseRange(text: string): LineRange[] {
  const match = /^(\d+)(?:-(\d+))?/.exec(text);
  if (!match) return [];
  const first = Number(match[1]);
  return [{ first, last: match[2] === undefined ? first : Number(match[2]) }];
}

/** Return whether a line, counted from 1, is highlighted in this step. */
export function isSetOff(step: Step, line: number): boolean {
  return step.some(({ first, last }) => first <= line && line <= last);
}
