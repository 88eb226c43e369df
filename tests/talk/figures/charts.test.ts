import { describe, expect, test } from 'vitest';
import type { Drawing } from '../../../plugins/figures/contract.ts';
import { drawings } from '../../../src/figures/drawings.ts';
import { registry } from '../../../src/figures/registry.ts';
import { TestKit } from './kit.ts';

/** Every chart, and how many values it shows as marks. */
const CHARTS: Readonly<Record<string, number>> = {
  layers: 46 + 46 + 43,
  loss: 15,
  probes: 8,
  imagenet: 13,
  finetune: 12,
  'few-labels': 17,
  'bert-results': 8,
  'v100-days': 2,
  'learning-rates': 8,
};

describe.each(Object.entries(CHARTS))('%s', (name, count) => {
  const markup = draw(drawings[name]);
  const marks = readMarks(markup);

  test('says its message to those who do not see it', () => {
    expect(/<svg[^>]*role="img" aria-label="([^"]+)"/.exec(markup)?.[1]?.length).toBeGreaterThan(
      60,
    );
  });

  test('has a mark for every value it shows, which says what, how much and where from', () => {
    expect(marks).toHaveLength(count);
    for (const mark of marks) {
      expect(mark).toMatchObject({ series: /./, value: /\d/, source: /./ });
      expect(mark['kind']).toMatch(/^(printed|digitised|blog|computed)$/);
    }
  });

  test('shows nothing read off a plot without saying so', () => {
    for (const { kind, source } of marks.filter(({ kind }) => kind === 'digitised')) {
      expect(kind).toBe('digitised');
      expect(source).toMatch(/read off the plot, ± 0\.\d+/);
    }
  });

  test('names each of its series, and only those', () => {
    const named = [...markup.matchAll(/<g class="series" data-series="([^"]+)"/g)];
    expect(new Set(named.map(([, series]) => series))).toEqual(
      new Set(marks.map(({ series }) => series)),
    );
  });

  test('has its values as a table and as CSV with unit and source, a line a value', () => {
    expect(markup).toContain('<details class="values">');
    const [head = '', ...lines] = readCsv(markup);
    for (const column of ['unit', 'kind', 'source']) expect(head.split(',')).toContain(column);
    expect(lines.length).toBeGreaterThanOrEqual(count);
    for (const line of lines)
      expect(line).toMatch(/,(printed|digitised|blog|computed|not given),./);
  });

  test('comes alive', () => {
    expect(Object.keys(registry)).toContain(name);
  });
});

test('the CSV of the layers tells what was read off from what is printed', () => {
  const lines = readCsv(draw(drawings['layers']));
  expect(lines).toHaveLength(1 + 3 * 49);
  expect(lines).toContain(
    'CIFAR-100,48,73.7,% of test pictures named correctly,0.2,digitised,"V2 figure 2, read off the plot"',
  );
  expect(lines.filter((line) => /^STL-10,20,95\.5,.*,printed,V2 table 1/.test(line))).toHaveLength(
    1,
  );
  expect(lines.filter((line) => /^CIFAR-10,0,< 50,.*,digitised/.test(line))).toHaveLength(1);
});

test('the CSV of the loss has printed the last losses and iGPT-L’s last accuracy, nothing else', () => {
  const printed = readCsv(draw(drawings['loss'])).filter((line) => line.includes(',printed,'));
  expect(printed.map((line) => line.split(',').slice(0, 4).join(' '))).toEqual([
    'iGPT-S 1000K validation loss 2.0895',
    'iGPT-M 1000K validation loss 2.0614',
    'iGPT-L 1000K validation loss 2.0466',
    'iGPT-L 1000K CIFAR-10 linear-probe accuracy 96.3',
  ]);
});

test('the shares of hidden pixels, for which nothing but words is printed, stand in a table too', () => {
  const markup = draw(drawings['mask-rates']);
  expect(markup).toMatch(/<details class="values">.*<th scope="row">35<\/th><td[^>]*>worse<\/td>/);
});

test('BERT’s probes are marked as following from words', () => {
  const marks = readMarks(draw(drawings['bert-results']));
  const computed = marks.filter(({ kind }) => kind === 'computed');
  expect(computed.map(({ value }) => value)).toEqual(['under 95.3 %', 'about 54.3 %']);
});

function draw(drawing: Drawing | undefined): string {
  if (!drawing) throw new Error('There is no such chart.');
  return drawing.still(drawing.initial({}), new TestKit(), 'stage');
}

function readMarks(markup: string): Record<string, string>[] {
  return [...markup.matchAll(/<g class="mark"([^>]*)>/g)].map(([, attributes = '']) => {
    const data = [...attributes.matchAll(/data-(\w+)="([^"]*)"/g)];
    const entries = data.map(([, name = '', value = '']) => [name, value] as const);
    return Object.fromEntries<string>(entries);
  });
}

function readCsv(markup: string): string[] {
  const text = /<template class="csv">([^<]*)<\/template>/.exec(markup)?.[1] ?? '';
  return text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').trim().split('\n');
}
