import { readAttributes, type Attribute } from './attributes.ts';
import { classify, type Line } from './lines.ts';
import type { Problem } from './problem.ts';

/** One slide as its author wrote it. */
export interface Slide {
  readonly file: string;
  /** Where its text begins. */
  readonly line: number;
  /** From the comments `<!-- .slide: ... -->`, which are blanked in `body`. */
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

/** The comments `<!-- .slide: ... -->` of some lines, and the lines without them. */
const takeAttributes = (
  lines: readonly Line[],
  file: string,
): { attributes: Attribute[]; rest: readonly Line[]; problems: Problem[] } => {
  const attributes: Attribute[] = [];
  const problems: Problem[] = [];
  let inside: { line: number; text: string } | undefined;
  const finish = (): void => {
    if (!inside) return;
    const read = readAttributes(inside.text, file, inside.line);
    attributes.push(...read.attributes);
    problems.push(...read.problems);
    inside = undefined;
  };
  const rest: Line[] = [];
  for (const line of lines) {
    let text = line.text;
    if (line.kind === 'text' || line.kind === 'comment') {
      if (inside) {
        const end = text.indexOf('-->');
        inside.text += '\n' + (end < 0 ? text : text.slice(0, end));
        text = end < 0 ? '' : text.slice(end + 3);
        if (end >= 0) finish();
      }
      const start = /<!--\s*\.slide:/.exec(text.replace(/(`+)[^`]*\1(?!`)/g, (code) => '.'.repeat(code.length)));
      if (start) {
        const end = text.indexOf('-->', start.index);
        const from = start.index + start[0].length;
        inside = { line: line.number, text: text.slice(from, end < 0 ? undefined : end) };
        text = text.slice(0, start.index) + (end < 0 ? '' : text.slice(end + 3));
        if (end >= 0) finish();
      }
    }
    if (text !== line.text && text.trim() === '') continue;
    rest.push(text === line.text ? line : { ...line, text });
  }
  return { attributes, rest, problems };
};

/** Reads one chapter's text: slides, notes and attributes, each with its line. Never throws. */
export const parse = (source: string, file: string): Chapter => {
  const { lines, problems } = classify(source.replace(/^\uFEFF/, ''), file);
  const heading = /<!--\s*chapter:\s*(.*?)\s*-->/;
  const named = lines.findIndex((line) => line.kind === 'text' && heading.test(line.text));
  const title = heading.exec(lines[named]?.text ?? '')?.[1] ?? '';
  if (title === '') {
    problems.push({ file, line: 1, sentence: 'A chapter begins with its title: <!-- chapter: Title -->.' });
  }

  const columns: Slide[][] = [[]];
  let part: Line[] = [];
  let slideLine = 1;

  const finish = (): void => {
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
    const { attributes, rest, problems: wrong } = takeAttributes(split < 0 ? part : part.slice(0, split), file);
    problems.push(...wrong);
    const notes = (split < 0 ? [] : part.slice(split)).map(
      (line): Line =>
        line.kind === 'note' ? { ...line, kind: 'text', text: line.text.replace(/^\s*notes?:\s*/i, '') } : line,
    );
    const body = trim(rest);
    columns.at(-1)?.push({ file, line: body[0]?.number ?? slideLine, attributes, body, notes: trim(notes) });
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
