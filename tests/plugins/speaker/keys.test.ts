import { expect, test } from 'vitest';
import { actionOf } from '../../../plugins/speaker/page/keys.ts';

const press = (key: string, code: number) =>
  actionOf({ type: 'pressed', key, code, shift: false, alt: false });

test('a letter of another alphabet does what the Latin letter of its key does', () => {
  expect(press('т', 78)).toEqual(press('n', 78));
  expect(press('ж', 186)).toBeUndefined();
  expect(press('е', 84)).toBe('clock');
});

test('a sign goes by the character that is typed, wherever it lies', () => {
  expect(press('?', 219)).toBe('help');
  expect(press('.', 191)).toEqual({ type: 'move', move: 'pause', skip: false });
  for (const sign of ['#', ':', 'ю']) expect(press(sign, 191)).toBeUndefined();
});
