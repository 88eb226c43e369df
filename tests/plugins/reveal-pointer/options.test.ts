import { describe, expect, test } from 'vitest';
import { keyCodeOf } from '../../../plugins/reveal-pointer/src/keys.ts';
import { resolveOptions } from '../../../plugins/reveal-pointer/src/options.ts';

describe('the options of reveal.js-pointer', () => {
  test('have its defaults', () => {
    expect(resolveOptions()).toEqual({
      key: 'q',
      keyCode: 81,
      color: 'red',
      opacity: 0.8,
      pointerSize: 12,
      tailLength: 10,
      alwaysVisible: false,
    });
  });

  test('are taken as they are given', () => {
    const given = {
      key: 'F8',
      color: 'var(--red)',
      opacity: 0.5,
      pointerSize: 20,
      tailLength: 0,
      alwaysVisible: true,
    };
    expect(resolveOptions(given)).toEqual({ ...given, key: 'f8', keyCode: 119 });
  });

  test('of a wrong kind, or a key that no keyboard has, count as left out', () => {
    const wrong: object = { key: 'nokey', color: 3, opacity: '1', pointerSize: NaN };
    expect(resolveOptions(wrong)).toEqual(resolveOptions());
  });
});

test('keys have the codes that reveal binds them by', () => {
  const codes = ['a', 'z', '0', 'f1', 'f12', 'numpad9', 'openbracket', 'space'].map(keyCodeOf);
  expect(codes).toEqual([65, 90, 48, 112, 123, 105, 219, 32]);
  expect(['f13', 'numpad10', 'constructor', ''].map(keyCodeOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
