import { describe, expect, test } from 'vitest';
import { figureOptions, type Drawings } from '../../../../plugins/slides/compile/figures.ts';
import { chapterOf, problemsOf, templateOf } from '../temporary-deck.ts';

const drawings: Drawings = {
  wall: {
    initial: ({ colours = '2' }) => Number(colours),
    still: (state) => `<svg aria-label="wall">\n\n<text>${JSON.stringify(state)}</text></svg>`,
  },
  photo: {
    initial: () => null,
    still: (_, kit) => `<img src="${kit.asset('assets/cat.webp')}" alt="">`,
  },
  raster: {
    initial: () => null,
    still: (_, kit) => kit.png({ width: 1, height: 1, tokens: [0], palette: ['#ffffff'] }, 4),
  },
  broken: {
    initial() {
      throw new Error('data-layer must be a number, not "x".');
    },
    still: () => '',
  },
};
const compile = (text: string) => chapterOf(text, { 'assets/cat.webp': '' }, drawings);

test('options are named as the browser names them', () => {
  const attributes = new Map([
    ['class', 'at'],
    ['data-figure', 'wall'],
    ['data-mask-rate', '0.15'],
  ]);
  expect(figureOptions(attributes)).toEqual({ maskRate: '0.15' });
});

describe('the still form stands in its figure', () => {
  const still = '<div class="still"><svg aria-label="wall">\n<text>7</text></svg></div>';

  test('before the caption', () => {
    const deck = compile(
      '# a\n<figure data-figure="wall" data-colours="7">\n<figcaption>c</figcaption>\n</figure>',
    );
    expect(templateOf(deck)).toContain(
      `data-colours="7">\n${still}<figcaption>c</figcaption>\n</figure>`,
    );
  });

  test('alone in a figure without a caption', () => {
    const deck = compile('# a\n<figure data-figure="wall" data-colours="7"></figure>');
    expect(templateOf(deck)).toContain(`data-colours="7">${still}</figure>`);
  });

  test('with options out of the data', () => {
    const files = { 'assets/data/sizes.json': '{ "n": 7 }' };
    const deck = chapterOf(
      '# a\n<figure data-figure="wall" data-colours="{{sizes.n}}"></figure>',
      files,
      drawings,
    );
    expect(templateOf(deck)).toContain(still);
  });
});

test('a drawing may show assets and pictures of tokens', () => {
  const deck = compile(
    '# a\n<figure data-figure="photo"></figure>\n<figure data-figure="raster"></figure>',
  );
  expect(templateOf(deck)).toContain('<img src="/hashed/assets/cat.webp"');
  expect(templateOf(deck)).toContain('data:image/png;base64,iVBORw0KGgo');
  expect([...deck.assets]).toEqual(['assets/cat.webp']);
});

test('a figure in a code fence is code', () => {
  const deck = compile('# a\n```html\n<figure data-figure="wal"></figure>\n```');
  expect(problemsOf(deck)).toEqual([]);
  expect(templateOf(deck)).not.toContain('class="still"');
});

describe('a figure is refused', () => {
  test.each([
    [
      'with an unknown name',
      '<figure data-figure="wal"></figure>',
      'There is no figure "wal". Did you mean "wall"?',
    ],
    [
      'when its drawing throws',
      '<figure data-figure="broken"></figure>',
      'The figure "broken" cannot be drawn: data-layer must be a number, not "x".',
    ],
    ['when it is never closed', '<figure data-figure="wall">', 'This <figure> is never closed.'],
  ])('%s', (_, figure, sentence) => {
    expect(problemsOf(compile(`# a\n\n${figure}`))).toEqual([`slides/01-a.md:4: ${sentence}`]);
  });
});
