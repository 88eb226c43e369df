import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plannedFiles, writeTalk } from '../../scripts/new-talk/write.ts';

let room: string;
let talk: string;

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'new-talk-'));
  talk = join(room, 'My Talk');
  await writeTalk('.', talk, { title: 'Bees & "wasps"', author: 'A. Speaker' });
});

afterAll(() => rm(room, { recursive: true }));

test('it has what was planned, and nothing else', async () => {
  const written = await readdir(talk, { recursive: true });
  const files = [];
  for (const name of written) if ((await stat(join(talk, name))).isFile()) files.push(name);
  expect(files.sort()).toEqual(plannedFiles('.'));
});

test('no name and no text of it is about another talk', async () => {
  const about = /igpt|generative pretraining/i;
  for (const file of plannedFiles('.')) {
    expect(file).not.toMatch(about);
    if (/\.(?:png|webp|woff2|bin|wasm)$/.test(file)) continue;
    const text = await readFile(join(talk, file), 'utf8');
    expect(about.exec(text)?.[0], file).toBeUndefined();
  }
});

test('title and author stand where they belong, written as each file wants it', async () => {
  const page = await readFile(join(talk, 'index.html'), 'utf8');
  expect(page).toContain('<title>Bees &#38; &#34;wasps&#34;</title>');
  const words: unknown = JSON.parse(await readFile(join(talk, 'slides/talk.json'), 'utf8'));
  expect(words).toMatchObject({ title: 'Bees & "wasps"', author: 'A. Speaker' });
  const project: unknown = JSON.parse(await readFile(join(talk, 'package.json'), 'utf8'));
  expect(project).toMatchObject({ name: 'my-talk', description: 'Bees & "wasps"' });
  for (const file of plannedFiles('.').filter((name) => /^(?:README|index|slides)/.test(name)))
    expect(await readFile(join(talk, file), 'utf8')).not.toContain('{{title}}');
});

test('every script of its package has its files', async () => {
  const project = JSON.parse(await readFile(join(talk, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [name, command] of Object.entries(project.scripts))
    for (const [file] of command.matchAll(/scripts\/\S+\.ts/g))
      expect(plannedFiles('.'), name).toContain(file);
});

test('the code in its guide stands in its files', async () => {
  const guide = await readFile('starter/docs/writing.md', 'utf8');
  const blocks = [...guide.matchAll(/```ts\n\/\/ (\S+)\n([^]*?)```/g)];
  expect(blocks.length).toBeGreaterThan(2);
  for (const [, file = '', code = ''] of blocks)
    expect(await readFile(join('starter', file), 'utf8')).toContain(code);
});

test.each([
  ['a folder that is not empty', () => talk, 'is not empty: name a new folder.'],
  ['a folder within this talk', () => 'my-talk', 'lies within this talk: name a folder beside it.'],
  ['a file', () => join(talk, 'LICENSE'), 'is no folder that a talk could be written to.'],
])('%s is refused in one sentence', async (_, folder, sentence) => {
  await expect(writeTalk('.', folder(), { title: 'a', author: '' })).rejects.toThrow(sentence);
});

test('an empty folder is taken, and without a title nothing is written', async () => {
  const empty = await mkdtemp(join(room, 'empty-'));
  const command = ['--import', 'tsx', 'scripts/new-talk.ts', empty];
  expect(() => execFileSync('node', command, { stdio: 'pipe' })).toThrow(/A talk has a title/);
  expect(await readdir(empty)).toEqual([]);
  await writeTalk('.', empty, { title: 'a', author: '' });
  expect(await readdir(empty)).toContain('slides');
});

test('its repository begins with the branch that the workflow publishes', async () => {
  const folder = join(room, 'repository');
  const command = ['--import', 'tsx', 'scripts/new-talk.ts', folder, '--title', 'a'];
  // Git's own setting of the first branch counts for nothing.
  const env = {
    ...process.env,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'init.defaultBranch',
    GIT_CONFIG_VALUE_0: 'trunk',
  };
  execFileSync('node', command, { stdio: 'pipe', env });
  expect(await readFile(join(folder, '.git/HEAD'), 'utf8')).toBe('ref: refs/heads/main\n');
  expect(await readFile(join(folder, '.github/workflows/pages.yml'), 'utf8')).toContain(
    'branches: [main]',
  );
});
