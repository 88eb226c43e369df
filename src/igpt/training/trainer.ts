/** Learning: the loop that turns pictures into weights. */
import { shuffled } from '../random.ts';
import type { Arithmetic } from './arithmetic.ts';
import { Network } from './network.ts';
import { lengthOf, newOptimiser, type Update } from './optimiser.ts';
import { initialise, newParameters, type Parameters, type Shape } from './parameters.ts';
import type { Recipe } from './recipe.ts';

/** A model that learns from pictures in an order that its seed gives. */
export class Trainer {
  readonly shape: Shape;
  readonly recipe: Recipe;
  readonly network: Network;
  readonly weights: Parameters;
  /** The running mean of the weights, by which the model is judged and draws. */
  readonly mean: Parameters;
  #step = 0;
  readonly #by: Arithmetic;
  readonly #gradients: Parameters;
  readonly #update: Update;
  readonly #pictures: readonly Uint8Array[];
  readonly #seed: number;
  readonly #batch: Uint8Array;
  /** The order of the pictures in the present round, and how many of it were taken. */
  #order: readonly number[] = [];
  #taken = 0;
  #round = 0;

  /** @param pictures - those to learn from, T tokens each */
  constructor(by: Arithmetic, recipe: Recipe, pictures: readonly Uint8Array[], seed: number) {
    const { shape, batch } = recipe;
    this.shape = shape;
    this.recipe = recipe;
    this.#by = by;
    this.#pictures = pictures;
    this.#seed = seed;
    this.#batch = new Uint8Array(batch * shape.context);
    this.weights = newParameters(by, shape);
    this.mean = newParameters(by, shape);
    this.#gradients = newParameters(by, shape);
    this.network = new Network(by, shape, batch);
    this.#update = newOptimiser(by, shape, recipe.optimiser, recipe.rates);
    initialise(this.weights, seed, recipe.deviation);
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
    this.#takeBatch();
    const { network, weights } = this;
    const gradients = this.#gradients;
    network.forward(weights, this.#batch);
    const loss = network.loss(this.#batch);
    network.backward(weights, this.#batch, gradients);
    clip(gradients.all.data, this.recipe.clip);
    this.#step++;
    this.#update(weights, gradients, this.#share());
    this.#updateMean();
    return loss;
  }

  /** Take the next pictures; once all were taken, they come again in another order. */
  #takeBatch(): void {
    const { context } = this.shape;
    for (let b = 0; b < this.recipe.batch; b++) {
      if (this.#taken === this.#order.length) {
        this.#order = shuffled([...this.#pictures.keys()], this.#seed + ++this.#round);
        this.#taken = 0;
      }
      const picture = this.#pictures[this.#order[this.#taken++] ?? 0];
      if (picture) this.#batch.set(picture, b * context);
    }
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
