import { FORMULAS_ID, STILLS_FILES, STILLS_ID, type StillsSource } from '../protocol.ts';
import { TIMELINE_FILE, TIMELINE_ID, type Timeline } from '../timeline.ts';
import { readChapter, type Chapter } from './chapter.ts';
import { Context, type DeckSources } from './context.ts';
import { namesIn, readText } from './files.ts';
import { FileProblems, suggestion, type Problem } from './problem.ts';
import { bibtex } from './references.ts';
import { compileSlide, isEmpty, sectionsHtml } from './slide.ts';

export interface Deck {
  /** The slides. */
  readonly html: string;
  /** Data for plugins, as elements that are no slides. */
  readonly data: string;
  readonly problems: readonly Problem[];
  /** What is probably wrong, which keeps nobody from showing the deck. */
  readonly warnings: readonly Problem[];
  /** Assets that slides show. */
  readonly assets: ReadonlySet<string>;
  /** Contents of the files that are made with the deck, by path. */
  readonly made: ReadonlyMap<string, string>;
  /** Keys of references that no slide cites. */
  readonly uncited: readonly string[];
  /** What is said, in the order of the deck. */
  readonly timeline: Timeline;
  /** Files outside of slides and assets that the deck was made from, absolute. */
  readonly files: ReadonlySet<string>;
}

interface ChapterFile {
  readonly chapter: Chapter;
  readonly problems: FileProblems;
}

/** Read the chapters `NN-name.md` of a folder in the order of their numbers. */
const readChapters = ({ root, folder }: DeckSources, all: Problem[]): ChapterFile[] =>
  namesIn(root, folder)
    .filter((name) => /^\d+.*\.md$/.test(name))
    .sort((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b))
    .map((name) => {
      const problems = new FileProblems(`${folder}/${name}`, all);
      const unread: Chapter = { title: '', columns: [] };
      const chapter = problems.attempt(1, unread, () =>
        readChapter(readText(root, problems.file, 'This chapter'), problems),
      );
      return { chapter, problems };
    });

/** Refuse links to slides that there are not. */
const checkLinks = ({ links, ids }: Context): void => {
  for (const { id, line, problems } of links)
    if (!ids.has(id) && !/^\d+$/.test(id))
      problems.add(line, `There is no slide "${id}".${suggestion(id, ids.keys())}`);
};

/** Write what plugins read as an element that no tag in it can end. */
export const dataHtml = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replace(/<(?=[/!])/g, '\\u003c')}</script>`;

/** Compile a deck. What is wrong in what its author wrote is in `problems`, and never thrown. */
export const compileDeck = (from: DeckSources): Deck => {
  const problems: Problem[] = [];
  const chapters = readChapters(from, problems);
  const context = new Context(from, problems);

  const columns = chapters.flatMap(({ chapter, problems: own }) => {
    const isUnread = chapter.columns.length === 0;
    if (isUnread || !chapter.columns.flat().every(isEmpty)) {
      return chapter.columns.map((column) =>
        column.map((slide) => compileSlide(slide, chapter, context, own)),
      );
    }
    own.add(1, 'This chapter has no slide.');
    return [];
  });
  if (chapters.length === 0) {
    const sentence = 'There is no chapter here, such as 01-summary.md.';
    new FileProblems(from.folder, problems).add(1, sentence);
  }
  // Slides of a chapter that could not be read are not known.
  if (chapters.every(({ chapter }) => chapter.columns.length > 0)) checkLinks(context);

  const order = chapters.map(({ problems: { file } }) => file);
  problems.sort((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.line - b.line);
  const { stills, citations, formulas, shown, files, bibliography } = context;
  const still = (markup: string): string => stills.place(markup, markup, false);
  const html = citations.finish(sectionsHtml(columns, from.firstRendered), still);
  const data = formulas.rendered.length > 0 ? [dataHtml(FORMULAS_ID, formulas.rendered)] : [];
  const made = new Map([[bibliography, citations.cited.map(bibtex).join('\n')]]);
  const { stage, phone } = stills.files;
  if (stage.length + phone.length > 0) {
    made.set(STILLS_FILES.stage, JSON.stringify(stage));
    made.set(STILLS_FILES.phone, JSON.stringify(phone));
    const addresses = {
      stage: from.addressOf(STILLS_FILES.stage),
      phone: from.addressOf(STILLS_FILES.phone),
    };
    const source: StillsSource = { files: addresses, assets: stills.assets };
    data.push(dataHtml(STILLS_ID, source));
  }
  const timeline = columns.flat().map((section) => section.timeline);
  if (timeline.some(({ sentences }) => sentences.length > 0)) {
    made.set(TIMELINE_FILE, JSON.stringify(timeline));
    data.push(dataHtml(TIMELINE_ID, from.addressOf(TIMELINE_FILE)));
  }
  return {
    html,
    data: data.join('\n'),
    problems,
    warnings: context.warnings,
    assets: new Set(shown.keys()),
    made,
    uncited: citations.uncited,
    timeline,
    files,
  };
};
