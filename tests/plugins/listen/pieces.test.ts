import { expect, test } from 'vitest';
import { piecesOf } from '../../../plugins/listen/speech.ts';

test('a text that is too long for one utterance is divided where one pauses, near its middle', () => {
  expect(piecesOf('Short, as it is.', 20)).toEqual(['Short, as it is.']);
  expect(piecesOf('One two, three four five, six seven; eight.', 30)).toEqual([
    'One two, three four five,',
    'six seven; eight.',
  ]);
  expect(piecesOf('One two, three four five, six seven; eight.', 20)).toEqual([
    'One two,',
    'three four five,',
    'six seven; eight.',
  ]);
  expect(piecesOf('Without any pause it stays as it is', 10)).toHaveLength(1);
});
