import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spokenForm } from '../../../../plugins/slides/compile/spoken.ts';

describe('numbers and symbols are spoken as words', () => {
  test.each([
    ['32 x 32 pixels', 'thirty-two by thirty-two pixels'],
    ['48×48', 'forty-eight by forty-eight'],
    ['96.3 %', 'ninety-six point three per cent'],
    ['69.0', 'sixty-nine point zero'],
    ['0.95, not 0.999', 'zero point nine five, not zero point nine nine nine'],
    [
      '1,024 tokens, or 150,528.',
      'one thousand and twenty-four tokens, or one hundred and fifty thousand five hundred and twenty-eight.',
    ],
    ['GPT-2’s', "GPT two's"],
    ['ResNet-152 on CIFAR-10', 'ResNet one hundred and fifty-two on CIFAR ten'],
    ['word2vec, V100', 'word two vec, V one hundred'],
    ['an 8-bit code', 'an eight bit code'],
    ['in 2006, 2020 and 1905', 'in two thousand and six, twenty twenty and nineteen oh five'],
    ['the 1990s', 'the nineteen nineties'],
    ['76 M parameters', 'seventy-six million parameters'],
    ['2.5 MB', 'two point five megabytes'],
    ['$5 or €3 million', 'five dollars or three million euros'],
    ['the 3rd of 5', 'the third of five'],
    ['−3 to -4', 'minus three to minus four'],
    ['pages 3–5', 'pages three to five'],
    ['#3 of 1/2', 'number three of one over two'],
    ['p ≈ 0.5 & q > 2', 'p about zero point five and q more than two'],
    ['e.g. Fig. 3', 'for example figure three'],
    ['Chen et al. (2020) say “yes”', 'Chen and others, twenty twenty, say yes'],
    ['so — then', 'so, then'],
    ['well-known next-pixel words', 'well-known next-pixel words'],
  ])('%s', (written, spoken) => {
    expect(spokenForm(written)).toBe(spoken);
  });
});

test('a name is spoken as the deck says, the longer name first', () => {
  const names = { eNet: 'E net', 'eNet-L': 'E net, L', 'DALL·E': 'Dolly' };
  expect(spokenForm('eNet and eNet-L, not myeNet, nor DALL·E.', names)).toBe(
    'E net and E net, L, not myeNet, nor Dolly.',
  );
});

test('no digit and no symbol is left of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(spokenForm(text)).not.toMatch(/[^\p{L}\p{M}\s.,;:?!'-]/u);
    }),
  );
});
