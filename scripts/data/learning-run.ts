/**
 * Trains one of the two small models in Node, and keeps what the same run shows in the tab. A task and a
 * seed give the same numbers on every machine.
 */
import { readFileSync } from 'node:fs';
import { simdKernel } from '../../src/igpt/kernel/simd.ts';
import type { Task } from '../../src/igpt/service/training-messages.ts';
import { Examiner } from '../../src/igpt/training/examine.ts';
import { hashOf } from '../../src/igpt/training/parameters.ts';
import { recipeOf } from '../../src/igpt/training/recipe.ts';
import { Trainer } from '../../src/igpt/training/trainer.ts';
import { rounded } from '../data-file.ts';
import { trainingArithmetic, trainingSet } from './training-set.ts';

/** The pictures seen at which the model is looked at, and at which it is probed. */
export interface Marks {
  readonly looks: readonly number[];
  readonly probes: readonly number[];
}

/** What a run showed. */
export interface LearningRun {
  /** By the number of steps: the SHA-256 of the weights, for tests in other browsers. */
  readonly hashes: Readonly<Record<number, string>>;
  /** The losses of the first steps, in full. */
  readonly firstLosses: readonly number[];
  /** Pictures seen, and the mean loss since the point before. */
  readonly curve: readonly (readonly number[])[];
  readonly looks: readonly {
    readonly picturesSeen: number;
    readonly heldOutLoss: number;
    readonly drawings: readonly string[];
  }[];
  readonly probes: readonly {
    readonly picturesSeen: number;
    readonly heldOutLoss: number;
    readonly accuracy: readonly number[];
  }[];
}

const HASHED_STEP = 300;
const FIRST_STEPS = 20;

/** The number of points of the curve. */
const POINTS = 100;

const kernel = await simdKernel(readFileSync('src/igpt/kernel/kernel.wasm'));
const [nats, share] = [rounded(4), rounded(4)];

/** Run a generator to its end. */
export function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Train a model to its end. */
export async function trainRun(task: Task, seed: number, marks: Marks): Promise<LearningRun> {
  const set = await trainingSet(task);
  const recipe = recipeOf(task, 'muon');
  const pictures = set.tokens.slice(set.heldOut);
  const by = await trainingArithmetic();
  const trainer = new Trainer(by, recipe, pictures, seed);
  const { network, mean, weights } = trainer;
  const examiner = new Examiner(by, network, set, kernel);
  const hashes: Record<number, string> = {};
  const firstLosses: number[] = [];
  const curve: LearningRun['curve'][number][] = [];
  const looks: LearningRun['looks'][number][] = [];
  const probes: LearningRun['probes'][number][] = [];
  let [sum, since] = [0, 0];
  for (;;) {
    const { picturesSeen, step, ended } = trainer;
    if (step === HASHED_STEP || ended) hashes[step] = hashOf(weights);
    if (marks.looks.includes(picturesSeen)) {
      const { heldOutLoss, drawings } = finish(examiner.look(mean));
      looks.push({
        picturesSeen,
        heldOutLoss: nats(heldOutLoss),
        drawings: drawings.map((picture) => picture.map((token) => token.toString(16)).join('')),
      });
    }
    if (marks.probes.includes(picturesSeen)) {
      const { heldOutLoss, accuracy } = finish(examiner.probe(mean));
      probes.push({ picturesSeen, heldOutLoss: nats(heldOutLoss), accuracy: accuracy.map(share) });
      console.error(task, seed, picturesSeen, heldOutLoss, accuracy);
    }
    if (ended) return { hashes, firstLosses, curve, looks, probes };
    const loss = trainer.learn();
    if (firstLosses.length < FIRST_STEPS) firstLosses.push(loss);
    sum += loss;
    since += 1;
    if (trainer.picturesSeen * POINTS >= (curve.length + 1) * recipe.pictures || trainer.ended) {
      curve.push([trainer.picturesSeen, nats(sum / since)]);
      [sum, since] = [0, 0];
    }
  }
}
