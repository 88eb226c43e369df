import { plainText } from './html.ts';
import { countLines, type FileProblems } from './problem.ts';
import { readLines, scan, type Line, type Token } from './scan.ts';
import { readAttributes, type Attribute } from './tags.ts';

/** One slide as its author wrote it. */
export interface Slide {
  /** The line in which its text begins. */
  readonly line: number;
  /** From the comments `<!-- .slide: ... -->`. */
  readonly attributes: readonly Attribute[];
  readonly body: readonly Token[];
  /** The speaker's notes; empty where there are none. */
  readonly notes: readonly Token[];
}

/** One file of slides. */
export interface Chapter {
  /** From the comment `<!-- chapter: Summary -->`. */
  readonly title: string;
  /** Columns of slides: a column of one is a horizontal slide, a longer one is vertical. */
  readonly columns: readonly (readonly Slide[])[];
}

/** The most characters of a slide: in the worst case parsers of markdown take the square of them. */
const MOST = 20_000;

const isSeparator = (text: string): boolean => /^---?\s*$/.test(text);
const isBlank = (text: string): boolean => text.trim() === '';

/** Return the line in which a slide begins that is too long, if there is one. */
const tooLong = (source: string): number | undefined => {
  let first: number | undefined;
  let length = 0;
  for (const [index, text] of source.split('\n').entries()) {
    if (isSeparator(text)) [first, length] = [undefined, 0];
    else if (!isBlank(text)) first ??= index + 1;
    length += text.length + 1;
    if (length > MOST) return first;
  }
  return undefined;
};

/** Return lines without those that are blank in the beginning and in the end. */
const trim = (lines: readonly Line[]): readonly Line[] => {
  const filled = lines.flatMap(({ text }, index) => (isBlank(text) ? [] : [index]));
  return lines.slice(filled[0] ?? 0, (filled.at(-1) ?? -1) + 1);
};

const slideAttributes = (tokens: readonly Token[], problems: FileProblems): Attribute[] =>
  tokens.flatMap(({ kind, text, line }) => {
    const inside = kind === 'comment' && /^<!--(\s*)\.slide:([^]*)-->$/.exec(text);
    if (!inside) return [];
    return readAttributes(inside[2] ?? '', line + countLines(inside[1] ?? ''), problems);
  });

const notesMark = /^ {0,3}notes?:\s*/i;

/** Read the lines of one slide; `line` stands for where it begins if it has none. */
const readSlide = (lines: readonly Line[], line: number, problems: FileProblems): Slide => {
  const marks = lines.filter(({ kind, text }) => kind === 'text' && notesMark.test(text));
  const [mark, second] = marks;
  if (mark && second) {
    problems.add(
      second.number,
      `This slide has a second "Note:"; its notes already begin in line ${mark.number}.`,
    );
  }
  const text = lines.map((one) =>
    marks.includes(one) ? { ...one, text: one.text.replace(notesMark, '') } : one,
  );
  const split = mark ? lines.indexOf(mark) : lines.length;
  const body = trim(text.slice(0, split));
  const tokens = { body: scan(body), notes: scan(trim(text.slice(split))) };
  const attributes = slideAttributes([...tokens.body, ...tokens.notes], problems);
  return { line: body[0]?.number ?? line, attributes, ...tokens };
};

const heading = /<!--\s*chapter:\s*(.*?)\s*-->/;

/** Read the text of one chapter: slides, notes and attributes, each with its line. */
export const readChapter = (source: string, problems: FileProblems): Chapter => {
  const long = tooLong(source);
  if (long !== undefined) {
    problems.add(long, `This slide has more than ${MOST.toLocaleString('en')} characters.`);
    return { title: '', columns: [] };
  }
  const lines = readLines(source, problems);
  const named = lines.find(({ kind, text }) => kind === 'text' && heading.test(text));
  const title = plainText(heading.exec(named?.text ?? '')?.[1] ?? '');
  if (title === '') problems.add(1, 'A chapter begins with its title: <!-- chapter: Title -->.');

  const columns: Slide[][] = [[]];
  let part: Line[] = [];
  let first = 1;
  const finish = (): void => {
    columns.at(-1)?.push(readSlide(part, first, problems));
    part = [];
  };
  for (const line of lines) {
    if (line.kind === 'text' && isSeparator(line.text)) {
      finish();
      if (line.text.startsWith('---')) columns.push([]);
      first = line.number + 1;
    } else if (line === named) {
      const text = line.text.replace(heading, '');
      if (!isBlank(text)) part.push({ ...line, text });
    } else part.push(line);
  }
  finish();
  return { title, columns };
};
