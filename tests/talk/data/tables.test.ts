import { expect, test } from 'vitest';
import bert from '../../../assets/data/bert.json' with { type: 'json' };
import tuned from '../../../assets/data/imagenet-finetune.json' with { type: 'json' };
import table1 from '../../../assets/data/table1.json' with { type: 'json' };
import table2 from '../../../assets/data/table2.json' with { type: 'json' };
import table3 from '../../../assets/data/table3.json' with { type: 'json' };
import table4 from '../../../assets/data/table4.json' with { type: 'json' };
import table5 from '../../../assets/data/table5.json' with { type: 'json' };
import { imageNetProbes } from '../../../src/figures/data/imagenet.ts';

interface Result {
  readonly model: string;
  readonly pretraining: string;
  readonly value: number;
}

function rows(set: Readonly<Record<string, Result>>): unknown[] {
  return Object.values(set).map(({ model, value, pretraining }) => [model, value, pretraining]);
}

test('table 1 is the paper’s, row by row', () => {
  expect(rows(table1.cifar10)).toEqual([
    ['ResNet-152', 94, 'with labels'],
    ['SimCLR', 95.3, 'without labels'],
    ['iGPT-L', 96.3, 'without labels'],
  ]);
  expect(rows(table1.cifar100)).toEqual([
    ['ResNet-152', 78, 'with labels'],
    ['SimCLR', 80.2, 'without labels'],
    ['iGPT-L', 82.8, 'without labels'],
  ]);
  expect(rows(table1.stl10)).toEqual([
    ['AMDIM-L', 94.2, 'without labels'],
    ['iGPT-L', 95.5, 'without labels'],
  ]);
});

test('table 2 is the paper’s, row by row, with the post’s numbers of features apart', () => {
  const printed = imageNetProbes.filter(({ source }) => source === table2.source);
  const read = printed.map((row) => [
    row.method,
    row.input,
    row.millions,
    row.features,
    row.featuresInPost,
    row.value,
  ]);
  expect(read).toEqual([
    ['Rotation', 'original', 86, 8192, undefined, 55.4],
    ['iGPT-L', '32²', 1362, 1536, undefined, 60.3],
    ['BigBiGAN', 'original', 86, 8192, 16384, 61.3],
    ['iGPT-L', '48²', 1362, 1536, undefined, 65.2],
    ['AMDIM', 'original', 626, 8192, undefined, 68.1],
    ['MoCo', 'original', 375, 8192, undefined, 68.6],
    ['iGPT-XL', '64²', 6801, 3072, undefined, 68.7],
    ['SimCLR', 'original', 24, 2048, undefined, 69.3],
    ['CPC v2', 'original', 303, 8192, 4096, 71.5],
    ['iGPT-XL', '64²', 6801, 15360, undefined, 72],
    ['SimCLR', 'original', 375, 8192, undefined, 76.5],
  ]);
  expect([table2.scale.S.value, table2.scale.M.value]).toEqual([41.9, 54.5]);
});

test('the 69.0 of the other version of the paper stays out of table 2', () => {
  expect(imageNetProbes.map(({ value }) => value)).not.toContain(69);
});

test('table 3 is the paper’s, row by row', () => {
  expect(rows(table3.cifar10)).toEqual([
    ['AutoAugment', 98.5, 'none'],
    ['SimCLR', 98.6, 'without labels'],
    ['GPipe', 99, 'with labels'],
    ['iGPT-L', 99, 'without labels'],
  ]);
  expect(rows(table3.cifar100)).toEqual([
    ['iGPT-L', 88.5, 'without labels'],
    ['SimCLR', 89, 'without labels'],
    ['AutoAugment', 89.3, 'none'],
    ['EfficientNet', 91.7, 'with labels'],
  ]);
  expect(table3.bitL).toMatchObject({ value: 99.3, kind: 'blog' });
});

test('fine-tuning on ImageNet is the paper’s', () => {
  expect([tuned.igptL32.value, tuned.igptL48.value]).toEqual([66.3, 72.6]);
  expect([tuned.isometric.value, tuned.untrained.value]).toEqual([70.2, 53.2]);
});

test('table 4 is the paper’s, row by row, as errors', () => {
  expect(table4.labels).toEqual([40, 250, 4000]);
  const read = Object.values(table4.rows).map(({ method, results }) => [
    method,
    ...results.map((mean) => mean && `${mean.error} ± ${mean.deviation}`),
  ]);
  expect(read).toEqual([
    ['Mean Teacher', null, '32.3 ± 2.3', '9.2 ± 0.2'],
    ['MixMatch', '47.5 ± 11.5', '11 ± 0.9', '6.4 ± 0.1'],
    ['iGPT-L', '26.8 ± 1.5', '12.4 ± 0.6', '5.7 ± 0.1'],
    ['UDA', '29 ± 5.9', '8.8 ± 1.1', '4.9 ± 0.2'],
    ['FixMatch RA', '13.8 ± 3.4', '5.1 ± 0.7', '4.3 ± 0.1'],
    ['FixMatch CTA', '11.4 ± 3.4', '5.1 ± 0.3', '4.3 ± 0.2'],
  ]);
  expect(table4.fineTuned.value).toBe(42.1);
  expect(table4.post).toMatchObject({ accuracy: 81.4, deviation: 2.3, kind: 'blog' });
});

test('iGPT-L is ahead of MixMatch at 40 and 4000 labels, and behind at 250', () => {
  const { igptL, mixMatch } = table4.rows;
  const ahead = igptL.results.map(({ error }, i) => error < (mixMatch.results[i]?.error ?? 0));
  expect(ahead).toEqual([true, false, true]);
});

test('table 5 is the paper’s, row by row', () => {
  const read = Object.values(table5.rows).map((row) => [
    row.size,
    row.objective,
    row.input,
    row.value,
  ]);
  expect(read).toEqual([
    ['S', 'autoregressive', '32²', 0.003],
    ['M', 'autoregressive', '32²', 0.003],
    ['L', 'autoregressive', '32²', 0.001],
    ['L', 'autoregressive', '48²', 0.01],
    ['XL', 'autoregressive', '64²', 0.0003],
    ['S', 'BERT', '32²', 0.01],
    ['M', 'BERT', '32²', 0.003],
    ['L', 'BERT', '32²', 0.001],
  ]);
});

test('of BERT there is no more than the text gives: two values, two gaps', () => {
  expect(bert.cifar10).toMatchObject({ probe: { gapOver: 1 }, fineTuned: { value: 98.6 } });
  expect(bert.imagenet).toMatchObject({ probe: { gap: 6 }, fineTuned: { value: 66.5 } });
  expect(Object.keys(bert.cifar10.probe)).not.toContain('value');
  expect(Object.keys(bert.imagenet.probe)).not.toContain('value');
});
