import { basename } from 'node:path';
import type { Room } from '../../figures/contract.ts';
import { checkAttributes } from './attributes.ts';
import { assets, resolveAttribute } from './assets.ts';
import { unbalancedTags } from './balance.ts';
import { bibtex } from './bibliography.ts';
import { Citations } from './citations.ts';
import { data } from './data.ts';
import type { Drawings } from './figures.ts';
import { namesIn, readText } from './files.ts';
import { formulas } from './formulas.ts';
import { formulasHtml, sectionsHtml, stillsHtml, type Section } from './html.ts';
import { slideIds } from './ids.ts';
import { notesAside } from './notes.ts';
import type { Line } from './lines.ts';
import { parse, type Chapter, type Slide } from './parse.ts';
import { png } from './png.ts';
import { messageOf, suggestion, type Problem } from './problem.ts';
import { readReferences, type Reference } from './references.ts';
import type { SlideLink } from './filler.ts';
import { toHtml } from './prerender.ts';
import { render, type Rendered } from './render.ts';
import type { Sources } from './sources.ts';
import { stills } from './stills.ts';
import { slug, titleOf } from './title.ts';
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
  /** Whether the first slide stands in the page as HTML, to be seen before any script runs. */
  readonly firstRendered: boolean;
  /** The page's address when published, where it is known: `{{page.address}}`. */
  readonly site: string | undefined;
  /** How the page reaches an asset. */
  addressOf(path: string): string;
  /** How the page reaches the files of still forms. */
  readonly stillsAddress: Readonly<Record<Room, string>>;
}

/** A deck as the page takes it. */
export interface Deck {
  /** The slides. */
  readonly html: string;
  /** What plugins read, as elements that are no slides. */
  readonly data: string;
  readonly problems: readonly Problem[];
  /** The still forms that are not in the page, by room: the content of their files. */
  readonly stills: Readonly<Record<Room, readonly string[]>>;
  /** Assets that slides show. */
  readonly assets: ReadonlySet<string>;
  /** Those of them that are not files but were made with the deck, by path. */
  readonly made: ReadonlyMap<string, string>;
  /** Keys of references that no slide cites. */
  readonly uncited: readonly string[];
  /** Files outside of slides and assets that the deck was made from, absolute. */
  readonly files: ReadonlySet<string>;
}

const readChapter = (root: string, file: string): Chapter => {
  try {
    return parse(readText(root, file, 'This chapter'), file);
  } catch (thrown) {
    return {
      file,
      title: '',
      columns: [],
      problems: [{ file, line: 1, sentence: messageOf(thrown) }],
    };
  }
};

/** Reads the chapters `NN-name.md` of a folder in the order of their numbers. */
const readChapters = (root: string, folder: string): Chapter[] =>
  namesIn(root, folder)
    .filter((name) => /^\d+.*\.md$/.test(name))
    .sort((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b))
    .map((name) => readChapter(root, `${folder}/${name}`));

/** Return the tags of a slide's text or notes that have no partner. */
const tagProblems = (
  { markdown, tags }: Rendered,
  lines: readonly Line[],
  { file, line: first }: Slide,
): Problem[] =>
  unbalancedTags(toHtml(markdown)).map(({ tag, before, sentence }) => {
    const same = tags.filter(({ text }) => text === tag);
    const [start = ''] = tag.split('\n');
    const line =
      (same[before] ?? same.at(-1))?.line ??
      lines.find(({ text }) => text.includes(start))?.number ??
      first;
    return { file, line, sentence };
  });

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

  const bibFile = `${from.assets}/data/references.bib`;
  const addressOf = (path: string): string => {
    const address = from.addressOf(path);
    shown.set(path, address);
    return address;
  };
  const found = assets(from.root, from.assets, addressOf, [bibFile]);
  /** What `work` gives, or its sentence as a problem and `otherwise`. */
  const attempt = <T>(file: string, line: number, otherwise: T, work: () => T): T => {
    try {
      return work();
    } catch (thrown) {
      problems.push({ file, line, sentence: messageOf(thrown) });
      return otherwise;
    }
  };
  const referenceFile = `${from.assets}/data/references.json`;
  const known = attempt<ReadonlyMap<string, Reference>>(referenceFile, 1, new Map(), () =>
    readReferences(from.root, referenceFile),
  );
  const citations = new Citations(known);
  const sources: Sources = {
    root: from.root,
    assetFolder: from.assets,
    assets: found,
    data: data(from.root, [`${from.assets}/data`, from.folder], {
      page: { address: from.site ?? '' },
    }),
    drawings: from.drawings,
    kit: {
      png: (raster, scale) =>
        `data:image/png;base64,${Buffer.from(png(raster, scale)).toString('base64')}`,
      asset: (path) => found.address(path),
    },
    canWait: () => count > 0,
    placeStill: ({ stage, phone }) => drawn.place(stage, phone, count === 0, shown.values()),
    formulas: math,
    citations,
    ownAttributes: from.attributes,
    using: (file) => files.add(file),
  };

  const ids = slideIds();
  const links: SlideLink[] = [];

  const section = (slide: Slide, chapter: Chapter): Section => {
    const { file, line } = slide;
    const refuse = (sentence: string): void => void problems.push({ file, line, sentence });
    problems.push(...checkAttributes(slide.attributes, 'slide', file, from.attributes));

    const body = render(slide.body, file, sources);
    const notes = render(slide.notes, file, sources);
    problems.push(...body.problems, ...notes.problems);
    problems.push(
      ...attempt(file, line, [], () => tagProblems(body, slide.body, slide)),
      ...attempt(file, line, [], () => tagProblems(notes, slide.notes, slide)),
    );
    links.push(...body.links, ...notes.links);

    if (/<!--(?:(?!-->)[^])*<script/i.test(body.markdown)) {
      refuse(
        'A slide cannot show "<!--" and "<script" after it: HTML would read on to the next slide.',
      );
    }

    const title = attempt(file, line, '', () =>
      titleOf(body.prose, (number) => math.plain(number)),
    );
    const idAttribute = slide.attributes.find(({ name }) => name === 'id');
    const id = idAttribute?.value ?? slug(title);
    if (isEmpty(slide)) refuse('This slide is empty.');
    else {
      const at = idAttribute?.line ?? line;
      attempt(file, at, undefined, () => ids.take(id, file, at));
    }
    const attributes = slide.attributes
      .filter(({ name }) => name !== 'id')
      .map(({ name, value, line: at }): [string, string] => [
        name,
        attempt(file, at, value, () => resolveAttribute(name, value, found, from.assets)),
      ]);
    citations.place(body.markdown, id);
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
      notes:
        slide.notes.length > 0 ? attempt(file, line, '', () => notesAside(notes.markdown)) : '',
    };
  };

  const columns: Section[][] = [];
  for (const chapter of chapters) {
    if (chapter.columns.flat().every(isEmpty)) {
      if (chapter.problems.length > 0) continue;
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
    if (!ids.has(id) && !/^\d+$/.test(id)) {
      problems.push({
        file,
        line,
        sentence: `There is no slide "${id}".${suggestion(id, ids.all())}`,
      });
    }
  }
  const order = new Map(chapters.map((chapter, index) => [chapter.file, index]));
  problems.sort((a, b) => (order.get(a.file) ?? -1) - (order.get(b.file) ?? -1) || a.line - b.line);
  const still = (markup: string): string => drawn.place(markup, markup, false);
  return {
    html: citations.finish(sectionsHtml(columns, from.firstRendered), still),
    data: [
      formulasHtml(math.rendered),
      drawn.stage.length + drawn.phone.length > 0
        ? stillsHtml({ files: from.stillsAddress, assets: drawn.assets })
        : '',
    ].join('\n'),
    stills: { stage: drawn.stage, phone: drawn.phone },
    problems,
    assets: new Set(shown.keys()),
    made: new Map([[bibFile, citations.cited.map(bibtex).join('\n')]]),
    uncited: citations.uncited,
    files,
  };
};
