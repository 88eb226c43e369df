import { describe, expect, test } from 'vitest';
import type { Drawing } from '../../../plugins/figures/contract.ts';
import { bertResults } from '../../../src/figures/bert-results.ts';
import { checkpoints } from '../../../src/figures/data/checkpoints.ts';
import { fewLabels } from '../../../src/figures/few-labels.ts';
import { finetune } from '../../../src/figures/finetune.ts';
import { imagenet } from '../../../src/figures/imagenet.ts';
import { layers } from '../../../src/figures/layers.ts';
import { loss } from '../../../src/figures/loss.ts';
import { probes } from '../../../src/figures/probes.ts';
import { twoExams } from '../../../src/figures/two-exams.ts';
import { countCells, TestKit } from './kit.ts';

const CHARTS = { layers, loss, probes, imagenet, finetune, fewLabels, bertResults };

describe.each(Object.entries(CHARTS))('%s', (_, drawing) => {
  test('is drawn the same each time', () => {
    expect(draw(drawing)).toBe(draw(drawing));
  });

  test('leaves no number undrawn', () => {
    expect(draw(drawing)).not.toMatch(/NaN|undefined|null/);
  });

  test('has no colour of its own', () => {
    expect(draw(drawing)).not.toMatch(/#[\da-f]{3}|rgb\(|fill="/i);
  });
});

describe.each(Object.entries(CHARTS))('%s', (_, drawing) => {
  test('has a table of its values behind a click, with a caption and heads', () => {
    expect(draw(drawing)).toMatch(
      /<details class="values"><summary>Values\b.*<\/summary>.*<caption>.+<th scope="col">/s,
    );
  });
});

test('the layers are 49 columns, of which the text names 20 as the best', () => {
  const markup = draw(layers);
  expect(said(markup)).toMatch(/best around layer 20 of 48 \(CIFAR-10 96\.3, STL-10 95\.5/);
  expect(heads(markup).filter((head) => /^\d+$/.test(head))).toEqual(
    Array.from({ length: 49 }, (_, i) => String(i)),
  );
});

test('no series of the layers is red, and each is named beside its end', () => {
  const markup = draw(layers);
  expect(markup).not.toContain('class="red');
  for (const name of ['CIFAR-10', 'CIFAR-100', 'STL-10'])
    expect(markup).toContain(`>${name}</text>`);
});

test('the reading in two phases comes as a step and is called a possibility', () => {
  const step = /<g class="fragment" data-fragment-index="3">(.*?)<\/svg>/s.exec(draw(layers))?.[1];
  expect(step).toContain('one reading: it gathers context');
  expect(step).toContain('a possibility, autoregressive only');
});

test('the loss falls to the right, and the axis says so', () => {
  const markup = draw(loss);
  const places = ['2.14', '2.12', '2.10', '2.08', '2.06'].map((tick) => placeOf(markup, tick));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(markup).toContain('Validation loss, falling to the right');
});

test('the loss shows its fifteen checkpoints and the printed last loss', () => {
  const markup = draw(loss);
  for (const point of Object.values(checkpoints).flat())
    expect(cellsOf(markup)).toContain(point.loss.text);
  expect(markup).toContain('>loss 2.0466<');
});

test('the probes mark the two that had labels', () => {
  expect(draw(probes).match(/<text[^>]*>with labels<\/text>/g)).toHaveLength(2);
});

test('one square of the probes is one per cent beyond 75', () => {
  // 96.3, 82.8 and 95.5 are 21, 7 and 20 whole squares; the last one of each row is a part.
  expect(countCells(draw(probes), 'ink')).toBe(21 + 7 + 20 + 3);
});

test('the ImageNet chart owns up to size and to the pictures from the web', () => {
  const markup = draw(imagenet);
  expect(markup).toContain('with 283 times the parameters');
  expect(markup).toMatch(/\+ 100\sM web pictures/);
  expect(said(markup)).toMatch(/72\.0 for XL, .*SimCLR .*76\.5/);
  expect(markup).not.toContain('69.0');
});

test('fine-tuning says that GPipe had labels and that CIFAR-100 is lost', () => {
  expect(said(draw(finetune))).toMatch(
    /ties GPipe, which used labels, at 99\.0 .* 88\.5, below SimCLR and AutoAugment/,
  );
});

test('few labels are drawn as errors, the caveat at 250 among them', () => {
  const markup = draw(fewLabels);
  expect(said(markup)).toContain('with 250 labels 12.4 against 11');
  // 26.8, 12.4 and 5.7 per cent: whole squares and one part each.
  expect(countCells(markup, 'ink')).toBe(26 + 12 + 5);
  expect(cellsOf(markup)).toContain('57.9 (42.1)');
});

test('BERT’s probe on CIFAR-10 is a bound, with no square filled', () => {
  const markup = draw(bertResults);
  expect(markup).toContain('>under 95.3 at every layer; no number given<');
  expect(markup).toContain('>about 54.3: 6 lower<');
  expect(cellsOf(markup)).toContain('under 95.3');
  // 54.3 above 50, 98.6 above 80 and 66.5 above 50; a part of a square ends each row.
  expect(countCells(markup, 'yellow')).toBe(4 + 18 + 16 + 3);
});

test('the probe trains one matrix, fine-tuning the network too', () => {
  const [probe, fineTuning] = (['probe', 'fine-tuning'] as const).map((exam) =>
    twoExams.still({ exam }, new TestKit(), 'stage'),
  );
  expect(said(probe ?? '')).toMatch(/trains only the linear layer/);
  expect(said(fineTuning ?? '')).toMatch(/trains all weights/);
  // The matrix; the layers are slabs, of which fine-tuning alone has those that learn.
  for (const markup of [probe, fineTuning]) expect(countCells(markup ?? '', 'ink')).toBe(20 * 10);
  expect(probe).not.toContain('<rect class="ink raster"');
  expect(fineTuning?.match(/<rect class="ink raster"/g)).toHaveLength(24);
});

function draw(drawing: Drawing<null>): string {
  return drawing.still(drawing.initial({}), new TestKit(), 'stage');
}

/** The text alternative. */
function said(markup: string): string {
  return /aria-label="([^"]*)"/.exec(markup)?.[1] ?? '';
}

function heads(markup: string): string[] {
  return [...markup.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, text = '']) => text);
}

function cellsOf(markup: string): string[] {
  return [...markup.matchAll(/<td[^>]*>([^<]*)</g)].map(([, text = '']) => text);
}

/** How far right a word stands. */
function placeOf(markup: string, word: string): number {
  return Number(new RegExp(`x="([\\d.]+)"[^>]*>${word}</text>`).exec(markup)?.[1]);
}
