import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compileDeck, type Deck } from '../../../plugins/slides/compile/deck.ts';
import { STILLS_FILES } from '../../../plugins/slides/protocol.ts';
import type { Room } from '../../../plugins/figures/contract.ts';
import type { Drawings } from '../../../plugins/slides/compile/figures.ts';

/** Writes files into a folder that lives as long as the test; gives the folder. */
export const temporaryFolder = (files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'deck-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};

/** Compiles the deck in a folder. */
export const compile = (root: string, drawings: Drawings = {}): Deck =>
  compileDeck({
    root,
    folder: 'slides',
    assets: 'assets',
    drawings,
    attributes: ['data-house'],
    firstRendered: false,
    site: undefined,
    addressOf: (path) => `/hashed/${path}`,
  });

/** Compiles a deck of some files. */
export const deckOf = (files: Readonly<Record<string, string>>, drawings?: Drawings): Deck =>
  compile(temporaryFolder(files), drawings);

/** Compiles a chapter `slides/01-a.md` that begins with its title in line 1. */
export const chapterOf = (
  text: string,
  files: Readonly<Record<string, string>> = {},
  drawings?: Drawings,
): Deck => deckOf({ 'slides/01-a.md': `<!-- chapter: A -->\n${text}`, ...files }, drawings);

/** The problems of a chapter as they are reported, without the sentence's ending where it is long. */
export const problemsOf = (deck: Deck): string[] =>
  deck.problems.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`);

/** The text in the template of the nth slide, as the browser gets it. */
export const templateOf = (deck: Deck, slide = 0): string =>
  [...deck.html.matchAll(/<script type="text\/template">\n([\s\S]*?)\n<\/script>/g)][slide]?.[1] ??
  '';

/** The still forms that wait in the file of a room. */
export const stillsOf = (deck: Deck, room: Room): string[] =>
  JSON.parse(deck.made.get(STILLS_FILES[room]) ?? '[]') as string[];
