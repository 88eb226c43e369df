/**
 * What a model can do by now: pictures that it draws, its loss on held-out pictures, where its heads
 * look, and what a linear probe finds in its layers. Each is a generator that yields after a short while,
 * so that learning goes on in between.
 */
import { attentionByOffset } from '../attention.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { sample } from '../sampler.ts';
import { ATTENTION_WINDOW, type Look, type Probe } from '../service/training-messages.ts';
import { asModel } from './as-model.ts';
import { accuracyOf } from './logistic.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import type { PictureSet } from './pictures.ts';

/** The sixteen pictures' seeds: the dice stay the same while the model learns. */
const DICE = Array.from({ length: 16 }, (_, i) => ({ prefix: [], seed: 1 + i }));

/** Pixels of held-out pictures by which a look measures the loss. */
const LOOK_PIXELS = 4096;

/** Pictures whose labels the probe knows. */
const KNOWN = 1000;

/** Read pictures a batch at a time; what is left over at the end is left out. */
function* read(
  network: Network,
  w: Parameters,
  pictures: readonly Uint8Array[],
  visit: (loss: number) => void,
): Generator<undefined, void> {
  const { batch, shape } = network;
  const tokens = new Uint8Array(batch * shape.context);
  for (let i = 0; i + batch <= pictures.length; i += batch) {
    pictures.slice(i, i + batch).forEach((picture, b) => tokens.set(picture, b * shape.context));
    network.forward(w, tokens);
    visit(network.loss(tokens));
    yield undefined;
  }
}

/** Draw sixteen pictures, and measure loss and attention on some held-out pictures. */
export function* look(
  network: Network,
  w: Parameters,
  set: PictureSet,
  kernel: Kernel,
): Generator<undefined, Omit<Look, 'picturesSeen'>> {
  const pictures = set.tokens.slice(0, Math.min(set.heldOut, LOOK_PIXELS / set.side ** 2));
  const losses: number[] = [];
  const maps: number[][][][] = [];
  yield* read(network, w, pictures, (loss) => {
    losses.push(loss);
    maps.push(attentionOf(network, set.side));
  });
  const model = asModel(w, network.shape, kernel);
  const steps = sample(model, DICE, { temperature: 1 });
  let drawn = steps.next();
  for (; !drawn.done; drawn = steps.next()) yield undefined;
  return { heldOutLoss: mean(losses), drawings: drawn.value, attention: meanOf(maps) };
}

/** Return where each layer's heads look in the first picture that the network has just read. */
function attentionOf({ blocks, shape }: Network, side: number): number[][][] {
  const { heads, context } = shape;
  return blocks.map(({ p }) => {
    const weights = p.data;
    return Array.from({ length: heads }, (_, head) => {
      const rows = Array.from({ length: context }, (_, t) => {
        const from = (head * context + t) * context;
        return weights.subarray(from, from + t + 1);
      });
      return attentionByOffset(rows, { side, ...ATTENTION_WINDOW });
    });
  });
}

/**
 * Probe every layer as the paper does (V2 sec. 2.4): a logistic regression on the mean over positions of
 * the normed input of each block, and of the head.
 */
export function* probe(
  network: Network,
  w: Parameters,
  set: PictureSet,
): Generator<undefined, Omit<Probe, 'picturesSeen'>> {
  const features: Float32Array[][] = [];
  const losses: number[] = [];
  const pictures = set.tokens.slice(0, set.heldOut + KNOWN);
  yield* read(network, w, pictures, (loss) => {
    losses.push(loss);
    features.push(...featuresOf(network));
  });
  const accuracy: number[] = [];
  for (let layer = 0; layer <= network.blocks.length; layer++) {
    const ofLayer = features.map((layers) => layers[layer] ?? []);
    const examples = (from: number, to?: number) => ({
      features: ofLayer.slice(from, to),
      labels: set.labels.subarray(from, to),
    });
    const [known, others] = [examples(set.heldOut), examples(0, set.heldOut)];
    accuracy.push(yield* accuracyOf(known, others, set.classes.length));
  }
  return { heldOutLoss: mean(losses.slice(0, set.heldOut / network.batch)), accuracy };
}

/** Return the mean over positions of h^0 to h^L, normed, of each picture that was read last. */
function featuresOf({ blocks, normed, batch, shape }: Network): Float32Array[][] {
  const { context, width } = shape;
  const layers = [...blocks.map((block) => block.normed.data), normed.data];
  return Array.from({ length: batch }, (_, b) =>
    layers.map((rows) => {
      const sum = new Float32Array(width);
      for (let i = b * context * width; i < (b + 1) * context * width; i++) {
        sum[i % width] = (sum[i % width] ?? 0) + (rows[i] ?? 0) / context;
      }
      return sum;
    }),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Average maps of attention, number by number. */
function meanOf(maps: readonly number[][][][]): number[][][] {
  return (maps[0] ?? []).map((heads, l) =>
    heads.map((window, h) => window.map((_, i) => mean(maps.map((map) => map[l]?.[h]?.[i] ?? 0)))),
  );
}
