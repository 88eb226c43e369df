import { expect, test } from 'vitest';
import { Stills } from '../../../../plugins/slides/compile/stills.ts';
import type { Drawings } from '../../../../plugins/slides/compile/figures.ts';
import { chapterOf, stillsOf, templateOf } from '../temporary-deck.ts';

const long = `<svg>${'<path d="M0 0"/>'.repeat(40)}</svg>`;

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

const drawings: Drawings = {
  long: { initial: () => null, still: () => long },
  photo: {
    initial: () => null,
    still: (_, kit) => `${long}<img src="${kit.asset('assets/cat.webp')}" alt="">`,
  },
};
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
    `# a\n\n---\n\n# b\n${figure('photo')}`,
    { 'assets/cat.webp': '' },
    drawings,
  );
  expect(stillsOf(deck, 'stage')).toEqual([`${long}<img src="{{asset:0}}" alt="">`]);
  expect(deck.data).toContain('"assets":["/hashed/assets/cat.webp"]');
});
