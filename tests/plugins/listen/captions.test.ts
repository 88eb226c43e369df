import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captionsOf } from '../../../plugins/listen/captions.ts';

const linesOf = (sentence: string): (readonly string[])[] =>
  captionsOf(sentence).map(({ lines }) => lines);

test('a short sentence is one line', () => {
  expect(linesOf('What comes next?')).toEqual([['What comes next?']]);
  expect(linesOf('')).toEqual([]);
});

test('a longer one is two lines of like length, divided where one pauses', () => {
  expect(linesOf('Nobody labels anything: the text brings its own answers.')).toEqual([
    ['Nobody labels anything:', 'the text brings its own answers.'],
  ]);
});

test('a long one is several captions, divided where one pauses', () => {
  expect(
    linesOf(
      "If you can draw the other half of a dog, you must know about dogs: that is the argument of OpenAI's post.",
    ),
  ).toEqual([
    ['If you can draw the other half of a dog,'],
    ['you must know about dogs:', "that is the argument of OpenAI's post."],
  ]);
});

test('captions keep every word, in lines of at most 42 letters, and share the time', () => {
  const word = fc.stringMatching(/^[a-z]{1,20}[.,]?$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
      const captions = captionsOf(words.join(' '));
      expect(captions.flatMap(({ lines }) => lines).join(' ')).toBe(words.join(' '));
      for (const { lines } of captions) {
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(42);
      }
      expect(captions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    }),
  );
});

test('a word longer than a line has one of its own', () => {
  const long = 'x'.repeat(50);
  expect(linesOf(`It is ${long} here.`)).toEqual([['It is'], [long], ['here.']]);
});
