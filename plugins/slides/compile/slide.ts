import { basename } from 'node:path';
import { PARSED } from '../protocol.ts';
import type { TimelineSlide } from '../timeline.ts';
import type { Chapter, Slide } from './chapter.ts';
import type { Context } from './context.ts';
import { fill, type Filled } from './fill.ts';
import { escapeHtml, paragraphsOf, readHtml, titleOf, type ReadHtml } from './html.ts';
import { notesAside, toHtml } from './markdown.ts';
import { countLines, type FileProblems } from './problem.ts';
import type { Token } from './scan.ts';
import { countSteps } from './steps.ts';
import { checkAttributes } from './tags.ts';
import { timelineSlide, unspoken } from './timeline.ts';

/** A slide ready to be written into the page. */
export interface Section {
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly markdown: string;
  /** The notes' element, or nothing. */
  readonly notes: string;
}

export interface CompiledSlide extends Section {
  readonly timeline: TimelineSlide;
}

/** Return true if a slide shows nothing. */
export const isEmpty = ({ body, attributes }: Slide): boolean =>
  body.every(({ kind, text }) => kind === 'comment' || text.trim() === '') &&
  !attributes.some(({ name }) => name.startsWith('data-background'));

/**
 * Return a title as an id: letters and digits of any script, joined by hyphens. A number alone gets a
 * word before it, since reveal takes `#/2020` for the place of a slide.
 */
const slug = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^\d+$/, 'slide-$&');

/** Return what is wrong with a slide's id, or nothing. */
const idProblem = (id: string, taken: string | undefined): string => {
  if (id === '')
    return 'This slide has neither an id nor a title to make one from: <!-- .slide: id="..." -->.';
  if (/\s|\//.test(id)) return `The id "${id}" has a space or a slash in it.`;
  if (/^\d+$/.test(id))
    return `The id "${id}" is a number, which an address takes for that of a slide in the deck.`;
  return taken === undefined ? '' : `The id "${id}" is already that of the slide at ${taken}.`;
};

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

const many = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;

const clicksWarning = (steps: number, clicks: number): string =>
  `This slide has ${many(steps, 'step')}, but its notes have ${many(clicks, '[click]')}.`;

/** Return a slide as the page takes it. */
export const compileSlide = (
  slide: Slide,
  chapter: Chapter,
  context: Context,
  problems: FileProblems,
): CompiledSlide => {
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
  const at = idAttribute?.line ?? line;
  const wrong = isEmpty(slide) ? 'This slide is empty.' : idProblem(id, context.ids.get(id));
  if (wrong === '') context.ids.set(id, `${problems.file}:${at}`);
  else problems.add(isEmpty(slide) ? line : at, wrong);
  context.citations.place(body.markdown, id);
  const attributes = slide.attributes
    .filter(({ name }) => name !== 'id')
    .map(({ name, value, line: at }): [string, string] => [
      name,
      problems.attempt(at, value, () => context.assets.resolve(name, value)),
    ]);
  const given = new Map(attributes);
  const timeline = timelineSlide(
    { id, title: given.get('data-menu-title') ?? title, timing: given.get('data-timing') },
    paragraphsOf(notesHtml, (number) => unspoken(context.formulas.plain(number))),
    context.pronunciations,
  );
  const steps = countSteps(nodes, (number) => context.stills.files.stage[number] ?? '');
  if (slide.notes.length > 0 && steps !== timeline.steps)
    context.warn(problems.file, line, clicksWarning(steps, timeline.steps));

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
    timeline,
  };
};

const attribute = ([name, value]: readonly [string, string]): string =>
  value === '' ? name : `${name}="${escapeHtml(value)}"`;

const contentOf = ({ markdown, notes }: Section): string =>
  // RevealMarkdown takes white space in the beginning for an indentation of all lines.
  [markdown.replace(/^(?:[ \t]*\n)+/, ''), notes].filter(Boolean).join('\n\n');

const templateHtml = (section: Section): string => {
  // RevealMarkdown writes attributes out once more without escaping them: they are escaped twice.
  const attributes = section.attributes.map(([name, value]) =>
    attribute([name, value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')]),
  );
  const text = contentOf(section).replace(/<\/script>/gi, '__SCRIPT_END__');
  return `<section data-markdown ${attributes.join(' ')}><script type="text/template">\n${text}\n</script></section>`;
};

/** Found in HTML that reveal's markdown plugin still has work with: code, attributes in comments. */
const afterParsing = /<pre>|<!--\s*\.element/;

/** Return a slide as HTML, already shown; undefined if only reveal's markdown plugin can finish it. */
const renderedHtml = (section: Section): string | undefined => {
  const content = toHtml(contentOf(section));
  if (afterParsing.test(content)) return undefined;
  const given = new Map(section.attributes);
  const all = new Map([...given, ['class', `${given.get('class') ?? ''} present`.trim()]]);
  return `<section data-markdown ${PARSED}="true" ${[...all].map(attribute).join(' ')}>\n${content}</section>`;
};

/**
 * Write the columns of a deck as reveal wants them: several slides in a column share a section.
 * @param firstRendered - write the first slide as HTML, where it is alone in its column
 */
export const sectionsHtml = (
  columns: readonly (readonly Section[])[],
  firstRendered = false,
): string =>
  columns
    .map(([first, ...below], index) => {
      if (!first) return '';
      const rendered =
        firstRendered && index === 0 && below.length === 0 ? renderedHtml(first) : undefined;
      if (rendered !== undefined) return rendered;
      const sections = [first, ...below].map(templateHtml).join('\n');
      return below.length > 0 ? `<section>\n${sections}\n</section>` : sections;
    })
    .join('\n');
