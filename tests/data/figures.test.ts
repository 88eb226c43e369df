import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import figure2 from '../../assets/data/figure2.json' with { type: 'json' };
import figure3 from '../../assets/data/figure3.json' with { type: 'json' };
import { checkpoints } from '../../src/figures/data/checkpoints.ts';
import { probes } from '../../src/figures/data/layers.ts';

const SETS = ['CIFAR-10', 'STL-10', 'CIFAR-100'];
const SIZES = ['S', 'M', 'L'] as const;

describe('figure 2', () => {
  test('has three sets and 49 layers, 0 to 48', () => {
    expect(probes.map(({ name }) => name)).toEqual(SETS);
    for (const { accuracy } of probes) expect(accuracy).toHaveLength(49);
  });

  test('has the printed best values, and no layer above them', () => {
    expect(probes.map(({ best }) => best)).toEqual([96.3, 95.5, 82.8]);
    for (const { best, accuracy } of probes) expect(Math.max(...known(accuracy))).toBe(best);
  });

  test('was read within its error of the printed best values', () => {
    const read = [figure2.cifar10, figure2.stl10, figure2.cifar100];
    read.forEach((accuracy, i) => {
      const gap = Math.max(...known(accuracy)) - (probes[i]?.best ?? NaN);
      expect(Math.abs(gap)).toBeLessThanOrEqual(figure2.error.value);
    });
  });

  test('peaks near layer 20, rises before and falls after', () => {
    for (const { best, accuracy } of probes) {
      const first = accuracy.indexOf(best);
      expect(first).toBeGreaterThanOrEqual(19);
      expect(first).toBeLessThanOrEqual(21);
      const rise = known(accuracy.slice(0, first + 1));
      expect(rise).toEqual([...rise].sort((a, b) => a - b));
      expect(accuracy.at(-1)).toBeLessThan(best);
    }
  });

  test('falls on CIFAR-10 from the best to the last layer as far as the text says', () => {
    const last = figure2.cifar10.at(-1) ?? NaN;
    expect(Math.max(...known(figure2.cifar10)) - last).toBeCloseTo(figure2.lastBelowBest.value, 1);
  });

  test('says that it was read off a plot, and how exactly', () => {
    expect(figure2.kind).toBe('digitised');
    expect(figure2.error).toEqual({ value: 0.2, steep: 0.6, steepBelowLayer: 16 });
  });
});

describe('figure 3', () => {
  test('has five checkpoints of three sizes', () => {
    expect(figure3.steps).toEqual(['65K', '131K', '262K', '524K', '1000K']);
    for (const size of SIZES) expect(checkpoints[size]).toHaveLength(5);
  });

  test('ends at the printed losses and at iGPT-L’s printed accuracy', () => {
    const ends = SIZES.map((size) => checkpoints[size].at(-1));
    expect(ends.map((end) => end?.loss)).toEqual([2.0895, 2.0614, 2.0466]);
    expect(ends[2]?.accuracy).toBe(96.3);
  });

  test('shows a lower loss with a higher accuracy, for every size', () => {
    for (const size of SIZES) {
      const losses = checkpoints[size].map(({ loss }) => loss);
      const accuracies = checkpoints[size].map(({ accuracy }) => accuracy);
      expect(losses).toEqual([...losses].sort((a, b) => b - a));
      expect(accuracies).toEqual([...accuracies].sort((a, b) => a - b));
    }
  });

  test('shows the larger model ahead where two have the same loss', () => {
    const pairs = [
      [checkpoints.S[3], checkpoints.M[1]],
      [checkpoints.M[2], checkpoints.L[1]],
    ];
    for (const [smaller, larger] of pairs) {
      expect(Math.abs((smaller?.loss ?? NaN) - (larger?.loss ?? NaN))).toBeLessThan(0.003);
      expect(larger?.accuracy).toBeGreaterThan(smaller?.accuracy ?? NaN);
    }
  });
});

test('a slide that shows points read off a plot says so, and how exactly', () => {
  const chapter = readFileSync(new URL('../../slides/06-results.md', import.meta.url), 'utf8');
  const shown = chapter
    .split(/^---$/m)
    .filter((slide) => /data-figure="(layers|loss)"/.test(slide));
  expect(shown).toHaveLength(2);
  for (const slide of shown)
    expect(slide).toMatch(
      /<p class="source">\[@chen2020v2\] figure [23], read off the plot \(± 0\.\d+/,
    );
});

function known(accuracy: readonly (number | null)[]): number[] {
  return accuracy.filter((value) => value !== null);
}
