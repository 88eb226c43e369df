import { expect, test } from 'vitest';
import models from '../../../assets/data/models.json' with { type: 'json' };
import ours from '../../../assets/data/our-models.json' with { type: 'json' };
import card from '../../../assets/model/faces/card.json' with { type: 'json' };
import { ourModel } from '../../../src/figures/our-model.ts';
import { TestKit } from './kit.ts';

const markup = ourModel.still(null, new TestKit(), 'stage');

test('iGPT-S is as many squares of our model as it has more parameters', () => {
  const times = models.S.counted.value / card.architecture.parameters;
  expect(ours.faces.timesSmaller.text).toBe(times.toFixed(0));
  const [path = ''] = /<path class="ink raster" d="[^"]*h38v38[^"]*"/.exec(markup) ?? [];
  expect(path.match(/M/g)).toHaveLength(Math.floor(times));
});

test('what a pixel costs falls from each way of guessing to the next, and is what the card says', () => {
  const shown = [...markup.matchAll(/class="strong">[A-Z][a-z ]+: ([\d.]+)</g)];
  const costs = shown.map(([, nats]) => Number(nats));
  expect(costs).toHaveLength(6);
  expect(costs).toEqual([...costs].sort((a, b) => b - a));
  expect(costs).toContain(Number(card.heldOut.afterRounding.toFixed(3)));
});

test('it is drawn without a colour of its own, and leaves no number undrawn', () => {
  expect(markup).not.toMatch(/#[\da-f]{3}|rgb\(|fill="|NaN|undefined|null/i);
});
