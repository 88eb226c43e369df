import { describe, expect, test } from 'vitest';
import { drawings } from '../../../src/figures/drawings.ts';
import { TestKit } from './kit.ts';

/** What is compared in a chart, by the names of a mark, and the colour that it has in every chart. */
function colourOf(names: string): 'ink' | 'yellow' | 'blue' {
  if (names.includes('BERT')) return 'yellow';
  return /iGPT|autoregressive/.test(names) ? 'ink' : 'blue';
}

/** The charts that compare models, and not layers or data sets of one. */
const COMPARISONS = [
  'loss',
  'probes',
  'imagenet',
  'finetune',
  'few-labels',
  'bert-results',
  'v100-days',
  'learning-rates',
];

/** The network without its pre-training is nobody's rival, and not what the talk is about. */
const CONTROL = 'iGPT-L, not pre-trained';

interface Mark {
  readonly names: string;
  readonly shapes: string;
}

function marksOf(name: string): Mark[] {
  const drawing = drawings[name];
  if (!drawing) throw new Error(`There is no chart "${name}".`);
  const markup = drawing.still(drawing.initial({}), new TestKit(), 'stage');
  return markup
    .split('<g class="mark"')
    .slice(1)
    .map((part) => {
      const read = (attribute: string) =>
        new RegExp(`data-${attribute}="([^"]*)"`).exec(part)?.[1] ?? '';
      return { names: `${read('series')}; ${read('at')}`, shapes: shapesIn(part) };
    });
}

/** The markup of a mark, to where its group is closed. */
function shapesIn(part: string): string {
  let depth = 1;
  for (const { 0: tag, index } of part.matchAll(/<g\b|<\/g>/g)) {
    depth += tag === '</g>' ? -1 : 1;
    if (depth === 0) return part.slice(0, index);
  }
  throw new Error('A mark is not closed.');
}

function fillsOf({ shapes }: Mark): string[] {
  const fills = [...shapes.matchAll(/class="(\w[\w-]*) raster"/g)].map(([, fill = '']) => fill);
  return [...new Set(fills)].filter((fill) => ['ink', 'blue', 'yellow', 'red'].includes(fill));
}

describe.each(COMPARISONS)('%s', (name) => {
  test('has iGPT in ink, BERT in yellow and every rival in blue', () => {
    const marks = marksOf(name).filter(({ names }) => !names.includes(CONTROL));
    expect(marks).not.toEqual([]);
    for (const mark of marks) expect(fillsOf(mark), mark.names).toEqual([colourOf(mark.names)]);
  });
});

test('data sets of one model are told apart without the colours of models', () => {
  const coloured = marksOf('layers').filter((mark) =>
    fillsOf(mark).some((fill) => fill === 'blue' || fill === 'yellow'),
  );
  expect(coloured).toEqual([]);
});
