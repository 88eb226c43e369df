/**
 * Trains the two small models of the talk in Node and writes assets/data/learning-run.json: what the same
 * runs show in the tab. Run by `npx tsx scripts/data/record-run.ts`; it takes about two minutes.
 * `npx tsx scripts/data/record-run.ts digits` keeps the run of the faces.
 */
import { readFileSync } from 'node:fs';
import { plain } from '../../src/igpt/kernel/kernel.ts';
import type { Task } from '../../src/igpt/service/training-messages.ts';
import { Examiner, KNOWN } from '../../src/igpt/training/examine.ts';
import { Classifier } from '../../src/igpt/training/logistic.ts';
import { Network } from '../../src/igpt/training/network.ts';
import {
  countOf,
  fillNormal,
  newParameters,
  type Parameters,
} from '../../src/igpt/training/parameters.ts';
import type { PictureSet } from '../../src/igpt/training/pictures.ts';
import { recipeOf, type Recipe } from '../../src/igpt/training/recipe.ts';
import { seeded } from '../../src/igpt/random.ts';
import { rounded, writeData } from '../data-file.ts';
import { finish, trainRun } from './learning-run.ts';
import { trainingArithmetic, trainingSet } from './training-set.ts';

const SEED = 1;

/** The pictures seen at which the model is looked at, and at which it is probed. */
const MARKS = {
  faces: { looks: [0, 250, 1000, 2250, 4000], probes: [0, 500, 1000, 2000, 4000] },
  digits: {
    looks: [0, 320, 2000, 5000, 10_000],
    probes: [0, 320, 640, 1280, 2000, 2560, 5000, 7520, 10_000],
  },
};

const share = rounded(4);

/** Return the runs of the file as it is. */
function before(): object {
  const file = JSON.parse(readFileSync('assets/data/learning-run.json', 'utf8')) as {
    readonly runs: object;
  };
  return file.runs;
}

/** Return a run with its setting and its controls. */
async function record(task: Task): Promise<object> {
  const set = await trainingSet(task);
  const recipe = recipeOf(task, 'muon');
  const { shape } = recipe;
  return {
    seed: SEED,
    optimiser: recipe.optimiser,
    pictures: recipe.pictures,
    batch: recipe.batch,
    parameters: countOf(shape),
    layers: shape.layers,
    heads: shape.heads,
    side: set.side,
    colors: set.colors,
    counting: set.counting,
    classes: set.classes.length,
    heldOutPictures: set.heldOut,
    ...(await trainRun(task, SEED, MARKS[task])),
    rawPixels: share(await rawPixels(set)),
    untrained: (await untrained(set, recipe)).map(share),
  };
}

/** Probe a network with random weights everywhere, for positions and on the residual path as well. */
async function untrained(
  set: PictureSet,
  { shape, batch, deviation }: Recipe,
): Promise<readonly number[]> {
  const by = await trainingArithmetic();
  const w: Parameters = newParameters(by, shape);
  const random = seeded(SEED);
  for (const tensor of [w.token, w.start, w.position]) fillNormal(tensor, 0.3, random);
  for (const tensor of w.matrices) fillNormal(tensor, deviation, random);
  for (const gain of [w.gain, ...w.blocks.flatMap((b) => [b.attentionGain, b.mlpGain])])
    gain.data.fill(1);
  return finish(new Examiner(by, new Network(by, shape, batch), set, plain).probe(w)).accuracy;
}

/** Return the accuracy of the same classifier on the pixels themselves: their red, green and blue. */
async function rawPixels({
  tokens,
  labels,
  colors,
  classes,
  heldOut,
}: PictureSet): Promise<number> {
  const levels = colors.map((color) =>
    [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)),
  );
  const isGrey = levels.every(([r, g, b]) => r === g && g === b);
  const features = tokens
    .slice(0, heldOut + KNOWN)
    .map((picture) =>
      Array.from(picture).flatMap((token) => (levels[token] ?? []).slice(0, isGrey ? 1 : 3)),
    );
  const examples = (from: number, to?: number) => ({
    features: features.slice(from, to),
    labels: labels.subarray(from, to),
  });
  const size = [KNOWN, features[0]?.length ?? 0, classes.length] as const;
  const classifier = new Classifier(await trainingArithmetic(), ...size);
  return finish(classifier.accuracy(examples(heldOut), examples(0, heldOut)));
}

const tasks = process.argv.slice(2);
const runs: Record<string, unknown> = tasks.length > 0 ? { ...before() } : {};
for (const task of ['faces', 'digits'] as const) {
  if (tasks.length === 0 || tasks.includes(task)) runs[task] = await record(task);
}
writeData('learning-run', {
  about: `Two runs of the small models that learn in the tab, by the same engine in Node; one run each. curve: pictures seen and the mean loss of the training pictures since the point before. looks: sixteen drawings from fixed dice, a hexadecimal digit a pixel. probes: the share of 400 held-out pictures whose class (digit, hair style) a linear probe of h^0 to h^L finds, from 1,000 known ones. rawPixels, untrained: the same probe on the pixels, and by layer on a network with random weights and random position vectors. counting: losses of predictors that only count.`,
  kind: 'computed',
  source: 'scripts/data/record-run.ts, on assets/training',
  unit: 'nats a pixel; share of held-out pictures',
  runs,
});
