import { expect, test } from 'vitest';
import {
  addressOf,
  authorsAndYear,
  bibtex,
  listItem,
  references,
  shortForm,
} from '../../../../plugins/slides/compile/references.ts';

const work = { id: 'a', type: 'article', title: 'T' };
const read = (fields: object) => {
  const reference = references([{ ...work, ...fields }])
    .values()
    .next().value;
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

const paper = read({
  id: 'chen2020',
  type: 'paper-conference',
  'citation-label': 'eNet & co.',
  title: 'Generative <Pretraining>',
  author: [
    { family: 'Chen', given: 'Mark' },
    { family: 'Radford', given: 'Alec' },
    { family: 'Child', given: 'Rewon' },
  ],
  issued: { 'date-parts': [[2020]] },
  'container-title': 'Proceedings of the ICML',
  'container-title-short': 'ICML, PMLR',
  volume: '119',
  page: '1691-1703',
  publisher: 'PMLR',
  URL: 'https://a.example/?b&c_d',
});

test('the list shows name, authors, year, linked title and where it appeared', () => {
  expect(listItem(paper)).toBe(
    '<li id="reference-chen2020"><b>eNet &amp; co.</b><span>Chen et al. 2020. ' +
      '<a href="https://a.example/?b&amp;c_d">Generative &lt;Pretraining&gt;</a>. ' +
      '<span class="venue">ICML, PMLR 119:1691–1703</span></span></li>',
  );
});

test('a paper becomes an entry that keeps the capitals of its title', () => {
  expect(bibtex(paper)).toBe(`@inproceedings{chen2020,
  title = {{Generative <Pretraining>}},
  author = {Chen, Mark and Radford, Alec and Child, Rewon},
  year = {2020},
  booktitle = {Proceedings of the ICML},
  volume = {119},
  pages = {1691--1703},
  publisher = {PMLR},
  url = {https://a.example/?b&c_d}
}
`);
});

test('a preprint has its number, and a body is one name', () => {
  const preprint = read({
    id: 'b',
    type: 'article',
    title: '100 % of_it',
    author: [{ literal: 'The A & B' }],
    number: 'arXiv:2002.05709',
    publisher: 'arXiv',
    note: 'ICLR 2021',
  });
  expect(bibtex(preprint)).toBe(`@misc{b,
  title = {{100 \\% of\\_it}},
  author = {{The A \\& B}},
  note = {ICLR 2021},
  eprint = {2002.05709},
  archiveprefix = {arXiv},
  url = {https://arxiv.org/abs/2002.05709}
}
`);
  expect(listItem(preprint)).toContain('arXiv 2002.05709, ICLR 2021');
});
