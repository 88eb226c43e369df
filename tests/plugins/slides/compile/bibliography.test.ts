import { expect, test } from 'vitest';
import { bibtex, listItem } from '../../../../plugins/slides/compile/bibliography.ts';
import { references } from '../../../../plugins/slides/compile/references.ts';

const read = (item: object) => {
  const [reference] = references([item]).values();
  if (!reference) throw new Error('It was not read.');
  return reference;
};

const paper = read({
  id: 'chen2020',
  type: 'paper-conference',
  'citation-label': 'iGPT & co.',
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
    '<li id="reference-chen2020"><b>iGPT &amp; co.</b><span>Chen et al. 2020. ' +
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
