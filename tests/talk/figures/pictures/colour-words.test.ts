import { expect, test } from 'vitest';
import { colourWords } from '../../../../src/figures/pictures/colour-words.ts';

test.each([
  ['#000000', 'black'],
  ['#ffffff', 'white'],
  ['#777777', 'grey'],
  ['#222222', 'dark grey'],
  ['#d7d7d7', 'light grey'],
  ['#ff0000', 'red'],
  ['#8b0000', 'dark red'],
  ['#ff8c00', 'orange'],
  ['#ffd700', 'yellow'],
  ['#008000', 'green'],
  ['#40e0d0', 'light turquoise'],
  ['#0000ff', 'blue'],
  ['#03396c', 'dark blue'],
  ['#87cefa', 'light blue'],
  ['#800080', 'purple'],
  ['#ff69b4', 'pink'],
  ['#8b4513', 'brown'],
  ['#603015', 'dark brown'],
  ['#f5deb3', 'light beige'],
])('%s is called %s', (color, words) => {
  expect(colourWords(color)).toBe(words);
});
