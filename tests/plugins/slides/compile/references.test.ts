import { expect, test } from 'vitest';
import {
  addressOf,
  authorsAndYear,
  references,
  shortForm,
} from '../../../../plugins/slides/compile/references.ts';

const work = { id: 'a', type: 'article', title: 'T' };
const read = (fields: object) => {
  const reference = references([{ ...work, ...fields }]).get('a');
  if (!reference) throw new Error('It was not read.');
  return reference;
};
const authors = (...families: string[]) => families.map((family) => ({ family, given: 'X.' }));
const issued = { 'date-parts': [[2020, 6, 17]] };

test.each([
  [authors('Chen'), 'Chen 2020'],
  [authors('Dai', 'Le'), 'Dai & Le 2020'],
  [authors('Chen', 'Radford', 'Child'), 'Chen et al. 2020'],
  [[{ literal: 'OpenAI' }], 'OpenAI 2020'],
  [[{ family: 'Oord', given: 'A.', 'non-dropping-particle': 'van den' }], 'van den Oord 2020'],
  [[], 'a 2020'],
])('a text names a work by its authors and its year: %j', (author, words) => {
  expect(authorsAndYear(read({ author, issued }))).toBe(words);
});

test('a short title takes the place of authors and year', () => {
  expect(shortForm(read({ author: authors('Chen'), issued, 'title-short': 'V2' }))).toBe('V2');
});

test('a work is found by its DOI before its address, and on arXiv by its number', () => {
  const url = 'https://a.example/';
  expect(addressOf(read({ DOI: '10.1/b', URL: url }))).toBe('https://doi.org/10.1/b');
  expect(addressOf(read({ URL: url }))).toBe(url);
  expect(addressOf(read({ number: 'arXiv:2002.05709' }))).toBe('https://arxiv.org/abs/2002.05709');
  expect(addressOf(read({ number: '3' }))).toBeUndefined();
});

test.each([
  [{}, 'References are a list of CSL-JSON items.'],
  [[{ title: 'T' }], 'Reference 1 has no "id".'],
  [[{ id: 'a', type: 'article' }], 'The reference "a" has no "title".'],
  [[{ id: 'a', title: 'T' }], 'The reference "a" has no "type".'],
  [[work, work], 'Two references are called "a".'],
  [
    [{ ...work, author: [{ given: 'X.' }] }],
    'The reference "a" has an author without "family" or "literal".',
  ],
  [[{ ...work, author: 'Chen' }], 'The reference "a" has an author without "family" or "literal".'],
])('what is no list of works is refused in a plain sentence: %j', (json, sentence) => {
  expect(() => references(json)).toThrow(sentence);
});
