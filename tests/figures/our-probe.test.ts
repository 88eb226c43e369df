import { expect, test } from 'vitest';
import measured from '../../assets/data/probe-layers.json' with { type: 'json' };
import { probe } from '../../src/figures/probe.ts';
import { TestKit } from './kit.ts';

const markup = probe.still(null, new TestKit());
const shown = measured.probes.filter(({ model }) => model !== 'bert');

test('every layer of ours has its mark, with its interval through it', () => {
  const layers = shown.reduce((sum, { layers }) => sum + layers.length, 0);
  expect(markup.match(/<path class="rule" d="M(\d+) [\d.]+L\1 /g)).toHaveLength(layers);
});

test('raw pixels stand beside, by their value', () => {
  for (const { rawPixels } of shown)
    expect(markup).toContain(`raw pixels ${(100 * rawPixels.accuracy).toFixed(1)}<`);
});

test('the paper’s curve has its own panel, and is not of the colour of ours', () => {
  expect(markup).toMatch(/iGPT-L, CIFAR-10.*the paper’s/s);
  const marks = [...markup.matchAll(/<rect class="(\w+) raster" x="([\d.]+)"/g)];
  const papers = marks.filter(([, , x]) => Number(x) >= 700);
  expect(papers.length).toBeGreaterThan(40);
  expect(new Set(papers.map(([, colour]) => colour))).toEqual(new Set(['mid']));
});

test('the table of its values has the interval of each layer', () => {
  for (const { layers } of shown)
    for (const { accuracy, low, high } of layers)
      expect(markup).toContain(
        `${(100 * accuracy).toFixed(1)} (${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`,
      );
});

test('leaves no number undrawn', () => {
  expect(markup).not.toMatch(/NaN|undefined|null/);
});
