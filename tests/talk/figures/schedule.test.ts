import { expect, test } from 'vitest';
import { learningRate, schedule } from '../../../src/figures/schedule.ts';
import { TestKit } from './kit.ts';

test('the learning rate climbs in one pass and then falls to zero without ever rising again', () => {
  expect(learningRate(0)).toBe(0);
  expect(learningRate(1)).toBe(1);
  for (let epoch = 1; epoch < 100; epoch++)
    expect(learningRate(epoch + 1)).toBeLessThan(learningRate(epoch));
  expect(learningRate(100)).toBeCloseTo(0, 9);
});

test('its drawing has one column of the warm-up, set off by colour and by words', () => {
  const markup = schedule.still(null, new TestKit(), 'stage');
  const columns = /<path class="mid raster" d="([^"]*)"/.exec(markup)?.[1]?.match(/M[\d.]+/g);
  expect(new Set(columns).size).toBe(1);
  expect(markup).toContain('One epoch up');
});
