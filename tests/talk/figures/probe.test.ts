import { expect, test } from 'vitest';
import loss from '../../../assets/data/loss-by-layer.json' with { type: 'json' };
import measured from '../../../assets/data/probe-layers.json' with { type: 'json' };
import {
  check,
  drawProbe,
  nearByPixels,
  neighboursOf,
  probe,
} from '../../../src/figures/probe/still.ts';
import { TestKit } from './kit.ts';

const markup = probe.still(probe.initial({}), new TestKit(), 'stage');
const shown = measured.probes;

test('every layer of ours has its mark, with its interval through it', () => {
  const layers = shown.reduce((sum, { layers }) => sum + layers.length, 0);
  // Hair and clothes were read from the raw pixels, too.
  expect(markup.match(/<path class="rule" d="M(\d+) [\d.]+L\1 /g)).toHaveLength(layers + 2);
});

test('of hair the first, best and last layer have their numbers, and the raw pixels say whose they are', () => {
  for (const accuracy of ['58.0', '87.6', '84.1', 'hair 94.7', 'clothes 82.8'])
    expect(markup).toMatch(
      new RegExp(`<text class="[\\w ]+" x="[\\d.]+" y="[\\d.]+">${accuracy}<`),
    );
  expect(markup).toContain('>pixels</text>');
});

test('the loss of every layer has its mark with its number, and each is lower than the one before', () => {
  const [hair] = shown;
  expect(loss.nats).toHaveLength(hair?.layers.length ?? 0);
  for (const nats of loss.nats) expect(markup).toContain(`>${nats.toFixed(2)}</text>`);
  const marks = [...markup.matchAll(/<rect class="ink raster" x="([\d.]+)" y="([\d.]+)"/g)];
  const heights = marks.filter(([, x]) => Number(x) < 500).map(([, , y]) => Number(y));
  expect(heights).toHaveLength(loss.nats.length);
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
  expect(new Set(heights).size).toBe(heights.length);
});

test('the controls are named beside their marks', () => {
  expect(markup).toMatch(/<text class="label mid"[^>]*>untrained<\/text>/);
  expect(markup).toMatch(/<text class="label mid"[^>]*>BERT<\/text>/);
});

test('no name stands over another', () => {
  const names = [...markup.matchAll(/<text class="label \w+" x="1092" y="([\d.]+)">/g)].map(
    ([, y]) => Number(y),
  );
  expect(names).toHaveLength(shown.length);
  const gaps = names.slice(1).map((y, i) => y - (names[i] ?? NaN));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(25);
});

test('on a phone the names are a row above the marks', () => {
  const phone = probe.still(probe.initial({}), new TestKit(), 'phone');
  for (const name of ['Hair', 'Clothes', 'BERT', 'untrained'])
    expect(phone).toMatch(new RegExp(`x="\\d+" y="336">${name}</text>`));
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

test('it begins with the layer that is best for hair', () => {
  const [faces] = measured.probes;
  const accuracies = faces?.layers.map(({ accuracy }) => accuracy) ?? [];
  expect(probe.initial({})).toEqual({
    face: 0,
    layer: accuracies.indexOf(Math.max(...accuracies)),
  });
});

test('the face, its neighbours by the layer and those by raw pixels are shown, six of each', () => {
  const state = probe.initial({});
  const kit = new TestKit();
  const near = [9, 8, 7, 6, 5, 4];
  const layers = Array.from({ length: 9 }, () => near);
  const drawn = drawProbe(state, { face: 0, others: 63, layers }, kit, 'stage');
  expect(drawn).toContain('of 63 others, by');
  expect(kit.rasters).toHaveLength(1 + 6 + 6);
  const byPixels = nearByPixels(0);
  expect(new Set(byPixels).size).toBe(6);
  expect(byPixels).not.toContain(0);
  expect(neighboursOf(state, { face: 0, others: 63, layers })).toMatch(
    /^Nearest to face 1, by layer 5: 10, 9, 8, 7, 6, 5; by raw pixels: (\d+, ){5}\d+\.$/,
  );
});

test('while faces are read, those nearest so far are shown, and said to be no more than that', () => {
  const state = probe.initial({});
  const kit = new TestKit();
  const near = { face: 0, others: 2, layers: Array.from({ length: 9 }, () => [9, 8]) };
  expect(drawProbe(state, near, kit, 'stage')).toContain('of 2 others so far');
  expect(kit.rasters).toHaveLength(1 + 2 + 6);
  expect(neighboursOf(state, near)).not.toContain('by layer');
});

test('it begins with the neighbours that were computed when the deck was made', () => {
  const kit = new TestKit();
  expect(probe.still(probe.initial({}), kit, 'stage')).toMatch(
    /Nearest to face 1, by layer 5: (\d+, ){5}\d+; by raw pixels/,
  );
  expect(kit.rasters).toHaveLength(1 + 6 + 6);
});

test('neighbours that are not known yet are holes', () => {
  const kit = new TestKit();
  const markup = drawProbe(probe.initial({}), undefined, kit, 'stage');
  expect(kit.rasters).toHaveLength(1 + 6);
  expect(markup.match(/<rect class="hole raster"/g)).toHaveLength(6);
  expect(markup).not.toMatch(/NaN|undefined|null/);
});

test.each([
  [{ layer: 9 }, 'from 0 to 8, not 9'],
  [{ layer: -1 }, 'from 0 to 8, not -1'],
  [{ face: 64 }, 'no held-out face 64'],
])('%o is refused', (wrong, message) => {
  expect(() => check({ ...probe.initial({}), ...wrong })).toThrow(message);
});
