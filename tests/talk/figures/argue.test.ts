import { expect, test } from 'vitest';
import { argue } from '../../../src/figures/argue.ts';
import { countCells, TestKit } from './kit.ts';

test('each question stands on a fact in squares', () => {
  const draw = (fact: string): string =>
    argue.still(argue.initial({ fact }), new TestKit(), 'stage');
  expect(countCells(draw('compute'), 'ink')).toBe(36);
  expect(countCells(draw('compute'), 'blue')).toBe(1);
  expect(draw('middle')).toContain('last: 48');
  expect(countCells(draw('pixels'), 'ink') * 16).toBe(32 ** 2 + 48 ** 2);
});

test('an unknown fact is refused in a plain sentence', () => {
  expect(() => argue.initial({ fact: 'toString' })).toThrow(
    'data-fact must be one of compute, middle, pixels, not "toString".',
  );
});
