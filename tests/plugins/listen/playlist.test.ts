import { expect, test } from 'vitest';
import {
  itemAfter,
  itemAt,
  playlistOf,
  sentenceNumber,
  slideBeside,
} from '../../../plugins/listen/playlist.ts';
import { slides, timeline } from './talk.ts';

const items = playlistOf(timeline, slides);

test('every sentence is an item, and so is a step or a slide about which nothing is said', () => {
  expect(items.map(({ slide, step, text, seconds }) => [slide, step, text, seconds])).toEqual([
    [0, 0, 'One.', 2],
    [0, 0, 'Two.', 2],
    [1, 0, 'Three.', 2],
    [1, 1, 'Four.', 2],
    [1, 2, '', 1.5],
    [2, 0, '', 5],
    [3, 0, 'More.', 2],
  ]);
});

test('steps that the notes do not name come after the words', () => {
  const more = playlistOf(timeline, [{ id: 'a', steps: 2 }]);
  expect(more.map(({ step, text }) => [step, text])).toEqual([
    [0, 'One.'],
    [0, 'Two.'],
    [1, ''],
    [2, ''],
  ]);
});

test('a slide that the timeline does not know is passed over', () => {
  const known = playlistOf(timeline, [{ id: 'new', steps: 0 }, ...slides]);
  expect(known[0]).toMatchObject({ slide: 1, text: 'One.' });
});

test.each([
  [0, 0, 0],
  [1, 0, 2],
  [1, 1, 3],
  [1, 2, 4],
  [1, 9, 4],
  [3, 1, 6],
  [4, 0, -1],
])('from slide %i at step %i the talk goes on with item %i', (slide, step, at) => {
  expect(itemAt(items, slide, step)).toBe(at);
});

test('the talk ends before the slides that are no part of it; these go on to the last one', () => {
  expect(items.map((_, at) => itemAfter(items, at))).toEqual([1, 2, 3, 4, 5, -1, -1]);
});

test('a slide on or back begins with its first sentence, and stays within the deck', () => {
  expect(slideBeside(items, 1, 1)).toBe(2);
  expect(slideBeside(items, 5, -1)).toBe(2);
  expect(slideBeside(items, 1, -1)).toBe(1);
  expect(slideBeside(items, 6, 1)).toBe(6);
});

test('sentences are counted from 1 on their slide', () => {
  expect(items.map((_, at) => sentenceNumber(items, at))).toEqual([1, 2, 1, 2, 3, 1, 1]);
});
