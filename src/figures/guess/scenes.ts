import type { Scene } from '../../kit/scenes.ts';
import { letterOf, questionsOf, type State } from './game.ts';

/** Seconds until the first guess, from a question to its guess, and from there to the next question. */
const [FIRST, THINKING, READING] = [7, 1, 1.5];

/** A game of somebody who is right two times of three, and else repeats the pixel before. */
export function* scenesOf({ seed }: State): Generator<Scene<State>> {
  yield { at: 0, change: { guesses: '', at: 0 } };
  let [at, guesses] = [FIRST, ''];
  for (const [i, { right, before, likeliest }] of questionsOf(seed).entries()) {
    const other = before < 0 ? likeliest : before;
    guesses += letterOf(i % 3 === 2 ? other : right);
    yield { at, change: { guesses } };
    yield { at: at + READING, change: { at: i + 1 } };
    at += READING + THINKING;
  }
}
