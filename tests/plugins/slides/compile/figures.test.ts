import { describe, expect, test } from 'vitest';
import {
  figureOptions,
  Stills,
  type Drawings,
} from '../../../../plugins/slides/compile/figures.ts';
import { chapterOf, problemsOf, stillsOf, templateOf } from '../temporary-deck.ts';

const long = `<svg>${'<path d="M0 0"/>'.repeat(40)}</svg>`;

const drawings: Drawings = {
  long: { initial: () => null, still: () => long },
  'long-photo': {
    initial: () => null,
    still: (_, kit) => `${long}<img src="${kit.asset('assets/cat.webp')}" alt="">`,
  },
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
  chart: {
    initial: ({ rows = '1', ...rest }) => Number(rows) + Object.keys(rest).length,
    still: (y) =>
      `<svg><text data-value="NaN">NaN</text><rect x="1" y="${typeof y === 'number' ? y : ''}"/></svg>`,
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

test('a figure may read all its options together, and reveal the rest', () => {
  const deck = compile('# a\n<figure data-figure="chart" data-rows="2" data-other="3"></figure>');
  expect(problemsOf(deck)).toEqual([]);
  expect(
    problemsOf(compile('# a\n<figure data-figure="wall" data-id="a" data-trim></figure>')),
  ).toEqual([]);
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
    [
      'with an option that it does not read',
      '<figure data-figure="wall" data-colors="7"></figure>',
      'The figure "wall" cannot be drawn: it has no option "data-colors". Did you mean "data-colours"?',
    ],
    [
      'with a shape that has no number in its place',
      '<figure data-figure="chart" data-rows="x"></figure>',
      'The figure "chart" cannot be drawn: "y" has "NaN" in the place of a number.',
    ],
    ['when it is never closed', '<figure data-figure="wall">', 'This <figure> is never closed.'],
  ])('%s', (_, figure, sentence) => {
    expect(problemsOf(compile(`# a\n\n${figure}`))).toEqual([`slides/01-a.md:4: ${sentence}`]);
  });
});

test('a long still form waits in the file, and the same one only once', () => {
  const deck = new Stills();
  expect([deck.place(long, long, false), deck.place(long, long, false)]).toEqual([
    '<div class="still" data-still="0"></div>',
    '<div class="still" data-still="0"></div>',
  ]);
  expect(deck.files).toEqual({ stage: [long], phone: [] });
});

test('a short one is in the page', () => {
  expect(new Stills().place('<svg></svg>', '<svg></svg>', false)).toBe(
    '<div class="still"><svg></svg></div>',
  );
});

test('a form for a phone waits in a file of its own, wherever the one for the slide is', () => {
  const deck = new Stills();
  expect([
    deck.place(long, '<svg id="a"/>', false),
    deck.place('<svg/>', '<svg id="b"/>', true),
  ]).toEqual([
    '<div class="still" data-still="0" data-phone="0"></div>',
    '<div class="still" data-phone="1"><svg/></div>',
  ]);
  expect(deck.files).toEqual({ stage: [long], phone: ['<svg id="a"/>', '<svg id="b"/>'] });
});

const figure = (name: string): string => `<figure data-figure="${name}"></figure>`;

test('the first slide has its still forms in the page, the others have not', () => {
  const deck = chapterOf(`# a\n${figure('long')}\n\n---\n\n# b\n${figure('long')}`, {}, drawings);
  expect(templateOf(deck, 0)).toContain(long);
  expect(templateOf(deck, 1)).toContain('<div class="still" data-still="0"></div>');
  expect(deck.data).toContain(
    '<script type="application/json" id="deck-stills">{"files":{"stage":"/hashed/stills.json","phone":"/hashed/stills-phone.json"},"assets":[]}</script>',
  );
  expect(stillsOf(deck, 'stage')).toEqual([long]);
  expect(stillsOf(deck, 'phone')).toEqual([]);
});

test('a deck whose still forms are all in the page has no file of them', () => {
  const deck = chapterOf(`# a\n${figure('long')}`, {}, drawings);
  expect(deck.data).not.toContain('deck-stills');
  expect([...deck.made.keys()]).toEqual(['assets/data/references.bib']);
});

test('a still form in the file has marks for its assets, whose addresses the page knows', () => {
  const deck = chapterOf(
    `# a\n\n---\n\n# b\n${figure('long-photo')}`,
    { 'assets/cat.webp': '' },
    drawings,
  );
  expect(stillsOf(deck, 'stage')).toEqual([`${long}<img src="{{asset:0}}" alt="">`]);
  expect(deck.data).toContain('"assets":["/hashed/assets/cat.webp"]');
});

test('a drawing that waits has its steps numbered among those of its slide', () => {
  const step = '<g class="fragment" data-fragment-index="0"></g>';
  const stepped = { initial: () => null, still: () => long + step + step };
  const figure = '<figure data-figure="stepped"></figure>';
  const deck = chapterOf(
    `# A\n\n---\n\n# B\n\n<p class="fragment" data-fragment-index="1">b</p>\n\n${figure}\n\n---\n\n# C\n\n${figure}`,
    {},
    { stepped },
  );
  expect(templateOf(deck, 1)).toContain(
    '<div class="still" data-still="0"><i class="fragment" data-fragment-index="0"></i></div>',
  );
  expect(templateOf(deck, 2)).toContain('<div class="still" data-still="0"></div>');
});
