/**
 * Trains the two small models of the talk in Node and writes assets/data/learning-run.json: what the same
 * runs show in the tab. Run by `npx tsx scripts/record-run.ts`; it takes about two minutes.
 * `npx tsx scripts/record-run.ts digits` keeps the run of the faces.
 */
import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { simdKernel } from '../src/igpt/kernel/simd.ts';
import type { Task } from '../src/igpt/service/training-messages.ts';
import { look, probe } from '../src/igpt/training/examine.ts';
import { accuracyOf } from '../src/igpt/training/logistic.ts';
import {
  countOf,
  fillNormal,
  newParameters,
  type Parameters,
} from '../src/igpt/training/parameters.ts';
import type { PictureSet } from '../src/igpt/training/pictures.ts';
import { recipeOf } from '../src/igpt/training/recipe.ts';
import { Trainer } from '../src/igpt/training/trainer.ts';
import { seeded } from '../src/igpt/random.ts';
import { rounded, writeData } from './data-file.ts';
import { trainingArithmetic, trainingSet } from './training-set.ts';

const SEED = 1;

/** Steps after which the hash of the weights is kept, for tests in other browsers. */
const HASHED_STEP = 300;

/** The losses of so many first steps are kept in full, for a test. */
const FIRST_STEPS = 20;

/** The pictures seen at which the model is looked at, and at which it is probed. */
const MARKS = {
  faces: { looks: [0, 250, 1000, 2250, 4000], probes: [0, 500, 1000, 2000, 4000] },
  digits: {
    looks: [0, 320, 2000, 5000, 10_000],
    probes: [0, 320, 640, 1280, 2000, 2560, 5000, 7520, 10_000],
  },
};

/** Numbers of the curve of the loss. */
const POINTS = 100;

const kernel = await simdKernel(readFileSync('src/igpt/kernel/kernel.wasm'));
const [nats, share] = [rounded(4), rounded(4)];

/** Return the runs of the file as it is. */
function before(): object {
  const file = JSON.parse(readFileSync('assets/data/learning-run.json', 'utf8')) as {
    readonly runs: object;
  };
  return file.runs;
}

/** Run a generator to its end. */
function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function hashOf({ all }: Parameters): string {
  const { buffer, byteOffset, byteLength } = all.data;
  return bytesToHex(sha256(new Uint8Array(buffer, byteOffset, byteLength)));
}

async function record(task: Task): Promise<object> {
  const [set, by] = [await trainingSet(task), await trainingArithmetic()];
  const recipe = recipeOf(task, 'muon');
  const copy = newParameters(by, recipe.shape);
  const trainer = new Trainer(by, recipe, set.tokens.slice(set.heldOut), SEED);
  const { network, mean, weights } = trainer;
  const [first, curve, looks, probes]: [number[], number[][], object[], object[]] = [
    [],
    [],
    [],
    [],
  ];
  let [sum, since, hash] = [0, 0, ''];
  for (;;) {
    const { picturesSeen, step } = trainer;
    if (step === HASHED_STEP) hash = hashOf(weights);
    if (MARKS[task].looks.includes(picturesSeen)) {
      const { heldOutLoss, drawings } = finish(look(network, mean, set, kernel));
      kernel.clear();
      looks.push({
        picturesSeen,
        heldOutLoss: nats(heldOutLoss),
        drawings: drawings.map((picture) => picture.map((token) => token.toString(16)).join('')),
      });
    }
    if (MARKS[task].probes.includes(picturesSeen)) {
      const { heldOutLoss, accuracy } = finish(probe(network, mean, set));
      probes.push({ picturesSeen, heldOutLoss: nats(heldOutLoss), accuracy: accuracy.map(share) });
      console.log(task, picturesSeen, heldOutLoss, accuracy);
    }
    if (trainer.ended) break;
    const loss = trainer.learn();
    if (first.length < FIRST_STEPS) first.push(loss);
    sum += loss;
    since += 1;
    if (trainer.picturesSeen * POINTS >= (curve.length + 1) * recipe.pictures || trainer.ended) {
      curve.push([trainer.picturesSeen, nats(sum / since)]);
      [sum, since] = [0, 0];
    }
  }
  const final = hashOf(weights);
  untrained(copy, recipe.deviation);
  return {
    seed: SEED,
    optimiser: recipe.optimiser,
    pictures: recipe.pictures,
    batch: recipe.batch,
    parameters: countOf(recipe.shape),
    layers: recipe.shape.layers,
    heads: recipe.shape.heads,
    side: set.side,
    colors: set.colors,
    counting: set.counting,
    classes: set.classes.length,
    heldOutPictures: set.heldOut,
    hashes: { [HASHED_STEP]: hash, [trainer.step]: final },
    firstLosses: first,
    curve,
    looks,
    probes,
    rawPixels: share(rawPixels(set)),
    untrained: finish(probe(network, copy, set)).accuracy.map(share),
  };
}

/** Set random weights everywhere, for positions and on the residual path as well. */
function untrained(w: Parameters, deviation: number): void {
  const random = seeded(SEED);
  for (const tensor of [w.token, w.start, w.position]) fillNormal(tensor, 0.3, random);
  for (const tensor of w.matrices) fillNormal(tensor, deviation, random);
  for (const gain of [w.gain, ...w.blocks.flatMap((b) => [b.attentionGain, b.mlpGain])])
    gain.data.fill(1);
}

/** Return the accuracy of the same classifier on the pixels themselves: their red, green and blue. */
function rawPixels({ tokens, labels, colors, classes, heldOut }: PictureSet): number {
  const levels = colors.map((color) =>
    [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)),
  );
  const isGrey = levels.every(([r, g, b]) => r === g && g === b);
  const features = tokens
    .slice(0, heldOut + 1000)
    .map((picture) =>
      Array.from(picture).flatMap((token) => (levels[token] ?? []).slice(0, isGrey ? 1 : 3)),
    );
  const examples = (from: number, to?: number) => ({
    features: features.slice(from, to),
    labels: labels.subarray(from, to),
  });
  return finish(accuracyOf(examples(heldOut), examples(0, heldOut), classes.length));
}

const tasks = process.argv.slice(2);
const runs: Record<string, unknown> = tasks.length > 0 ? { ...before() } : {};
for (const task of ['faces', 'digits'] as const) {
  if (tasks.length === 0 || tasks.includes(task)) runs[task] = await record(task);
}
writeData('learning-run', {
  about: `Two runs of the small models that learn in the tab, by the same engine in Node; one run each. curve: pictures seen and the mean loss of the training pictures since the point before. looks: sixteen drawings from fixed dice, a hexadecimal digit a pixel. probes: the share of 400 held-out pictures whose class (digit, hair style) a linear probe of h^0 to h^L finds, from 1,000 known ones. rawPixels, untrained: the same probe on the pixels, and by layer on a network with random weights and random position vectors. counting: losses of predictors that only count.`,
  kind: 'computed',
  source: 'scripts/record-run.ts, on assets/training',
  unit: 'nats a pixel; share of held-out pictures',
  runs,
});
