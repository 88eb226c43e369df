import { expect, test } from 'vitest';
import { question } from '../../../src/figures/question.ts';
import { TestKit } from './kit.ts';

const draw = (kit = new TestKit()): string => question.still(question.initial({}), kit, 'stage');

test('a word and a pixel are asked for, and nothing else', () => {
  const red = draw().match(/<rect class="red raster"/g);
  expect(red).toHaveLength(2);
});
