import { expect, test } from 'vitest';
import { chapterOf, problemsOf } from '../temporary-deck.ts';

const timelineOf = (text: string, pronunciations?: string) =>
  chapterOf(
    text,
    pronunciations === undefined ? {} : { 'assets/data/pronunciations.json': pronunciations },
  );

test('sentences have their steps, those after a step in the middle too', () => {
  const { timeline } = timelineOf(
    '# A\n\nNote:\nOne. [click] Two is 32 x 32. [click]\n\nThree, [click] and four. [click]',
  );
  expect(timeline).toHaveLength(1);
  expect(timeline[0]).toMatchObject({ id: 'a', title: 'A', steps: 4 });
  expect(timeline[0]?.sentences.map(({ text, spoken, step }) => [step, text, spoken])).toEqual([
    [0, 'One.', 'One.'],
    [1, 'Two is 32 x 32.', 'Two is thirty-two by thirty-two.'],
    [2, 'Three,', 'Three,'],
    [3, 'and four.', 'and four.'],
  ]);
});

test('cues are not said, and markup is none of the words', () => {
  const { timeline } = timelineOf(
    '# A\n\nNote:\nLook *here*: `x`. [press Start] Now [it](#/a) runs.\n\n- One\n- Two',
  );
  expect(timeline[0]?.sentences.map(({ text }) => text)).toEqual([
    'Look here: x.',
    'Now it runs.',
    'One',
    'Two',
  ]);
});

test('a formula stands in the caption, and no voice says it', () => {
  const { timeline } = timelineOf('# A\n\nNote:\nThe loss $L$ falls. Then it rises.');
  expect(timeline[0]?.sentences.map(({ text, spoken }) => [text, spoken])).toEqual([
    ['The loss L falls.', 'The loss falls.'],
    ['Then it rises.', 'Then it rises.'],
  ]);
});

test('sentences share the time of their slide', () => {
  const { timeline } = timelineOf(
    '<!-- .slide: data-timing="12" -->\n# A\n\nNote:\nOne two three. One two three four five six. One.',
  );
  expect(timeline[0]?.seconds).toBe(12);
  expect(timeline[0]?.sentences.map(({ seconds }) => seconds)).toEqual([3, 6, 3]);
});

test('without a time they take as long as at 140 words a minute', () => {
  const seven = 'One two three four five six seven.';
  const untimed = timelineOf(`# A\n\nNote:\n${seven}`).timeline[0];
  expect(untimed).toMatchObject({ seconds: 3, sentences: [{ seconds: 3 }] });
  const backup = timelineOf(`<!-- .slide: data-timing="0" -->\n# A\n\nNote:\n${seven}`).timeline[0];
  expect(backup).toMatchObject({ seconds: 0, sentences: [{ seconds: 3 }] });
});

test('a slide without notes stands for a while', () => {
  const { timeline } = timelineOf('# A\n\nNote:\nA.\n\n---\n\n# B');
  expect(timeline[1]).toEqual({ id: 'b', title: 'B', seconds: 5, steps: 0, sentences: [] });
});

test('the timeline is a file, whose address stands in the page', () => {
  const deck = timelineOf('# A\n\nNote:\nA.');
  expect(JSON.parse(deck.made.get('timeline.json') ?? '')).toEqual(deck.timeline);
  expect(deck.data).toContain('id="deck-timeline">"/hashed/timeline.json"</script>');
});

test('a deck without notes has no such file', () => {
  const deck = timelineOf('# A');
  expect(deck.made.has('timeline.json')).toBe(false);
  expect(deck.data).not.toContain('deck-timeline');
});

test('names are spoken as assets/data/pronunciations.json says', () => {
  const { timeline } = timelineOf('# A\n\nNote:\nThe eNet.', '{ "eNet": "E net" }');
  expect(timeline[0]?.sentences[0]).toMatchObject({ text: 'The eNet.', spoken: 'The E net.' });
});

test.each([
  ['["a"]', 'The pronunciations are no object: { "GPipe": "G pipe" }.'],
  ['{ "a": 1 }', 'The pronunciation of "a" is to be words: "a": "...".'],
  ['{ "a": "a 1" }', 'The pronunciation of "a" is to be words: "a": "...".'],
])('pronunciations that are none are refused: %s', (file, sentence) => {
  expect(problemsOf(timelineOf('# A', file))).toEqual([
    `assets/data/pronunciations.json:1: ${sentence}`,
  ]);
});
