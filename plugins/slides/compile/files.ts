import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';

const find = (path: string, stat: (path: string) => Stats): Stats | undefined => {
  try {
    return stat(path);
  } catch {
    return undefined;
  }
};

/**
 * Return why a file of the project cannot be read, as the end of a sentence, or undefined if it can.
 * A link that leads out of the project is refused: its text would be published.
 * @param path - relative to the root
 */
export const whyUnreadable = (root: string, path: string): string | undefined => {
  const file = resolve(root, path);
  const found = find(file, statSync);
  if (!found) return find(file, lstatSync) ? 'is a link to nothing' : 'does not exist';
  const fromRoot = relative(realpathSync(root), realpathSync(file));
  if (/^\.\.(?:[/\\]|$)/.test(fromRoot) || isAbsolute(fromRoot)) return 'leads out of the project';
  if (found.isDirectory()) return 'is a folder, not a file';
  return found.isFile() ? undefined : 'is not a plain file';
};

/**
 * Return the text of a file of the project, without a byte order mark.
 * @param name - what the sentence calls the file
 * @throws Error of one sentence if it cannot be read
 */
export const readText = (root: string, path: string, name = path): string => {
  const why = whyUnreadable(root, path);
  if (why !== undefined) throw new Error(`${name} ${why}.`);
  return readFileSync(resolve(root, path), 'utf8').replace(/^\uFEFF/, '');
};

/** Return the names in a folder; none if there is no such folder. */
export const namesIn = (root: string, folder: string): string[] => {
  const path = resolve(root, folder);
  return find(path, statSync)?.isDirectory() ? readdirSync(path) : [];
};
