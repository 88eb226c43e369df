/** The settings of a run. They were chosen on the held-out pictures of the two sets. */
import type { Optimiser, Task } from '../service/training-messages.ts';
import type { Rates } from './optimiser.ts';
import type { Shape } from './parameters.ts';

export interface Recipe {
  readonly shape: Shape;
  readonly optimiser: Optimiser;
  /** The pictures seen in a run, and those of one step. */
  readonly pictures: number;
  readonly batch: number;
  /** The rates rise from zero for this share of the run, and then fall to zero; both linearly. */
  readonly warmUp: number;
  readonly rates: Rates;
  /** A larger gradient is scaled down to this length. */
  readonly clip: number;
  /** The standard deviation of the blocks' matrices at the start. */
  readonly deviation: number;
  /** The share of the mean of the weights that a step keeps. */
  readonly keep: number;
}

const SIZE = { layers: 4, width: 32, heads: 4 };

const TASKS = {
  faces: { shape: { ...SIZE, colors: 16, context: 256 }, pictures: 4000, batch: 2, keep: 0.985 },
  digits: { shape: { ...SIZE, colors: 4, context: 64 }, pictures: 10_000, batch: 8, keep: 0.97 },
} as const;

const OPTIMISERS = {
  muon: { warmUp: 0.05, rates: { muon: 0.02, adam: 0.01 }, deviation: 1 / Math.sqrt(SIZE.width) },
  adamw: { warmUp: 0.2, rates: { muon: 0, adam: 0.004 }, deviation: 0.1 },
};

export function recipeOf(task: Task, optimiser: Optimiser): Recipe {
  return { ...TASKS[task], ...OPTIMISERS[optimiser], optimiser, clip: 1 };
}
