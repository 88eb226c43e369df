import { describe, expect, test } from 'vitest';
import type { Drawing, Json } from '../../../plugins/figures/contract.ts';
import completions from '../../../assets/data/live-completions.json' with { type: 'json' };
import surpriseData from '../../../assets/data/live-surprise.json' with { type: 'json' };
import { sampler } from '../../../src/figures/sampler/still.ts';
import { surprise } from '../../../src/figures/surprise/still.ts';
import { countCells, TestKit } from './kit.ts';

function draw<State extends Json>(drawing: Drawing<State>, kit = new TestKit()): string {
  return drawing.still(drawing.initial({}), kit, 'stage');
}

describe.each([
  ['sampler', () => draw(sampler)],
  ['surprise', () => draw(surprise)],
])('%s', (_, markup) => {
  test('is drawn the same each time, and leaves no number undrawn', () => {
    expect(markup()).toBe(markup());
    expect(markup()).not.toMatch(/NaN|undefined|null/);
  });
});

test('all completions are shown, and all of them begin with the half that was given', () => {
  const kit = new TestKit();
  draw(sampler, kit);
  const shown = kit.rasters.slice(0, completions.seeds.length);
  const given = shown.map(({ tokens }) => Array.from(tokens).slice(0, completions.given).join());
  expect(shown).toHaveLength(completions.completions.length);
  expect(new Set(given).size).toBe(1);
  expect(new Set(shown.map(({ tokens }) => Array.from(tokens).join())).size).toBeGreaterThan(1);
});

test('the pixel whose distribution is shown is the one red cell, and all after it are holes', () => {
  const markup = draw(sampler);
  expect(countCells(markup, 'red')).toBe(1);
  expect(countCells(markup, 'hole')).toBe(255 - completions.distribution.pixel);
});

test('the shares of a distribution, shown and left over, make a hundred per cent', () => {
  const markup = draw(sampler);
  const numbers = [...markup.matchAll(/class="label mid end"[^>]*>([\d.]+)</g)].map(([, n]) =>
    Number(n),
  );
  const [shown, [others = NaN]] = [numbers.slice(0, 8), numbers.slice(8)];
  expect(shown).toHaveLength(8);
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
  expect(shown.reduce((sum, n) => sum + n, others)).toBeCloseTo(100, 0);
});

test('every pixel of both pictures has its surprise, in one of five shades that the key explains', () => {
  const markup = draw(surprise);
  expect(countCells(markup, 'hole') + countCells(markup, 'ink')).toBe(2 * 256 + 5);
});

test('the means are those of the pixels, and shuffling the pixels costs more', () => {
  const markup = draw(surprise);
  for (const { mean, nats } of [surpriseData.original, surpriseData.scrambled]) {
    expect(nats.reduce((sum, n) => sum + n, 0) / 256).toBeCloseTo(mean, 2);
    expect(markup).toContain(`>${mean.toFixed(2)}<`);
  }
  expect(surpriseData.scrambled.mean).toBeGreaterThan(surpriseData.original.mean);
});
