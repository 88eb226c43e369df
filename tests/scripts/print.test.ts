import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkOutput } from '../../scripts/output.ts';
import { printBuilt } from '../../scripts/print.ts';

let folder = '';
const file = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'print-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

test('a file that is there or not there yet may be written', async () => {
  writeFileSync(file('old.pdf'), 'old');
  await checkOutput(file('old.pdf'));
  await checkOutput(file('new.pdf'));
});

describe.skipIf(process.platform === 'win32')('what is no plain file is refused', () => {
  test('a link to a file', async () => {
    writeFileSync(file('old.pdf'), 'old');
    symlinkSync(file('old.pdf'), file('link.pdf'));
    await expect(checkOutput(file('link.pdf'))).rejects.toThrow(/link\.pdf is a link: name/);
  });

  test('a link that leads nowhere', async () => {
    symlinkSync(file('missing.pdf'), file('link.pdf'));
    await expect(checkOutput(file('link.pdf'))).rejects.toThrow(/link\.pdf is a link: name/);
  });

  test('a pipe', async () => {
    execFileSync('mkfifo', [file('pipe')]);
    await expect(checkOutput(file('pipe'))).rejects.toThrow(/pipe is a device or a pipe, not/);
  });

  test('a device', async () => {
    await expect(checkOutput('/dev/null')).rejects.toThrow(/^\/dev\/null is a device or a pipe/);
  });

  test('a folder', async () => {
    await expect(checkOutput(folder)).rejects.toThrow(/ is a folder, not a file to write\.$/);
  });

  test('before a deck is built, printing says so in one sentence and changes nothing', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const deck = file('deck');
    mkdirSync(deck);
    writeFileSync(file('old.pdf'), 'old');
    symlinkSync(file('old.pdf'), file('link.pdf'));
    await printBuilt(() => ({ deck, file: file('link.pdf'), wishes: {} }));
    expect(said.mock.calls).toEqual([[`${file('link.pdf')} is a link: name the file itself.`]]);
    expect(process.exitCode).toBe(1);
    process.exitCode = 0;
    expect(existsSync(join(deck, 'index.html'))).toBe(false);
    expect(lstatSync(file('link.pdf')).isSymbolicLink()).toBe(true);
    expect(readFileSync(file('old.pdf'), 'utf8')).toBe('old');
  });
});
