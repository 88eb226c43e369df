import { expect, test } from 'vitest';
import { askedSentence, withSentence } from '../../../plugins/listen/address.ts';

test.each([
  ['', undefined],
  ['?view=read', undefined],
  ['?listener=3', undefined],
  ['?listen', 0],
  ['?listen=4', 4],
  ['?view=read&listen=2', 2],
  ['?listen=x', 0],
  ['?listen=-1', 0],
])('the query "%s" asks for sentence %s', (search, sentence) => {
  expect(askedSentence(search)).toBe(sentence);
});

test('a sentence is written beside what else stands in a query, and taken out again', () => {
  expect(withSentence('', 3)).toBe('?listen=3');
  expect(withSentence('?listen&wall.face:3', 1)).toBe('?wall.face:3&listen=1');
  expect(withSentence('?view=read&listen=9', undefined)).toBe('?view=read');
  expect(withSentence('?listen=9', undefined)).toBe('');
});
