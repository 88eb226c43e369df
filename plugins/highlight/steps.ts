/** Lines from `first` to `last`, both counted from 1 and both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** What one step shows; no range at all means that nothing is set off. */
export type Step = readonly LineRange[];

/**
 * Reads reveal's notation for line steps: `1-2|3,5|7-` parts steps by `|` and ranges by `,`.
 * What is no number is left out, as reveal does.
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

/** Whether a line, counted from 1, is set off in this step. */
export function isSetOff(step: Step, line: number): boolean {
  return step.some(({ first, last }) => first <= line && line <= last);
}
