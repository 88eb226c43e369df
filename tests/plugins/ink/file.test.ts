import { expect, test } from 'vitest';
import { readInk, writeInk } from '../../../plugins/ink/file.ts';
import { strokeOf } from './stroke-of.ts';

test('strokes that were saved are read again, with new ids', () => {
  const strokes = [strokeOf('a'), strokeOf('b', 'two', { step: 3 })];
  const read = readInk(writeInk(strokes));
  expect(read.map((stroke) => ({ ...stroke, id: '' }))).toEqual(
    strokes.map((stroke) => ({ ...stroke, id: '' })),
  );
  expect(new Set(read.map(({ id }) => id)).size).toBe(2);
});

test('a file that holds no drawings is refused with one sentence', () => {
  expect(() => readInk('talk')).toThrow('This is no file of drawings: it is no JSON.');
  for (const text of ['null', '[]', '{}', '{"ink":2,"strokes":[]}'])
    expect(() => readInk(text)).toThrow('This is no file of drawings.');
});

test('a damaged file is refused with the place of the damage', () => {
  const [stroke] = [strokeOf('a')];
  const write = (change: object) => JSON.stringify({ ink: 1, strokes: [{ ...stroke, ...change }] });
  expect(readInk(write({}))).toHaveLength(1);
  for (const [change, place] of [
    [{ color: 'green' }, 'strokes.0.color'],
    [{ step: 1.5 }, 'strokes.0.step'],
    [{ step: -2 }, 'strokes.0.step'],
    [{ width: 7 }, 'strokes.0.width'],
    [{ points: [] }, 'strokes.0.points'],
    [{ points: [[1, null, 0.5]] }, 'strokes.0.points.0.1'],
    [{ points: [[1, 2, 3]] }, 'strokes.0.points.0.2'],
  ] as const)
    expect(() => readInk(write(change))).toThrow(`This file of drawings is damaged at ${place}.`);
});
