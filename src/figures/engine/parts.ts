import type { TimedStep } from '../../igpt/service/messages.ts';
import type { Sample } from '../../igpt/sampler.ts';
import type { Drawing } from './drawing.ts';
import { WorkerDied } from './engine.ts';

/**
 * Draw pictures in several parts side by side. If the worker of one part dies, all are begun again, once.
 * @param begin - begin to draw pictures in parts, in their order and all but the last equally large
 * @param load - load the model again
 */
export function drawInParts(
  samples: readonly Sample[],
  begin: (samples: readonly Sample[]) => readonly Drawing[],
  load: () => Promise<void>,
): Drawing {
  // Each picture has a seed of its own: it goes on from any pixel as it would have without a break.
  const now = samples.map(({ prefix, seed }) => ({ prefix: Array.from(prefix), seed }));
  let parts = begin(samples);
  /** The number of pixels that were asked for and are not there. */
  let due = 0;
  let isCancelled = false;

  function draw(pixels: number, byHand?: readonly (number | undefined)[]): void {
    due += pixels;
    byHand?.forEach((token, i) => token !== undefined && now[i]?.prefix.splice(-1, 1, token));
    const each = Math.ceil(samples.length / parts.length);
    parts.forEach((part, i) => part.draw(pixels, byHand?.slice(i * each, (i + 1) * each)));
  }

  function cancel(): void {
    isCancelled = true;
    for (const part of parts) part.cancel();
  }

  async function* allSteps(): AsyncGenerator<TimedStep> {
    try {
      yield* stepsOfParts();
    } catch (error) {
      if (!(error instanceof WorkerDied) || due === 0) throw error;
      for (const part of parts) part.cancel();
      await load();
      if (isCancelled) return;
      parts = begin(now);
      for (const part of parts) part.draw(due);
      yield* stepsOfParts();
    } finally {
      cancel();
    }
  }

  /** Give each step when all parts have it. */
  async function* stepsOfParts(): AsyncGenerator<TimedStep> {
    const all = parts.map((part) => part[Symbol.asyncIterator]());
    for (;;) {
      const results = await Promise.all(all.map((steps) => steps.next()));
      const steps = results.flatMap(({ done, value }) => (done ? [] : [value]));
      const [first] = steps;
      if (!first || steps.length < all.length) return;
      const tokens = steps.flatMap((step) => step.tokens);
      tokens.forEach((token, i) => now[i]?.prefix.push(token));
      due -= 1;
      const probabilities = steps.flatMap((step) => step.probabilities);
      const milliseconds = Math.max(...steps.map((step) => step.milliseconds));
      yield { index: first.index, tokens, probabilities, milliseconds };
    }
  }

  const steps = allSteps();
  return { draw, cancel, [Symbol.asyncIterator]: () => steps };
}
