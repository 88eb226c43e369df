/**
 * What a model can do by now: pictures that it draws, its loss on held-out pictures, where its heads
 * look, and what a linear probe finds in its layers. Each is a generator that yields after a short while,
 * so that learning goes on in between.
 */
import { attentionByOffset } from '../attention.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { sample } from '../sampler.ts';
import { ATTENTION_WINDOW, type Look, type Probe } from '../service/training-messages.ts';
import type { Arithmetic } from './arithmetic.ts';
import { asModel } from './as-model.ts';
import { Classifier } from './logistic.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import type { PictureSet } from './pictures.ts';

/** The sixteen pictures' seeds: the dice stay the same while the model learns. */
const DICE = Array.from({ length: 16 }, (_, i) => ({ prefix: [], seed: 1 + i }));

/** Pixels of held-out pictures by which a look measures the loss. */
const LOOK_PIXELS = 4096;

/** Pictures whose labels the probe knows. */
export const KNOWN = 1000;

/** Examines the weights of a network that learns from a set of pictures. */
export class Examiner {
  readonly #network: Network;
  readonly #set: PictureSet;
  readonly #kernel: Kernel;
  readonly #classifier: Classifier;

  /** @param kernel - the one to draw with */
  constructor(by: Arithmetic, network: Network, set: PictureSet, kernel: Kernel) {
    this.#network = network;
    this.#set = set;
    this.#kernel = kernel;
    this.#classifier = new Classifier(by, KNOWN, network.shape.width, set.classes.length);
  }

  /** Draw sixteen pictures, and measure loss and attention on some held-out pictures. */
  *look(w: Parameters): Generator<undefined, Omit<Look, 'picturesSeen'>> {
    const { side, heldOut } = this.#set;
    const losses: number[] = [];
    const maps: number[][][][] = [];
    yield* this.#read(w, Math.min(heldOut, LOOK_PIXELS / side ** 2), (loss) => {
      losses.push(loss);
      maps.push(attentionOf(this.#network, side));
    });
    const model = asModel(w, this.#network.shape, this.#kernel);
    const steps = sample(model, DICE, { temperature: 1 });
    let drawn = steps.next();
    for (; !drawn.done; drawn = steps.next()) yield undefined;
    this.#kernel.clear();
    return { heldOutLoss: mean(losses), drawings: drawn.value, attention: meanOf(maps) };
  }

  /**
   * Probe every layer as the paper does (V2 sec. 2.4): a logistic regression on the mean over positions
   * of the normed input of each block, and of the head.
   */
  *probe(w: Parameters): Generator<undefined, Omit<Probe, 'picturesSeen'>> {
    const { heldOut, labels } = this.#set;
    const features: Float32Array[][] = [];
    const losses: number[] = [];
    yield* this.#read(w, heldOut + KNOWN, (loss) => {
      losses.push(loss);
      features.push(...featuresOf(this.#network));
    });
    const accuracy: number[] = [];
    for (let layer = 0; layer <= this.#network.blocks.length; layer++) {
      const ofLayer = features.map((layers) => layers[layer] ?? []);
      const examples = (from: number, to: number) => ({
        features: ofLayer.slice(from, to),
        labels: labels.subarray(from, to),
      });
      const known = examples(heldOut, heldOut + KNOWN);
      accuracy.push(yield* this.#classifier.accuracy(known, examples(0, heldOut)));
    }
    return { heldOutLoss: mean(losses.slice(0, heldOut / this.#network.batch)), accuracy };
  }

  /** Read the first pictures, a batch at a time; `visit` is called after each batch with its loss. */
  *#read(w: Parameters, count: number, visit: (loss: number) => void): Generator<undefined, void> {
    const { batch, shape } = this.#network;
    const tokens = new Uint8Array(batch * shape.context);
    for (let i = 0; i + batch <= count; i += batch) {
      const pictures = this.#set.tokens.slice(i, i + batch);
      pictures.forEach((picture, b) => tokens.set(picture, b * shape.context));
      this.#network.forward(w, tokens);
      visit(this.#network.loss(tokens));
      yield undefined;
    }
  }
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

/** Return the mean over positions of h^0 to h^L, normed, of each picture that was read last. */
function featuresOf({ blocks, normed, batch, shape }: Network): Float32Array[][] {
  const { context, width } = shape;
  const layers = [...blocks.map((block) => block.normed.data), normed.data];
  return Array.from({ length: batch }, (_, b) =>
    layers.map((rows) => {
      const sum = new Float32Array(width);
      for (let t = b * context; t < (b + 1) * context; t++) {
        for (let c = 0; c < width; c++) {
          sum[c] = (sum[c] ?? 0) + (rows[t * width + c] ?? 0) / context;
        }
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
