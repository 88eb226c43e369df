import { readFileSync } from 'node:fs';
import { readInk } from '../plugins/ink/file.ts';

/**
 * Return the text of a file of drawings.
 * @throws Error with one sentence if it cannot be read or holds none
 */
export function readInkFile(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`There is no file ${file} that can be read.`);
  }
  try {
    readInk(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return text;
}
