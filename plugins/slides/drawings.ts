import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { normalizePath, runnerImport } from 'vite';
import { whyUnreadable } from './compile/files.ts';
import type { Drawings } from './compile/figures.ts';
import { messageOf, type Problem } from './compile/problem.ts';

/** The drawings of a deck, and the files that they were made from (absolute). */
export interface LoadedDrawings {
  readonly drawings: Drawings;
  readonly files: ReadonlySet<string>;
}

/** Do some work; the stack of what it throws names lines of the source. */
const withSourceMaps = async <T>(work: () => Promise<T>): Promise<T> => {
  const before = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(true);
  try {
    return await work();
  } catch (thrown) {
    // A stack is written when it is first read: now, while the maps are there.
    if (thrown instanceof Error) void thrown.stack;
    throw thrown;
  } finally {
    process.setSourceMapsEnabled(before);
  }
};

/** Import the module that exports `drawings`, in Node, through Vite; rejects if that fails. */
export const loadDrawings = async (root: string, file: string): Promise<LoadedDrawings> => {
  const why = whyUnreadable(root, file);
  if (why !== undefined) throw new Error(`The module of drawings ${why}.`);
  const path = resolve(root, file);
  const { module, dependencies } = await withSourceMaps(() =>
    runnerImport<{ drawings?: Drawings }>(path, { root, configFile: false, logLevel: 'error' }),
  );
  if (!module.drawings) throw new Error(`${file} exports no "drawings".`);
  const files = dependencies.map((name) => resolve(root, name.replace(/[?#].*$/, '')));
  return { drawings: module.drawings, files: new Set([path, ...files]) };
};

/**
 * Return why the drawings could not be loaded, with the place in the module that is at fault.
 * @param file - the module that was asked for, if the error names none
 */
export const drawingsProblem = (thrown: unknown, root: string, file: string): Problem => {
  const text = thrown instanceof Error ? thrown.message : '';
  // A module that does not parse: the bundler draws a frame around its place.
  const parse = /\[PARSE_ERROR\]\s*(.*?)\s*\n[\s\S]*?\[ (\S+?):(\d+):\d+ \]/.exec(
    stripVTControlCharacters(text),
  );
  if (parse?.[1] && parse[2]) {
    return { file: parse[2], line: Number(parse[3]), sentence: `${parse[1]}.` };
  }
  const message = stripVTControlCharacters(messageOf(thrown));
  // A module that throws: its line stands in the stack, as the module runner maps it.
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  for (const [, path = '', line] of stack.matchAll(/\(?(\/[^\s():]+):(\d+):\d+\)?/g)) {
    const inRoot = normalizePath(relative(root, path));
    if (!inRoot.startsWith('..') && !inRoot.startsWith('node_modules/')) {
      return { file: inRoot, line: Number(line), sentence: message };
    }
  }
  return { file, line: 1, sentence: message };
};
