import { readAttributes, type Attribute } from './attributes.ts';
import { classify, type Line } from './lines.ts';
import type { Problem } from './problem.ts';
import { countLines, scan } from './scan.ts';

/** One slide as its author wrote it. */
export interface Slide {
  readonly file: string;
  /** Where its text begins. */
  readonly line: number;
  /** From the comments `<!-- .slide: ... -->`. */
  readonly attributes: readonly Attribute[];
  readonly body: readonly Line[];
  /** The speaker's notes; empty where there are none. */
  readonly notes: readonly Line[];
}

/** One file of slides. */
export interface Chapter {
  readonly file: string;
  /** From the comment `<!-- chapter: Summary -->`. */
  readonly title: string;
  /** Columns of slides: a column of one is a horizontal slide, a longer one is vertical. */
  readonly columns: readonly (readonly Slide[])[];
  readonly problems: readonly Problem[];
}

const isBlank = (line: Line): boolean => line.text.trim() === '';

const trim = (lines: readonly Line[]): readonly Line[] => {
  const first = lines.findIndex((line) => !isBlank(line));
  let end = lines.length;
  while (lines[end - 1]?.text.trim() === '') end--;
  return first < 0 ? [] : lines.slice(first, end);
};

/** The attributes in the comments `<!-- .slide: ... -->` of some lines. */
const slideAttributes = (
  lines: readonly Line[],
  file: string,
): { attributes: Attribute[]; problems: Problem[] } => {
  const read = scan(lines).flatMap((token) => {
    const text = token.kind === 'comment' && /^<!--(\s*)\.slide:([\s\S]*)-->$/.exec(token.text);
    return text
      ? [readAttributes(text[2] ?? '', file, token.line + countLines(text[1] ?? ''))]
      : [];
  });
  return {
    attributes: read.flatMap(({ attributes }) => attributes),
    problems: read.flatMap(({ problems }) => problems),
  };
};

/** Slides of more characters are refused: parsers of markdown take the square of them in the worst case. */
const LONGEST = 20_000;

const tooLong = (what: string, length: number): string =>
  `This ${what} has ${length.toLocaleString('en')} characters; ` +
  `a slide has ${LONGEST.toLocaleString('en')} at most.`;

/** Reads one chapter's text: slides, notes and attributes, each with its line. Never throws. */
export const parse = (source: string, file: string): Chapter => {
  const long = source.split('\n').findIndex((text) => text.length > LONGEST);
  if (long >= 0) {
    const sentence = tooLong('line', source.split('\n')[long]?.length ?? 0);
    return { file, title: '', columns: [], problems: [{ file, line: long + 1, sentence }] };
  }
  const { lines, problems } = classify(source, file);
  const heading = /<!--\s*chapter:\s*(.*?)\s*-->/;
  const named = lines.findIndex((line) => line.kind === 'text' && heading.test(line.text));
  const title = heading.exec(lines[named]?.text ?? '')?.[1] ?? '';
  if (title === '') {
    problems.push({
      file,
      line: 1,
      sentence: 'A chapter begins with its title: <!-- chapter: Title -->.',
    });
  }

  const columns: Slide[][] = [[]];
  let part: Line[] = [];
  let slideLine = 1;

  const finish = (): void => {
    const length = part.reduce((sum, { text }) => sum + text.length + 1, 0);
    if (length > LONGEST) {
      const line = part.find((one) => !isBlank(one))?.number ?? slideLine;
      problems.push({ file, line, sentence: tooLong('slide', length) });
      part = [];
      return;
    }
    const marks = part.filter((line) => line.kind === 'note');
    const second = marks[1];
    if (second) {
      problems.push({
        file,
        line: second.number,
        sentence: `This slide has a second "Note:"; its notes already begin in line ${marks[0]?.number ?? 0}.`,
      });
    }
    const split = part.findIndex((line) => line.kind === 'note');
    const text = part.map((line): Line =>
      line.kind === 'note'
        ? { ...line, kind: 'text', text: line.text.replace(/^\s*notes?:\s*/i, '') }
        : line,
    );
    const body = trim(split < 0 ? text : text.slice(0, split));
    const notes = trim(split < 0 ? [] : text.slice(split));
    const { attributes, problems: wrong } = slideAttributes(text, file);
    problems.push(...wrong);
    columns.at(-1)?.push({ file, line: body[0]?.number ?? slideLine, attributes, body, notes });
    part = [];
  };

  for (const [index, line] of lines.entries()) {
    if (line.kind === 'slide' || line.kind === 'vertical') {
      finish();
      if (line.kind === 'slide') columns.push([]);
      slideLine = line.number + 1;
    } else if (index === named) {
      const text = line.text.replace(heading, '');
      if (text.trim() !== '') part.push({ ...line, text });
    } else part.push(line);
  }
  finish();
  return { file, title, columns, problems };
};
