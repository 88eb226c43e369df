import { decoded, resolveAttribute } from './assets.ts';
import { placeholder } from './data.ts';
import { escapeHtml } from './markup.ts';
import { messageOf, type Problem } from './problem.ts';
import { countLines } from './scan.ts';
import type { Sources } from './sources.ts';

/** A link to a slide, to be checked when all slides are known. */
export interface SlideLink {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

/** A stretch of text and the line that it begins in. */
export interface Part {
  readonly text: string;
  readonly line: number;
}

/** Private letters that mark what stood in a line until the line is finished. */
const empty = '\uE000';
const filled = '\uE001';

/** Stands in a line for a comment that was taken out. */
export const removed = '\uE002';

/** Drops lines of which nothing is left but empty placeholders or comments. */
export const tidy = (text: string): string =>
  text
    .split('\n')
    .filter((line) => {
      if (line.includes(empty) && !line.includes(filled)) return false;
      return !(line.includes(removed) && line.replaceAll(removed, '').trim() === '');
    })
    .join('\n')
    .replace(/[\uE000-\uE002]/g, '');

/** A value from the data as it is written into text. */
export const asText = (value: string): string =>
  value === '' ? empty : filled + escapeHtml(value.replace(/[^\S\u00a0]+/g, ' '));

/** Fills in what one file's text refers to, and keeps what is wrong with its line. */
export class Filler {
  readonly problems: Problem[] = [];
  readonly links: SlideLink[] = [];
  readonly tags: Part[] = [];
  readonly file: string;
  readonly sources: Sources;

  constructor(file: string, sources: Sources) {
    this.file = file;
    this.sources = sources;
  }

  /** What `work` gives; or `otherwise`, where its error becomes a problem of that line. */
  attempt(line: number, otherwise: string, work: () => string): string {
    try {
      return work();
    } catch (thrown) {
      this.problems.push({ file: this.file, line, sentence: messageOf(thrown) });
      return otherwise;
    }
  }

  /** Replaces each match of a pattern; an error leaves it as it is and becomes a problem. */
  replace(part: Part, pattern: RegExp, by: (match: RegExpExecArray, line: number) => string): Part {
    let text = '';
    let last = 0;
    for (const match of part.text.matchAll(pattern)) {
      const line = part.line + countLines(part.text.slice(0, match.index));
      text +=
        part.text.slice(last, match.index) + this.attempt(line, match[0], () => by(match, line));
      last = match.index + match[0].length;
    }
    return { text: text + part.text.slice(last), line: part.line };
  }

  /** Puts data in place of `{{models.L.parameters}}`. */
  fillData(part: Part, write: (value: string) => string): Part {
    return this.replace(part, placeholder, ([written, path]) => {
      if (path === undefined) {
        throw new Error(`${written} is no path into the data, such as {{talk.date}}.`);
      }
      return write(this.sources.data.text(path));
    });
  }

  /** An attribute's value as the page needs it; links to slides are kept for checking. */
  resolve(name: string, value: string, line: number): string {
    const id = name === 'href' ? /^#\/([^/?]+)/.exec(value)?.[1] : undefined;
    if (id !== undefined) this.links.push({ id: decoded(id), file: this.file, line });
    return resolveAttribute(name, value, this.sources.assets, this.sources.assetFolder);
  }
}
