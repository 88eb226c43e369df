import { expect, test } from 'vitest';
import { sentencesOf } from '../../../../plugins/slides/compile/sentences.ts';

test.each<[string, string[]]>([
  ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
  ['', []],
  [
    'Some tools, e.g. a ruler, i.e. this one. Then more.',
    ['Some tools, e.g. a ruler, i.e. this one.', 'Then more.'],
  ],
  ['It falls by 2.4 points. Then 0.5.', ['It falls by 2.4 points.', 'Then 0.5.']],
  ['See Fig. 3 and No. 4. It is there.', ['See Fig. 3 and No. 4.', 'It is there.']],
  ['Chen et al. show it. So did we.', ['Chen et al. show it.', 'So did we.']],
  ['Cats, dogs, etc. Then birds.', ['Cats, dogs, etc.', 'Then birds.']],
  [
    'He said “Why?” and left. “Good.” Then silence.',
    ['He said “Why?” and left.', '“Good.”', 'Then silence.'],
  ],
  ['It is (really.) Yes.', ['It is (really.)', 'Yes.']],
  ['By J. S. Bach, of course. Yes.', ['By J. S. Bach, of course.', 'Yes.']],
  ['Half a point for M. Then L.', ['Half a point for M.', 'Then L.']],
  ['Two dimensions. eNet finds them.', ['Two dimensions.', 'eNet finds them.']],
  [
    'Ask Dr. No. He says no. It took 5 ms. Yes.',
    ['Ask Dr. No.', 'He says no.', 'It took 5 ms.', 'Yes.'],
  ],
  ['Wait... no. Wait… what?', ['Wait... no.', 'Wait… what?']],
])('%j is divided into its sentences', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});
