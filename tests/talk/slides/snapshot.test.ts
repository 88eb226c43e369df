import { expect, test } from 'vitest';
import type { Drawing } from '../../../plugins/figures/contract.ts';
import { compileDeck } from '../../../plugins/slides/compile/deck.ts';
import { stillsOf } from '../../plugins/slides/temporary-deck.ts';
import { drawings } from '../../../src/figures/drawings.ts';

/** Fills a drawing up, so that it is too long to stand in its slide. */
const padding = ' '.repeat(300);

/** A drawing that only says what it was asked for. */
const named = (name: string): Drawing => ({
  initial: (options) => options,
  still: (options, _, room) =>
    `<svg><!-- ${name} ${JSON.stringify(options)} ${room} -->${padding}</svg>`,
});

/** This deck as the compiler writes it. The drawings have snapshots of their own. */
const deck = compileDeck({
  root: process.cwd(),
  folder: 'slides',
  assets: 'assets',
  drawings: Object.fromEntries(Object.keys(drawings).map((name) => [name, named(name)])),
  attributes: [],
  firstRendered: true,
  site: 'https://a.example/talk/',
  addressOf: (path) => `./${path}`,
});

const snapshot = (text: string, file: string): Promise<void> =>
  expect(`${text.replaceAll(padding, '').trim()}\n`).toMatchFileSnapshot(`snapshot/${file}`);

const slides = deck.html.split(/\n(?=<section data-markdown)/);
const chapterOf = (slide: string): string => /data-chapter-id="([^"]*)"/.exec(slide)?.[1] ?? '';

test('this deck has no mistakes', () => {
  expect(deck.problems).toEqual([]);
  expect(deck.uncited).toEqual([]);
});

test.each([...new Set(slides.map(chapterOf))])('the chapter "%s" is written as before', (chapter) =>
  snapshot(slides.filter((slide) => chapterOf(slide) === chapter).join('\n\n'), `${chapter}.html`),
);

test('what waits beside the slides is written as before', async () => {
  const [stage, phone] = [stillsOf(deck, 'stage'), stillsOf(deck, 'phone')];
  const list = [...stage, '', ...phone].map((markup) => markup.replaceAll('<li', '\n  <li'));
  await snapshot(list.join('\n'), 'stills.html');
  const formulas = /id="deck-formulas">(.*)<\/script>/.exec(deck.data)?.[1] ?? '';
  const latex = /<annotation encoding="application\/x-tex">(.*?)<\/annotation>/g;
  await snapshot(
    [...String(JSON.parse(formulas)).matchAll(latex)].map(([, text]) => text).join('\n'),
    'formulas.txt',
  );
  await snapshot([...deck.assets].join('\n'), 'assets.txt');
  await snapshot(deck.made.get('assets/data/references.bib') ?? '', 'references.bib');
});

test('every slide has sentences, whose spoken form is words alone', () => {
  expect(deck.timeline).toHaveLength(slides.length);
  for (const { id, sentences } of deck.timeline) {
    expect(sentences.length, id).toBeGreaterThan(0);
    for (const { text, spoken, seconds } of sentences) {
      expect(spoken, text).toMatch(/^[\p{L}\s.,;:?!'-]+$/u);
      expect(seconds, text).toBeGreaterThan(0);
    }
  }
});

test('the timeline is written as before', async () => {
  const lines = deck.timeline.flatMap(({ id, seconds, steps, sentences }) => [
    `${id}: ${seconds} s, ${steps} steps`,
    ...sentences.flatMap(({ text, spoken, step }) => [
      `  ${step} ${text}`,
      ...(spoken === text ? [] : [`    ${spoken}`]),
    ]),
  ]);
  await snapshot(lines.join('\n'), 'timeline.txt');
});
