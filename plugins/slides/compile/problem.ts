import { closestMatch } from 'leven';

/** Something wrong in a source file, said in one sentence. */
export interface Problem {
  /** Path from the root of the deck. */
  readonly file: string;
  /** Line in that file, from 1. */
  readonly line: number;
  readonly sentence: string;
}

/** An error of one sentence about a line of the file that was read. */
export class LineError extends Error {
  readonly line: number;

  constructor(line: number, sentence: string) {
    super(sentence);
    this.line = line;
  }
}

/** The problems of one file, kept in a list that all files of a deck share. */
export class FileProblems {
  readonly file: string;
  private readonly all: Problem[];

  constructor(file: string, all: Problem[]) {
    this.file = file;
    this.all = all;
  }

  add(line: number, sentence: string): void {
    this.all.push({ file: this.file, line, sentence });
  }

  /**
   * Return what `work` returns; if it throws, add the error's sentence and return `otherwise`.
   * @param line - for an error that names no line
   */
  attempt<T>(line: number, otherwise: T, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      this.add(thrown instanceof LineError ? thrown.line : line, messageOf(thrown));
      return otherwise;
    }
  }
}

/** Return how often a text goes on to a next line. */
export const countLines = (text: string): number => text.split('\n').length - 1;

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

/** Return the candidate that was probably meant by a name, whatever its case, if one comes near. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  const known = new Map(
    Array.from(candidates, (candidate) => [candidate.toLowerCase(), candidate]),
  );
  // Two letters of a short name are half of it.
  const maxDistance = name.length < 5 ? 1 : Math.max(2, Math.floor(name.length / 3));
  return known.get(closestMatch(name.toLowerCase(), [...known.keys()], { maxDistance }) ?? '');
};

/** Return ` Did you mean "x"?`, or nothing where no candidate comes near. */
export const suggestion = (name: string, candidates: Iterable<string>): string => {
  const near = nearest(name, candidates);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
};
