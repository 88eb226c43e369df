/** Files that scripts write, and their failures. */
import { constants } from 'node:fs';
import { access, lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import project from '../package.json' with { type: 'json' };

/** What written files are named after: the package. */
export const deckName = project.name;

/**
 * Checks that a file can be written, or written anew, at this path. A link, a device or a pipe would
 * be replaced by the file, and is refused.
 * @throws Error with one sentence
 */
export async function checkOutput(file: string): Promise<void> {
  const there = await lstat(file).catch(() => undefined);
  if (there?.isDirectory()) throw new Error(`${file} is a folder, not a file to write.`);
  if (there?.isSymbolicLink()) throw new Error(`${file} is a link: name the file itself.`);
  if (there && !there.isFile()) throw new Error(`${file} is a device or a pipe, not a plain file.`);
  const folder = dirname(file);
  await access(folder, constants.W_OK).catch(() => {
    throw new Error(`There is no folder ${folder} that can be written to.`);
  });
}

/** Run a script's work; what fails is said in one sentence, and the exit code is then 1. */
export async function runScript(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
