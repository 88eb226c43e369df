import { expect, test } from 'vitest';
import wall from '../../../assets/data/wall.json' with { type: 'json' };
import { means } from '../../../src/figures/means.ts';
import { TestKit } from './kit.ts';

const draw = (kit = new TestKit()): string =>
  means.still(means.initial({ half: 'means' }), kit, 'stage');

test('the lower half of a face is shown as guessed only where our model guessed it', () => {
  const kit = new TestKit();
  const markup = draw(kit);
  const lower = Array.from(kit.rasters[0]?.tokens ?? []).slice(128);
  const sampled = wall.source === 'completions';
  expect(lower.some((token) => token !== -1)).toBe(sampled);
  expect(markup).toContain(sampled ? '>guessed<' : '>to guess<');
});
