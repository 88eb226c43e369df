/**
 * Writes assets/data/our-models.json, the numbers of our own models that slides and drawings show:
 * from the models' cards and from what counting achieves on the same pictures.
 * Run by `npx tsx scripts/data/our-models.ts` after a training.
 */
import { readFileSync } from 'node:fs';
import models from '../../assets/data/models.json' with { type: 'json' };
import { writeData } from '../data-file.ts';

const CARD = 'assets/model/faces/card.json';
const BASELINES = 'assets/data/baselines.json';

/** Return the number at a path of keys in a file; throws one sentence where there is none. */
function number(file: string, ...path: readonly string[]): number {
  let value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  for (const key of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  if (typeof value !== 'number') throw new Error(`${file} has no number ${path.join('.')}.`);
  return value;
}

/** Return a number as slides show it, with its source. */
function leaf(value: number, text: string, unit: string, source: string) {
  return { value, text, unit, source, kind: 'measured' };
}

function ofCard(key: string, unit: string, ...path: readonly string[]) {
  const value = number(CARD, ...path, key);
  return leaf(value, value.toLocaleString('en-US'), unit, CARD);
}

/** Return nats with two decimals, small ones with three. */
function nats(value: number, file: string) {
  return leaf(value, value.toFixed(value < 0.2 ? 3 : 2), 'nats a pixel, held-out faces', file);
}

/** The loss that counting achieves on the same pictures. */
function counted(...path: readonly string[]) {
  return nats(number(BASELINES, 'sets', 'faces', ...path), BASELINES);
}

const parameters = number(CARD, 'architecture', 'parameters');
const ratio = models.S.counted.value / parameters;
const colors = number(CARD, 'architecture', 'colors');

const content = {
  about: 'Our own models in numbers, as slides show them.',
  faces: {
    parameters: leaf(parameters, `${(parameters / 1e6).toFixed(2)} M`, 'parameters', CARD),
    timesSmaller: leaf(ratio, ratio.toFixed(0), 'times iGPT-S as counted', `models.json, ${CARD}`),
    layers: ofCard('layers', 'layers', 'architecture'),
    width: ofCard('width', 'numbers a pixel', 'architecture'),
    heads: ofCard('heads', 'heads a layer', 'architecture'),
    colors: ofCard('colors', 'colours', 'architecture'),
    trainingPictures: ofCard('trainingPictures', 'pictures', 'data'),
    heldOutPictures: ofCard('heldOutPictures', 'pictures', 'data'),
    picturesSeen: ofCard('picturesSeen', 'pictures', 'training'),
    batch: ofCard('batch', 'pictures', 'training'),
    minutes: leaf(
      number(CARD, 'training', 'minutes'),
      number(CARD, 'training', 'minutes').toFixed(0),
      'minutes on one processor core',
      CARD,
    ),
    blind: nats(Math.log(colors), `ln ${colors}`),
    unigram: counted('unigram'),
    leftAndUp: counted('leftAndUp'),
    bestCounts: counted('bestCounts'),
    nats: nats(number(CARD, 'heldOut', 'afterRounding'), CARD),
    generator: counted('generatorEntropy', 'atMost'),
  },
};
writeData('our-models', content);
