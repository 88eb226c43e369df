import { expect, test } from 'vitest';
import { question } from '../../src/figures/question.ts';
import { TestKit } from './kit.ts';

const draw = (kit = new TestKit()): string => question.still(question.initial({}), kit, 'stage');

test('a word and a pixel are asked for, and nothing else', () => {
  const red = draw().match(/<rect class="red raster"/g);
  expect(red).toHaveLength(2);
});

test('its alternative text is a sentence', () => {
  expect(draw()).toMatch(/role="img" aria-label="[A-Z][^"]{60,}\."/);
});

test('it is drawn the same each time', () => {
  expect(draw()).toBe(draw());
});
