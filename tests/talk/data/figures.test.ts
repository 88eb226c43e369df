import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import figure2 from '../../../assets/data/figure2.json' with { type: 'json' };
import figure3 from '../../../assets/data/figure3.json' with { type: 'json' };
import { checkpoints } from '../../../src/figures/data/checkpoints.ts';
import { probes } from '../../../src/figures/data/layers.ts';

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

  test('is the plot’s, layer by layer where it is easy to mistake', () => {
    const at = (accuracy: readonly (number | null)[]) =>
      [2, 3, 6, 8, 16, 24, 32, 40, 48].map((layer) => accuracy[layer]);
    expect(at(figure2.cifar10)).toEqual([null, 56.2, 74.9, 81, 94.5, 96.3, 95.9, 95.2, 94]);
    expect(at(figure2.stl10)).toEqual([null, 53.8, 66.8, 72, 91.8, 95.1, 94.8, 94.1, 91.1]);
    expect(at(figure2.cifar100)).toEqual([null, null, 50.7, 58.3, 79.3, 81.6, 80.6, 78.2, 73.7]);
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

  test('is the plot’s, point by point', () => {
    const points = SIZES.map((size) =>
      figure3[size].loss.map((loss, i) => [loss, figure3[size].accuracy[i]]),
    );
    expect(points).toEqual([
      [
        [2.1341, 84.99],
        [2.1205, 87.51],
        [2.1091, 88.92],
        [2.0979, 90.4],
        [2.0895, 90.61],
      ],
      [
        [2.1183, 89.52],
        [2.1007, 91.4],
        [2.0853, 93.27],
        [2.071, 94.53],
        [2.0614, 95.19],
      ],
      [
        [2.1056, 91.77],
        [2.0846, 93.92],
        [2.0668, 95.24],
        [2.0524, 96.1],
        [2.0467, 96.3],
      ],
    ]);
    expect(figure3.kind).toBe('digitised');
    expect(figure3.error).toEqual({ loss: 0.0003, accuracy: 0.05 });
  });

  test('lets printed values win, and marks just these', () => {
    const points = SIZES.flatMap((size) => checkpoints[size]);
    expect(points.filter(({ loss }) => loss.kind === 'printed')).toHaveLength(3);
    expect(points.filter(({ accuracy }) => accuracy.kind === 'printed')).toHaveLength(1);
    // Read off 2.0467, printed 2.0466.
    expect(checkpoints.L[4]?.loss).toMatchObject({ value: 2.0466, kind: 'printed' });
    expect(checkpoints.L[4]?.accuracy).toMatchObject({ value: 96.3, kind: 'printed' });
  });

  test('ends at the printed losses and at iGPT-L’s printed accuracy', () => {
    const ends = SIZES.map((size) => checkpoints[size].at(-1));
    expect(ends.map((end) => end?.loss.value)).toEqual([2.0895, 2.0614, 2.0466]);
    expect(ends[2]?.accuracy.value).toBe(96.3);
  });

  test('shows a lower loss with a higher accuracy, for every size', () => {
    for (const size of SIZES) {
      const losses = checkpoints[size].map(({ loss }) => loss.value);
      const accuracies = checkpoints[size].map(({ accuracy }) => accuracy.value);
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
      expect(Math.abs((smaller?.loss.value ?? NaN) - (larger?.loss.value ?? NaN))).toBeLessThan(
        0.003,
      );
      expect(larger?.accuracy.value).toBeGreaterThan(smaller?.accuracy.value ?? NaN);
    }
  });
});

/** What shows points read off a plot: figures by name, and the one option of a figure that does. */
const READ_OFF = /data-figure="(layers|loss)"|data-fact="middle"/;

test('every figure that reads the digitised files is known to the next test', () => {
  const folder = new URL('../../../src/figures/', import.meta.url);
  const readers = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((file) =>
    /figure[23]\.json|\.\/data\/(layers|checkpoints)\.ts|\.bestLayer\b/.test(
      file.endsWith('.ts') ? readFileSync(new URL(file, folder), 'utf8') : '',
    ),
  );
  expect(readers.filter((file) => !file.startsWith('data/')).sort()).toEqual([
    'argue.ts',
    'layers.ts',
    'loss.ts',
  ]);
});

test('a slide that shows points read off a plot says so in its source', () => {
  const folder = new URL('../../../slides/', import.meta.url);
  const shown = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split(/^---$/m))
    .filter((slide) => READ_OFF.test(slide));
  expect(shown).toHaveLength(3);
  for (const slide of shown) {
    const source = /<p class="source">(.*)<\/p>/.exec(slide)?.[1] ?? '';
    expect(source).toMatch(/\b(read )?off (the plot|figure 2)/);
    // A slide of points, not of one number said to be about, also says how exactly.
    if (slide.includes('data-figure="argue"')) continue;
    expect(source).toMatch(/± 0\.\d+/);
  }
});

function known(accuracy: readonly (number | null)[]): number[] {
  return accuracy.filter((value) => value !== null);
}
