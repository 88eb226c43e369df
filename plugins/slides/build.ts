import { readFileSync } from 'node:fs';
import { basename, join, posix, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { normalizePath, type Plugin, type ResolvedConfig, type Rolldown } from 'vite';
import { siteAddress } from '../common/site.ts';
import { compileDeck, type Deck } from './compile/deck.ts';
import { drawingsProblem, loadDrawings, type LoadedDrawings } from './drawings.ts';
import { publicationTags, fillPage, slidesPlace, woff2Alone } from './page.ts';
import { messageOf, report, type Problem } from './compile/problem.ts';

export interface SlidesOptions {
  /** The folder of chapters `NN-name.md`. */
  folder?: string;
  /** The folder of what slides show; its `data/` holds the values of placeholders. */
  assets?: string;
  /** The module that exports `drawings`; a deck without figures has none. */
  drawings?: string;
  /** Attributes of slides and elements that this deck adds to those of reveal. */
  attributes?: readonly string[];
  /** Names of data files, such as `talk`, that may be missing: their values are then empty. */
  optionalData?: readonly string[];
  /** Render the first slide into the page; `plugins/first-slide` places it. */
  firstRendered?: boolean;
}

const noDrawings: LoadedDrawings = { drawings: {}, files: new Set() };

/** Return an error that is printed as its text alone: what is wrong is in the deck, not in the code. */
const failure = (text: string): Error => {
  // Each line begins with a file's name, below what the bundler says itself.
  const error = new Error(`\n${text}`);
  error.stack = '';
  return Object.assign(error, { [inspect.custom]: () => text });
};

/** Return what is wrong with the address in the environment, or nothing. */
const siteProblem = (): string => {
  try {
    siteAddress();
    return '';
  } catch (thrown) {
    return messageOf(thrown);
  }
};

/**
 * Return the slide compiler as a Vite plugin: it puts the chapters of a folder into a page in place of
 * `<!-- slides -->`, in the dev server and the build alike. The environment may name `SITE_URL`, the
 * page's address when published, and `PDF`, a file beside the page.
 */
export const slides = ({
  folder = 'slides',
  assets = 'assets',
  drawings,
  attributes = [],
  optionalData = [],
  firstRendered = false,
}: SlidesOptions = {}): Plugin[] => {
  let config: ResolvedConfig;
  let deck: Deck | undefined;
  /** Its mistakes, a line for each. */
  let mistakes = '';
  /** True until the first build begins, for which the deck is compiled already. */
  let ready = false;
  let loaded: LoadedDrawings | undefined;
  /** Files of the drawings as last known; a module that does not parse cannot name them. */
  let drawn: ReadonlySet<string> = new Set();
  /** Marks for the files of a build, by path: their addresses are known only in its end. */
  const marks = new Map<string, string>();

  const compile = async (): Promise<void> => {
    marks.clear();
    const problems: Problem[] = [];
    try {
      loaded ??= drawings === undefined ? noDrawings : await loadDrawings(config.root, drawings);
      drawn = loaded.files;
    } catch (thrown) {
      problems.push(drawingsProblem(thrown, config.root, drawings ?? ''));
    }
    deck = compileDeck({
      root: config.root,
      folder,
      assets,
      drawings: loaded?.drawings,
      attributes,
      optionalData,
      firstRendered,
      site: process.env['SITE_URL'],
      addressOf(path) {
        if (config.command === 'serve') return config.base + encodeURI(path);
        const mark = marks.get(path) ?? `__DECK_FILE_${marks.size}__`;
        marks.set(path, mark);
        return mark;
      },
    });
    mistakes = [siteProblem(), report([...problems, ...deck.problems])].filter(Boolean).join('\n');
  };

  const compileForBuild = async (): Promise<void> => {
    loaded = undefined;
    await compile();
    if (mistakes !== '') throw failure(mistakes);
  };

  /** What the terminal has said last. */
  let said = '';

  /** Say in the terminal what is wrong, once: an editor may save several times. */
  const log = (): void => {
    const warnings = report(deck?.warnings ?? []);
    const text = mistakes || warnings;
    if (text !== '' && text !== said)
      config.logger[mistakes === '' ? 'warn' : 'error'](text, { timestamp: true });
    said = text;
  };

  const concerns = (file: string): boolean => {
    const path = normalizePath(relative(config.root, file));
    return (
      path.startsWith(`${folder}/`) ||
      path.startsWith(`${assets}/`) ||
      drawn.has(file) ||
      (loaded === undefined && /\.(?:ts|js|json)$/.test(file)) ||
      deck?.files.has(file) === true
    );
  };

  /** Put the addresses of a build's files in place of their marks. */
  const withAddresses = (text: string, page: string, bundle?: Rolldown.OutputBundle): string => {
    let result = text;
    for (const [path, mark] of marks) {
      const output = Object.values(bundle ?? {}).find(
        (file) => file.type === 'asset' && file.originalFileNames.includes(path),
      );
      if (!output) throw new Error(`${path} was not built.`);
      const isRelative = config.base === './' || config.base === '';
      const address = isRelative
        ? `./${posix.relative(posix.dirname(page.replace(/^\//, '')), output.fileName)}`
        : config.base + output.fileName;
      result = result.replaceAll(mark, encodeURI(address));
    }
    return result;
  };

  return [
    {
      name: 'slides',
      async configResolved(resolved) {
        config = resolved;
        // Here, since the bundler prints its own stack below what is thrown while it runs.
        if (config.command === 'build') await compileForBuild();
        ready = true;
      },
      async buildStart() {
        if (config.command !== 'build') return;
        if (!ready) await compileForBuild();
        ready = false;
        if (!deck) return;
        if (deck.warnings.length > 0) this.warn(`\n${report(deck.warnings)}`);
        if (deck.uncited.length > 0) this.warn(`No slide cites ${deck.uncited.join(', ')}.`);
        for (const path of marks.keys()) {
          const source = deck.made.get(path) ?? readFileSync(join(config.root, path));
          this.emitFile({ type: 'asset', name: basename(path), originalFileName: path, source });
        }
      },
      configureServer(server) {
        server.middlewares.use((request, response, next) => {
          const path = request.url?.replace(/\?.*$/, '').slice(config.base.length) ?? '';
          const made = deck?.made.get(path);
          if (made === undefined) return next();
          const type = path.endsWith('.json') ? 'application/json' : 'text/plain';
          response.setHeader('Content-Type', type);
          response.setHeader('Cache-Control', 'no-store');
          response.end(made);
        });
      },
      async hotUpdate({ file, server }) {
        if (this.environment.name !== 'client' || !concerns(resolve(file))) return;
        if (drawn.has(resolve(file))) loaded = undefined;
        await compile();
        log();
        server.hot.send(
          mistakes === ''
            ? { type: 'full-reload', path: '*' }
            : { type: 'error', err: { message: `\n${mistakes}`, stack: '', plugin: 'slides' } },
        );
        return [];
      },
      transformIndexHtml: {
        order: 'post',
        async handler(html, { path, bundle }) {
          if (!html.includes(slidesPlace)) return html;
          if (config.command === 'serve') {
            await compile();
            if (mistakes !== '') throw failure(mistakes);
          }
          const publication = { site: process.env['SITE_URL'], pdf: process.env['PDF'] };
          const sections = withAddresses(deck?.html ?? '', path, bundle);
          const data = withAddresses(deck?.data ?? '', path, bundle);
          return {
            html: fillPage(html, sections, data, publication),
            tags: publicationTags(publication),
          };
        },
      },
    },
    woff2Alone(),
  ];
};
