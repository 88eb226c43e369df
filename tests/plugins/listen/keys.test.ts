import { expect, test } from 'vitest';
import { listenKey } from '../../../plugins/listen/keys.ts';

const key = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) =>
  listenKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

test('keys go by what they type, so that any keyboard has them', () => {
  expect(['[', ']', '{', '}', '<', '>', 'c', 'C'].map((one) => key(one))).toEqual([
    'sentence back',
    'sentence on',
    'slide back',
    'slide on',
    'slower',
    'faster',
    'captions',
    'captions',
  ]);
  expect(key('x')).toBeUndefined();
});

test('AltGr types signs, on Windows as Ctrl and Alt', () => {
  expect(key('[', { ctrlKey: true, altKey: true })).toBe('sentence back');
  expect(key('[', { altKey: true })).toBe('sentence back');
});

test('a chord is the browser’s', () => {
  expect(key('[', { metaKey: true })).toBeUndefined();
  expect(key(']', { ctrlKey: true })).toBeUndefined();
  expect(key('c', { ctrlKey: true })).toBeUndefined();
});
