import { basename } from 'node:path';
import { checkAttributes } from './attributes.ts';
import type { Chapter, Slide } from './chapter.ts';
import type { Context } from './context.ts';
import { fill, type Filled } from './fill.ts';
import { readHtml, type ReadHtml } from './html.ts';
import { slug } from './ids.ts';
import { notesAside, toHtml } from './markdown.ts';
import { titleOf } from './markup.ts';
import type { FileProblems } from './problem.ts';
import { countLines, type Token } from './scan.ts';
import type { Section } from './sections.ts';

/** Return true if a slide shows nothing. */
export const isEmpty = ({ body, attributes }: Slide): boolean =>
  body.every(({ kind, text }) => kind === 'comment' || text.trim() === '') &&
  !attributes.some(({ name }) => name.startsWith('data-background'));

/** Read the HTML of a slide's text or notes, and refuse its tags without a partner, each in its line. */
const readTags = (
  html: string,
  { tags }: Filled,
  tokens: readonly Token[],
  problems: FileProblems,
): ReadHtml => {
  // For a tag that is not in the list of tags: one in code, or one that never ends.
  const lineWith = (start: string): number => {
    const token = tokens.find(({ text }) => text.includes(start));
    if (!token) return tokens[0]?.line ?? 1;
    return token.line + countLines(token.text.slice(0, token.text.indexOf(start)));
  };
  const read = readHtml(html);
  for (const { tag, before, sentence } of read.problems) {
    const same = tags.filter(({ text }) => text === tag);
    const line = (same[before] ?? same.at(-1))?.line ?? lineWith(tag.split('\n')[0] ?? '');
    problems.add(line, sentence);
  }
  return read;
};

/** Return a slide as the page takes it. */
export const compileSlide = (
  slide: Slide,
  chapter: Chapter,
  context: Context,
  problems: FileProblems,
): Section => {
  const { line } = slide;
  checkAttributes(slide.attributes, 'slide', context.from.attributes, problems);
  const body = fill(slide.body, context, problems);
  const notes = fill(slide.notes, context, problems);
  const [html, notesHtml] = problems.attempt(line, ['', ''], () => [
    toHtml(body.markdown),
    toHtml(notes.markdown),
  ]);
  const { nodes } = readTags(html, body, slide.body, problems);
  // Markdown alone becomes HTML in which every tag has its partner.
  if (slide.notes.some(({ text }) => text.includes('<')))
    readTags(notesHtml, notes, slide.notes, problems);
  if (/<!--(?:(?!-->)[^])*<script/i.test(body.markdown)) {
    problems.add(
      line,
      'A slide cannot show "<!--" and "<script" after it: HTML would read on to the next slide.',
    );
  }

  const title = titleOf(nodes, (number) => context.formulas.plain(number));
  const idAttribute = slide.attributes.find(({ name }) => name === 'id');
  const id = idAttribute?.value ?? slug(title);
  if (isEmpty(slide)) problems.add(line, 'This slide is empty.');
  else {
    const at = idAttribute?.line ?? line;
    problems.attempt(at, undefined, () => context.ids.take(id, `${problems.file}:${at}`));
  }
  context.citations.place(body.markdown, id);

  const attributes = slide.attributes
    .filter(({ name }) => name !== 'id')
    .map(({ name, value, line: at }): [string, string] => [
      name,
      problems.attempt(at, value, () => context.assets.resolve(name, value)),
    ]);
  const hasTitle = title === '' || attributes.some(([name]) => name === 'data-menu-title');
  const file = basename(problems.file, '.md');
  return {
    attributes: [
      ['id', id],
      ['data-chapter', chapter.title],
      ['data-chapter-id', file.replace(/^\d+[-_.]?/, '')],
      ['data-chapter-number', String(parseInt(file))],
      ['data-slide-number', String(++context.before)],
      ...(hasTitle ? [] : [['data-menu-title', title] as const]),
      ...attributes,
    ],
    markdown: body.markdown,
    notes: slide.notes.length > 0 ? notesAside(notesHtml) : '',
  };
};
