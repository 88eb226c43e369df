import { basename, dirname } from 'node:path';
import { isObject } from './data.ts';
import { namesIn } from './files.ts';
import { readJson } from './json.ts';
import type { Pronunciations } from './spoken.ts';

/**
 * Read how names are spoken, `{ "GPipe": "G pipe" }`; there need be no such file.
 * @throws Error of one sentence if it has anything else
 */
export const readPronunciations = (root: string, file: string): Pronunciations => {
  if (!namesIn(root, dirname(file)).includes(basename(file))) return {};
  const read = readJson(root, file);
  const entries = isObject(read) && !Array.isArray(read) ? Object.entries(read) : undefined;
  if (!entries) throw new Error('The pronunciations are no object: { "GPipe": "G pipe" }.');
  return Object.fromEntries(
    entries.map(([name, spoken]) => {
      if (typeof spoken !== 'string' || spoken === '' || /\d/.test(spoken))
        throw new Error(`The pronunciation of "${name}" is to be words: "${name}": "...".`);
      return [name, spoken];
    }),
  );
};
