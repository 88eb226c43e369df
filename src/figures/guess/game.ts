import data from '../../../assets/data/guess.json' with { type: 'json' };
import { shuffled } from '../../igpt/random.ts';
import { heldOutFace } from '../pictures/face.ts';
import { checkRange } from '../../kit/numbers.ts';

/** How many pixels a game asks for. */
export const PIXELS = 12;

/** How many colours there are to choose from. */
export const CHOICES = 4;

export const SEEDS = { min: 1, max: 999 };

export type State = {
  /** Of the questions and of the order of their colours: a room with one seed has one game. */
  readonly seed: number;
  /** A letter for each pixel so far: a to d, the place of the colour that was chosen, or x, none. */
  readonly guesses: string;
  /** The pixel that is shown, from 0 on; after the last one comes the score. */
  readonly at: number;
};

/** A pixel that is asked for. */
export interface Question {
  /** A held-out face, from 0 on. */
  readonly face: number;
  readonly pixel: number;
  /** Tokens in the order in which they are offered. */
  readonly choices: readonly number[];
  /** What the model gives each of them. */
  readonly p: readonly number[];
  /** The place of the right one, of the model's likeliest, and of the colour of the pixel before. */
  readonly right: number;
  readonly likeliest: number;
  readonly before: number;
}

/** Who of several was right at each pixel; undefined where somebody has not guessed. */
export interface Score {
  readonly you: readonly (boolean | undefined)[];
  readonly model: readonly boolean[];
  /** Somebody who always repeats the pixel before. */
  readonly repeat: readonly boolean[];
  /** The surprise of the model at each pixel, -ln p. */
  readonly nats: readonly number[];
}

/** Return the state; throw one sentence where there is no such game. */
export function check(state: State): State {
  const { seed, guesses, at } = state;
  checkRange('game', seed, SEEDS);
  if (!/^[a-dx]*$/.test(guesses) || guesses.length > PIXELS)
    throw new Error(`Guesses are at most ${PIXELS} letters: a to d, or x.`);
  checkRange('pixel that is shown', at, { min: 0, max: guesses.length });
  return state;
}

/** Return the questions of a game, each of another face. */
export function questionsOf(seed: number): Question[] {
  const faces = new Set<number>();
  return shuffled([...data.questions.keys()], seed)
    .flatMap((i) => data.questions[i] ?? [])
    .filter(({ face }) => !faces.has(face) && faces.add(face))
    .slice(0, PIXELS)
    .map(({ face, pixel, tokens, p, right }, i) => {
      const order = shuffled([...tokens.keys()], PIXELS * seed + i);
      const choices = order.map((place) => tokens[place] ?? -1);
      return {
        face,
        pixel,
        choices,
        p: order.map((place) => p[place] ?? NaN),
        right: order.indexOf(right),
        likeliest: order.indexOf(0),
        before: choices.indexOf(heldOutFace(face).tokens[pixel - 1] ?? -1),
      };
    });
}

/** Return the letter of a place, from 0 on. */
export function letterOf(place: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + place);
}

/** Return the place that was chosen for a pixel; -1 for none, undefined where it is still asked for. */
export function guessOf({ guesses }: State, pixel: number): number | undefined {
  const letter = guesses[pixel];
  return letter === undefined ? undefined : 'abcd'.indexOf(letter);
}

/** Return who was right, pixel by pixel. */
export function scoreOf(state: State): Score {
  const questions = questionsOf(state.seed);
  return {
    you: questions.map(({ right }, i) => {
      const guess = guessOf(state, i);
      return guess === undefined ? undefined : guess === right;
    }),
    model: questions.map(({ right, likeliest }) => likeliest === right),
    repeat: questions.map(({ right, before }) => before === right),
    nats: questions.map(({ right, p }) => -Math.log(p[right] ?? NaN)),
  };
}

/** Return how many were right. */
export function countRight(list: readonly (boolean | undefined)[]): number {
  return list.filter((isRight) => isRight).length;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
