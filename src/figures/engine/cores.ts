/** Processor cores, shared by the workers that run models and the one in which a network learns. */

/** More workers would be slowed down by what they share, and need more memory. */
const MOST = 4;

let isLearning = false;

/** Say whether a network learns now, which takes a core. */
export function leaveACore(learns: boolean): void {
  isLearning = learns;
}

/**
 * Return how many workers may run models: one core is left to the page, and one to learning. Of two cores
 * both are used, since the page waits while the models work.
 */
export function coresForModels(): number {
  const cores = navigator.hardwareConcurrency || 1;
  const spare = (cores === 2 ? 2 : cores - 1) - (isLearning ? 1 : 0);
  return Math.min(MOST, Math.max(1, spare));
}
