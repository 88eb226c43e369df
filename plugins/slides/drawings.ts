import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import type { Drawings } from './figures.ts';

/** The drawings of a deck, and the files that they were made from (absolute). */
export interface LoadedDrawings {
  readonly drawings: Drawings;
  readonly files: ReadonlySet<string>;
}

/** Imports the module that exports `drawings`, in Node, through Vite; rejects where it fails. */
export const loadDrawings = async (root: string, file: string): Promise<LoadedDrawings> => {
  const path = resolve(root, file);
  const { module, dependencies } = await runnerImport<{ drawings?: Drawings }>(path, {
    root,
    configFile: false,
    logLevel: 'error',
  });
  if (!module.drawings) throw new Error(`${file} exports no "drawings".`);
  const files = dependencies.map((name) => resolve(root, name.replace(/[?#].*$/, '')));
  return { drawings: module.drawings, files: new Set([path, ...files]) };
};
