import { describe, expect, test } from 'vitest';
import { Assets } from '../../../../plugins/slides/compile/assets.ts';
import { temporaryFolder } from '../temporary-deck.ts';

const resolve = (name: string, value: string): string => {
  const root = temporaryFolder({
    'assets/images/cat.webp': '',
    'assets/images/a cat.webp': '',
    'assets/logo.svg': '',
  });
  return new Assets(root, 'assets', (path) => `/x/${path}`).resolve(name, value);
};

test.each([
  ['src', 'assets/images/cat.webp', '/x/assets/images/cat.webp'],
  ['src', './assets/images/cat.webp', '/x/assets/images/cat.webp'],
  ['src', 'assets/images/a%20cat.webp', '/x/assets/images/a cat.webp'],
  ['href', 'assets/logo.svg#mark', '/x/assets/logo.svg#mark'],
  [
    'data-background-image',
    'assets/logo.svg, assets/images/cat.webp',
    '/x/assets/logo.svg,/x/assets/images/cat.webp',
  ],
  [
    'srcset',
    'assets/images/cat.webp 1x, assets/logo.svg 2x',
    '/x/assets/images/cat.webp 1x, /x/assets/logo.svg 2x',
  ],
  ['style', "background: url('assets/logo.svg')", "background: url('/x/assets/logo.svg')"],
  ['data-source', 'assets/logo.svg', '/x/assets/logo.svg'],
])('%s="%s" becomes "%s"', (name, value, expected) => {
  expect(resolve(name, value)).toBe(expected);
});

test.each([
  ['href', 'https://arxiv.org/'],
  ['href', '#/answer'],
  ['href', 'mailto:a@example.org'],
  ['src', 'data:image/png;base64,AAAA'],
  ['data-background', '#ffd10c'],
  ['data-background', 'linear-gradient(red, blue)'],
  ['class', 'assets'],
])('%s="%s" stays', (name, value) => {
  expect(resolve(name, value)).toBe(value);
});

describe('an address is refused', () => {
  test.each([
    [
      'of a missing file, with the nearest name',
      'src',
      'assets/images/cat.wep',
      'There is no file assets/images/cat.wep. Did you mean "assets/images/cat.webp"?',
    ],
    [
      'of a missing file in a link',
      'href',
      'assets/paper.pdf',
      'There is no file assets/paper.pdf.',
    ],
    [
      'outside of the assets, with the file of that name',
      'src',
      'cat.webp',
      'There is no file cat.webp. Did you mean "assets/images/cat.webp"?',
    ],
    [
      'on another host',
      'src',
      'https://a.example/b.png',
      'https://a.example/b.png is on another host; put the file into assets/.',
    ],
    [
      'on another host in a style',
      'style',
      'background: url(https://a.example/b.png)',
      'is on another host',
    ],
    [
      'on another host by its short form',
      'poster',
      '//a.example/b.png',
      '//a.example/b.png is on another host',
    ],
  ])('%s', (_, name, value, sentence) => {
    expect(() => resolve(name, value)).toThrow(sentence);
  });
});
