import { describe, expect, test } from 'vitest';
import {
  check,
  countRight,
  guessOf,
  letterOf,
  mean,
  PIXELS,
  questionsOf,
  scoreOf,
  type State,
} from '../../../src/figures/guess/game.ts';
import { drawGame, guess, sentencesOf } from '../../../src/figures/guess/still.ts';
import { heldOutFace } from '../../../src/figures/pictures/face.ts';
import { countCells, TestKit } from './kit.ts';

/** A game in which every guess is right, or a place to the right of it. */
function played(seed: number, off = 0): State {
  const guesses = questionsOf(seed).map(({ right }) => letterOf((right + off) % 4));
  return { seed, guesses: guesses.join(''), at: PIXELS };
}

const first = (state: Partial<State> = {}): State => ({ seed: 1, guesses: '', at: 0, ...state });
const draw = (state: State): string => drawGame(state, new TestKit(), 'stage');

describe('the questions', () => {
  test('are twelve of different faces, and the same for everybody who has the seed', () => {
    const questions = questionsOf(7);
    expect(questions).toHaveLength(PIXELS);
    expect(new Set(questions.map(({ face }) => face)).size).toBe(PIXELS);
    expect(questionsOf(7)).toEqual(questions);
    expect(questionsOf(8)).not.toEqual(questions);
  });

  test('offer the right colour at the place that is right', () => {
    for (const { face, pixel, choices, right, likeliest, p } of questionsOf(3)) {
      expect(choices[right]).toBe(heldOutFace(face).tokens[pixel]);
      expect(p[likeliest]).toBe(
        Math.max(...p.filter((_, place) => place !== right), p[likeliest] ?? 0),
      );
    }
  });

  test('have the right colour as often at each of the four places, and so the model’s likeliest', () => {
    const places = [0, 0, 0, 0];
    const likeliest = [0, 0, 0, 0];
    const games = 300;
    for (let seed = 1; seed <= games; seed++)
      for (const question of questionsOf(seed)) {
        places[question.right] = (places[question.right] ?? 0) + 1;
        likeliest[question.likeliest] = (likeliest[question.likeliest] ?? 0) + 1;
      }
    for (const count of [...places, ...likeliest]) {
      expect(count / (games * PIXELS)).toBeGreaterThan(0.22);
      expect(count / (games * PIXELS)).toBeLessThan(0.28);
    }
  });
});

describe('the score', () => {
  test('counts right guesses, and neither wrong ones nor those that were passed', () => {
    expect(countRight(scoreOf(played(1)).you)).toBe(PIXELS);
    expect(countRight(scoreOf(played(1, 1)).you)).toBe(0);
    expect(countRight(scoreOf({ seed: 1, guesses: 'x'.repeat(PIXELS), at: PIXELS }).you)).toBe(0);
    expect(scoreOf(first()).you).toEqual(new Array(PIXELS).fill(undefined));
  });

  test('gives the model the surprise at the right colour, and its likeliest as its guess', () => {
    const [question] = questionsOf(1);
    const { nats, model } = scoreOf(first());
    expect(nats[0]).toBeCloseTo(-Math.log(question?.p[question.right] ?? NaN));
    expect(model[0]).toBe(question?.right === question?.likeliest);
  });

  test('says of a guess who was right and how surprised the model was', () => {
    const { right = 0 } = questionsOf(1)[0] ?? {};
    const nats = scoreOf(first()).nats[0]?.toFixed(2) ?? '';
    expect(sentencesOf(first())).toEqual([]);
    expect(sentencesOf(first({ guesses: letterOf(right) }))[0]).toBe('You: right.');
    expect(sentencesOf(first({ guesses: letterOf((right + 1) % 4) }))[0]).toBe('You: wrong.');
    expect(sentencesOf(first({ guesses: 'x' }))).toContain(`Its surprise: ${nats} nats.`);
    expect(guessOf(first({ guesses: 'x' }), 0)).toBe(-1);
  });
});

describe('the drawing', () => {
  test('asks for one red pixel, and shows neither what it is nor who is right', () => {
    const markup = draw(first());
    expect(countCells(markup, 'red')).toBe(1);
    expect(markup).not.toContain('nats');
    expect(markup).toContain('1 of 12');
  });

  test('shows the score with the pixels at which the two differed', () => {
    const state = played(1);
    const markup = draw(state);
    const { model } = scoreOf(state);
    const missed = PIXELS - countRight(model);
    expect(markup.match(/>you alone</g) ?? []).toHaveLength(missed);
    expect(markup.match(/>both right</g) ?? []).toHaveLength(PIXELS - missed);
    expect(markup).toContain(`>${PIXELS} of 12<`);
    expect(markup).toContain(`>${mean(scoreOf(state).nats).toFixed(2)} nats a pixel<`);
  });

  test('is on paper a finished game, the model beside somebody who repeats the last pixel', () => {
    const markup = guess.still(guess.initial({ seed: '1' }), new TestKit(), 'stage');
    const { model, repeat } = scoreOf(first());
    expect(markup).not.toContain('>You<');
    expect(markup).toContain(`>${countRight(model)} of 12<`);
    expect(markup).toContain(`>${countRight(repeat)} of 12<`);
    expect(countCells(markup, 'red')).toBe(0);
  });
});

test('a game or a guess that does not exist is refused', () => {
  expect(() => guess.initial({ seed: '0' })).toThrow('game must be a whole number from 1 to 999');
  expect(() => check(first({ guesses: 'abe' }))).toThrow('a to d');
  expect(() => check(first({ guesses: 'a'.repeat(13) }))).toThrow('at most 12');
  expect(() => check(first({ guesses: 'ab', at: 3 }))).toThrow('from 0 to 2, not 3');
});
