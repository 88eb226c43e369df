import { expect, test } from 'vitest';
import { Waiting } from '../../../plugins/speaker/waiting.ts';

test('messages wait two seconds for a deck, in their order, and are given out once', () => {
  const waiting = new Waiting<string>();
  waiting.add('old', 1000);
  waiting.add('first', 2000);
  waiting.add('second', 2500);
  expect(waiting.take(4000)).toEqual(['first', 'second']);
  expect(waiting.take(4000)).toEqual([]);
});
