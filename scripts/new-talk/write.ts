/** Writes the folder of a new talk. */
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { talkParts } from '../../src/talk/parts.ts';

/** What the author says of a talk. */
export interface Talk {
  readonly title: string;
  readonly author: string;
}

const STARTER = 'starter';

/** Folders and files that are made, not written. */
const made = /^(?:node_modules|dist|test-results|shots|\.git|\.DS_Store|.*\.log)$/;

/** Files of the starter in which `{{title}}` and `{{author}}` stand for the author's words. */
const withWords =
  /^(?:README\.md|index\.html|slides\/talk\.json|assets\/app\/manifest\.webmanifest)$/;

/** Whether a file, by its path from the root, belongs to this talk. */
function isOfTalk(file: string): boolean {
  return talkParts.some((part) => file === part || file.startsWith(`${part}/`));
}

/** Return the paths of the files in a folder, from there on. */
function filesIn(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => !made.test(name))
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, path) : [path];
    });
}

/** Return the paths of a new talk's files, in order. */
export function plannedFiles(root: string): string[] {
  const house = filesIn(root).filter((file) => !isOfTalk(file));
  const own = filesIn(join(root, STARTER));
  return [...new Set([...house, ...own])].sort();
}

/**
 * Write a new talk.
 * @param root - the folder of this one
 * @throws Error with one sentence if the folder is there and not empty, or lies within this one
 */
export async function writeTalk(root: string, folder: string, talk: Talk): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Error(`${folder} is no folder that a talk could be written to.`);
  });
  if (there.length > 0) throw new Error(`${folder} is not empty: name a new folder.`);
  if (`${resolve(folder)}/`.startsWith(`${resolve(root)}/`))
    throw new Error(`${folder} lies within this talk: name a folder beside it.`);

  const own = new Set(filesIn(join(root, STARTER)));
  for (const file of plannedFiles(root)) {
    const target = join(folder, file);
    await mkdir(dirname(target), { recursive: true });
    const source = join(root, own.has(file) ? join(STARTER, file) : file);
    if (own.has(file) && withWords.test(file))
      await writeFile(target, filled(await readFile(source, 'utf8'), file, talk));
    else if (/^package(?:-lock)?\.json$/.test(file))
      await writeFile(
        target,
        renamed(await readFile(source, 'utf8'), basename(resolve(folder)), talk),
      );
    else await copyFile(source, target);
  }
}

/** Put the author's words into a file, as its language wants them. */
function filled(text: string, file: string, talk: Talk): string {
  const escape = /json|manifest/.test(file)
    ? (words: string): string => JSON.stringify(words).slice(1, -1)
    : (words: string): string => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return text
    .replaceAll('{{title}}', () => escape(talk.title))
    .replaceAll('{{author}}', () => escape(talk.author));
}

interface Package {
  name?: string;
  version?: string;
  description?: string;
  scripts?: Record<string, string>;
  packages?: Record<string, { name?: string; version?: string }>;
}

/** Give a package, or its lock file, the name of the new folder; drop scripts of this talk alone. */
function renamed(text: string, folder: string, { title }: Talk): string {
  const content = JSON.parse(text) as Package;
  const name =
    folder
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-')
      .replace(/^[._-]+/, '') || 'talk';
  content.name = name;
  content.version = '0.1.0';
  if (content.description !== undefined) content.description = title;
  if (content.scripts)
    content.scripts = Object.fromEntries(
      Object.entries(content.scripts).filter(
        ([, command]) => !talkParts.some((part) => command.includes(part)),
      ),
    );
  const itself = content.packages?.[''];
  if (itself) Object.assign(itself, { name, version: '0.1.0' });
  return `${JSON.stringify(content, null, 2)}\n`;
}
