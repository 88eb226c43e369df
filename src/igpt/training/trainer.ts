/** Learning: the loop that turns pictures into weights. */
import type { Arithmetic } from './arithmetic.ts';
import { batches } from './batches.ts';
import { Network } from './network.ts';
import { lengthOf, newOptimiser, type Update } from './optimiser.ts';
import { initialise, newParameters, type Parameters } from './parameters.ts';
import type { Recipe } from './recipe.ts';

/** A model that learns from pictures in an order that its seed gives. */
export class Trainer {
  readonly recipe: Recipe;
  readonly network: Network;
  readonly weights: Parameters;
  /** The running mean of the weights, by which the model is judged and draws. */
  readonly mean: Parameters;
  #step = 0;
  readonly #by: Arithmetic;
  readonly #gradients: Parameters;
  readonly #update: Update;
  readonly #batches: Generator<Uint8Array, never>;

  /** @param pictures - those to learn from, T tokens each */
  constructor(by: Arithmetic, recipe: Recipe, pictures: readonly Uint8Array[], seed: number) {
    const { shape, batch, optimiser, rates, deviation } = recipe;
    this.recipe = recipe;
    this.#by = by;
    this.#batches = batches(pictures, batch, seed);
    this.weights = newParameters(by, shape);
    this.mean = newParameters(by, shape);
    this.#gradients = newParameters(by, shape);
    this.network = new Network(by, shape, batch);
    this.#update = newOptimiser(by, shape, optimiser, rates);
    initialise(this.weights, seed, deviation);
    this.mean.all.data.set(this.weights.all.data);
  }

  get step(): number {
    return this.#step;
  }

  get picturesSeen(): number {
    return this.#step * this.recipe.batch;
  }

  get ended(): boolean {
    return this.picturesSeen >= this.recipe.pictures;
  }

  /** Learn from the next few pictures and return their loss before that, in nats a pixel. */
  learn(): number {
    const { network, weights, recipe } = this;
    const gradients = this.#gradients;
    const pictures = this.#batches.next().value;
    network.forward(weights, pictures);
    const loss = network.loss(pictures);
    network.backward(weights, pictures, gradients);
    clip(gradients.all.data, recipe.clip);
    this.#step++;
    this.#update(weights, gradients, this.#share());
    this.#updateMean();
    return loss;
  }

  /** Return the present share of the full rates. */
  #share(): number {
    const { pictures, warmUp } = this.recipe;
    const done = this.picturesSeen / pictures;
    return Math.min(done / warmUp, Math.max(0, 1 - done) / (1 - warmUp));
  }

  #updateMean(): void {
    const { keep } = this.recipe;
    const [mean, weights] = [this.mean.all, this.weights.all];
    this.#by.run.blend(keep, mean.address, 1 - keep, weights.address, mean.count, mean.address);
  }
}

/** Scale a gradient down to this length if it is longer. */
function clip(gradient: Float32Array, longest: number): void {
  const scale = longest / lengthOf(gradient);
  if (!(scale < 1)) return;
  for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) * scale;
}
