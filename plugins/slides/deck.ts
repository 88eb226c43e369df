import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Marked } from 'marked';
import { checkAttributes } from './attributes.ts';
import { assets, resolveAttribute } from './assets.ts';
import { data, readJson } from './data.ts';
import type { Drawings } from './figures.ts';
import { formulas } from './formulas.ts';
import { formulasHtml, sectionsHtml, stillsHtml, type Section } from './html.ts';
import { plainText } from './markup.ts';
import { notesAside } from './notes.ts';
import { parse, type Chapter, type Slide } from './parse.ts';
import { png } from './png.ts';
import { messageOf, suggestion, type Problem } from './problem.ts';
import { references } from './references.ts';
import type { SlideLink } from './filler.ts';
import { render } from './render.ts';
import type { Sources } from './sources.ts';
import { stills } from './stills.ts';
import { scan } from './scan.ts';

/** Where a deck's parts are. */
export interface DeckSources {
  /** The deck's folder, absolute. */
  readonly root: string;
  /** The folder of chapters within it. */
  readonly folder: string;
  /** The folder of assets within it. */
  readonly assets: string;
  /** None where they could not be loaded: figures are then left alone. */
  readonly drawings: Drawings | undefined;
  /** Attributes of slides and elements that this deck adds to those of reveal. */
  readonly attributes: readonly string[];
  /** The id of the slide that lists the references; citations lead to it where it exists. */
  readonly referenceSlide: string;
  /** How the page reaches an asset. */
  addressOf(path: string): string;
  /** How the page reaches the file of still forms. */
  readonly stillsAddress: string;
}

/** A deck as the page takes it. */
export interface Deck {
  readonly html: string;
  readonly problems: readonly Problem[];
  /** The still forms that are not in the page: the content of their file. */
  readonly stills: readonly string[];
  /** Assets that slides show. */
  readonly assets: ReadonlySet<string>;
  /** Files outside of slides and assets that the deck was made from, absolute. */
  readonly files: ReadonlySet<string>;
}

const marked = new Marked();

/** Reads the chapters `NN-name.md` of a folder in the order of their numbers. */
const readChapters = (root: string, folder: string): Chapter[] =>
  (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])
    .filter((name) => /^\d+.*\.md$/.test(name))
    .sort((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b))
    .map((name) => parse(readFileSync(join(root, folder, name), 'utf8'), `${folder}/${name}`));

/** The first heading in plain words; empty if there is none. */
const titleOf = (prose: string, formula: (number: number) => string): string => {
  const heading = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$/m.exec(prose)?.[1];
  const html = /<h[1-6]\b[^>]*>([\s\S]*?)<\/h[1-6]>/i.exec(prose)?.[1];
  const text = (heading === undefined ? html : marked.parseInline(heading, { async: false })) ?? '';
  return plainText(
    text
      .replace(/<span data-math="(\d+)"><\/span>/g, (_, number: string) => formula(Number(number)))
      .replace(/<br\s*\/?>/gi, ' '),
  );
};

/** A title as an id: letters and digits of any script, joined by hyphens. */
const slug = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

const isEmpty = (slide: Slide): boolean =>
  scan(slide.body).every(({ kind, text }) => kind === 'comment' || text.trim() === '') &&
  !slide.attributes.some(({ name }) => name.startsWith('data-background'));

/** Compiles a deck. Never throws over what an author wrote: that is in `problems`. */
export const compileDeck = (from: DeckSources): Deck => {
  const chapters = readChapters(from.root, from.folder);
  const problems: Problem[] = chapters.flatMap((chapter) => chapter.problems);
  /** Assets that slides show, with their addresses. */
  const shown = new Map<string, string>();
  const files = new Set<string>();
  const math = formulas();
  const drawn = stills();
  let count = 0;
  const slides = chapters.flatMap((chapter) => chapter.columns.flat());
  const written = new Set(
    slides.map((slide) => slide.attributes.find(({ name }) => name === 'id')?.value),
  );

  const found = assets(from.root, from.assets, (path) => {
    const address = from.addressOf(path);
    shown.set(path, address);
    return address;
  });
  const referenceFile = join(from.root, from.assets, 'data', 'references.json');
  const readReferences = (): Sources['references'] => {
    try {
      return references(existsSync(referenceFile) ? readJson(referenceFile) : {});
    } catch (thrown) {
      problems.push({
        file: `${from.assets}/data/references.json`,
        line: 1,
        sentence: messageOf(thrown),
      });
      return new Map();
    }
  };
  const sources: Sources = {
    root: from.root,
    assetFolder: from.assets,
    assets: found,
    data: data([join(from.root, from.assets, 'data'), join(from.root, from.folder)]),
    drawings: from.drawings,
    kit: {
      png: (raster, scale) => `data:image/png;base64,${png(raster, scale).toString('base64')}`,
      asset: (path) => found.address(path),
    },
    canWait: () => count > 0,
    placeStill: (markup) => {
      // An asset's address may not yet be known when the file of still forms is made.
      const showsAsset = [...shown.values()].some((address) => markup.includes(address));
      return drawn.place(markup, count === 0 || showsAsset);
    },
    formulas: math,
    references: readReferences(),
    referenceSlide: written.has(from.referenceSlide) ? from.referenceSlide : undefined,
    ownAttributes: from.attributes,
    using: (file) => files.add(file),
  };

  const places = new Map<string, { file: string; line: number }>();
  const links: SlideLink[] = [];

  const section = (slide: Slide, chapter: Chapter): Section => {
    const { file, line } = slide;
    const refuse = (sentence: string, at = line): void =>
      void problems.push({ file, line: at, sentence });
    problems.push(...checkAttributes(slide.attributes, 'slide', file, from.attributes));

    const body = render(slide.body, file, sources);
    const notes = render(slide.notes, file, sources);
    problems.push(...body.problems, ...notes.problems);
    links.push(...body.links, ...notes.links);

    if (/<!--(?:(?!-->)[^])*<script/i.test(body.markdown)) {
      refuse(
        'A slide cannot show "<!--" and "<script" after it: HTML would read on to the next slide.',
      );
    }

    const title = titleOf(body.prose, (number) => math.plain(number));
    const idAttribute = slide.attributes.find(({ name }) => name === 'id');
    const id = idAttribute?.value ?? slug(title);
    const place = places.get(id);
    if (isEmpty(slide)) refuse('This slide is empty.');
    else if (id === '')
      refuse(
        'This slide has neither an id nor a title to make one from: <!-- .slide: id="..." -->.',
      );
    else if (/\s|\//.test(id))
      refuse(`The id "${id}" has a space or a slash in it.`, idAttribute?.line);
    else if (place) {
      refuse(
        `The id "${id}" is already that of the slide at ${place.file}:${place.line}.`,
        idAttribute?.line,
      );
    } else places.set(id, { file, line: idAttribute?.line ?? line });

    const attributes = slide.attributes
      .filter(({ name }) => name !== 'id')
      .map(({ name, value, line: at }): [string, string] => {
        try {
          return [name, resolveAttribute(name, value, found, from.assets)];
        } catch (thrown) {
          refuse(messageOf(thrown), at);
          return [name, value];
        }
      });
    const own = new Set(attributes.map(([name]) => name));
    return {
      attributes: [
        ['id', id],
        ['data-chapter', chapter.title],
        ['data-chapter-id', basename(file, '.md').replace(/^\d+[-_.]?/, '')],
        ['data-chapter-number', String(parseInt(basename(file)))],
        ['data-slide-number', String(++count)],
        ...(title && !own.has('data-menu-title') ? [['data-menu-title', title] as const] : []),
        ...attributes,
      ],
      markdown: body.markdown,
      notes: slide.notes.length > 0 ? notesAside(notes.markdown) : '',
    };
  };

  const columns: Section[][] = [];
  for (const chapter of chapters) {
    if (chapter.columns.flat().every(isEmpty)) {
      problems.push({ file: chapter.file, line: 1, sentence: 'This chapter has no slide.' });
      continue;
    }
    columns.push(
      ...chapter.columns.map((column) => column.map((slide) => section(slide, chapter))),
    );
  }
  if (chapters.length === 0) {
    problems.push({
      file: from.folder,
      line: 1,
      sentence: 'There is no chapter here, such as 01-summary.md.',
    });
  }
  for (const { id, file, line } of links) {
    if (!places.has(id) && !/^\d+$/.test(id)) {
      problems.push({
        file,
        line,
        sentence: `There is no slide "${id}".${suggestion(id, places.keys())}`,
      });
    }
  }
  const order = new Map(chapters.map((chapter, index) => [chapter.file, index]));
  problems.sort((a, b) => (order.get(a.file) ?? -1) - (order.get(b.file) ?? -1) || a.line - b.line);
  return {
    html: [
      sectionsHtml(columns),
      formulasHtml(math.rendered),
      drawn.waiting.length > 0 ? stillsHtml(from.stillsAddress) : '',
    ].join('\n'),
    stills: drawn.waiting,
    problems,
    assets: new Set(shown.keys()),
    files,
  };
};
