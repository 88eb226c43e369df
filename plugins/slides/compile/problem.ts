/** Something wrong in a source file, said in one sentence. */
export interface Problem {
  /** Path from the root of the deck. */
  readonly file: string;
  /** Line in that file, from 1. */
  readonly line: number;
  readonly sentence: string;
}

/** More problems than these are only counted. */
const MOST = 100;

/** Return the problems, one a line: `slides/03-context.md:41: ...`. */
export const report = (problems: readonly Problem[]): string => {
  const lines = problems
    .slice(0, MOST)
    .map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`);
  const rest = problems.length - lines.length;
  return [...lines, ...(rest > 0 ? [`... and ${rest} more.`] : [])].join('\n');
};

/** Return in one line what went wrong, whatever was thrown. */
export const messageOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).trim().replace(/\s*\n\s*/g, ' ');

/** How many letters must be put in, taken out or replaced to turn one name into the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]),
        ),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** The candidate that was probably meant by `name`, if one comes near. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase());
    if (d < least) [best, least] = [candidate, d];
  }
  return best;
};

/** ` Did you mean "x"?`, or nothing where no candidate comes near. */
export const suggestion = (name: string, candidates: Iterable<string>): string => {
  const near = nearest(name, candidates);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
};
