import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInkFile } from '../../scripts/ink-file.ts';

test('a file of drawings that cannot be printed is named in one sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ink-'));
  const file = join(folder, 'ink.json');
  expect(() => readInkFile(file)).toThrow(`There is no file ${file} that can be read.`);
  writeFileSync(file, 'a drawing');
  expect(() => readInkFile(file)).toThrow(`${file}: This is no file of drawings: it is no JSON.`);
  writeFileSync(file, '{"ink":1}');
  expect(() => readInkFile(file)).toThrow(`${file}: This file of drawings is damaged at strokes.`);
  writeFileSync(file, '{"ink":1,"strokes":[]}');
  expect(readInkFile(file)).toBe('{"ink":1,"strokes":[]}');
  rmSync(folder, { recursive: true });
});
