/**
 * Measure how fast a small model learns in Chromium: training steps alone, by SIMD, in plain TypeScript
 * and by TensorFlow.js; and whole runs in the deck's worker, with all that a slide shows.
 */
import type { Browser, Page } from '@playwright/test';
import { rounded } from '../scripts/data-file.ts';
import type { Task } from '../src/igpt/service/training-messages.ts';
import { recipeOf } from '../src/igpt/training/recipe.ts';
import { countOf } from '../src/igpt/training/parameters.ts';
import type {} from './page/main.ts';
import type { Way } from './page/steps.ts';
import type { TrainingTimes } from './page/training.ts';
import { rendererProcesses, slowedDown } from './processes.ts';
import type { Stage } from './stage.ts';

/** Held-out losses, in nats a pixel, whose time is measured. */
const LOSSES = { digits: [0.75, 0.65, 0.59], faces: [0.8, 0.4, 0.3] } as const;

const WAYS: readonly Way[] = ['simd', 'plain', 'tensorflow'];

/** Rounds of steps, and the seconds of each. */
const [ROUNDS, SECONDS] = [3, 2];

/** The slower processor: so many times. */
const SLOWER = 4;

const short = rounded(1);

/** Return the measurements of both models. */
export async function training({ browser, url }: Stage): Promise<object> {
  const page = await browser.newPage();
  await page.goto(url);
  const result: Record<string, object> = {};
  for (const task of ['digits', 'faces'] as const) {
    result[task] = {
      steps: await timeSteps(browser, page, task),
      run: await timeRun(browser, page, task),
      slowedDown: await slowedDown(browser, SLOWER, () => timeRun(browser, page, task, true)),
    };
  }
  await page.close();
  return result;
}

/** Time the ways in turns, so that other load on the machine affects all; the best of some rounds. */
async function timeSteps(browser: Browser, page: Page, task: Task): Promise<object> {
  const perSecond = { simd: 0, plain: 0, tensorflow: 0 };
  const perProcessorSecond = { simd: 0, plain: 0, tensorflow: 0 };
  const losses: Record<string, readonly number[]> = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of WAYS) {
      const args = [task, way] as const;
      losses[way] = await page.evaluate((it) => window.bench.openSteps(...it), args);
      const before = await rendererProcesses(browser);
      const { steps, seconds } = await page.evaluate((it) => window.bench.runSteps(it), SECONDS);
      const after = await rendererProcesses(browser);
      await page.evaluate(() => window.bench.closeSteps());
      const pictures = steps * recipeOf(task, 'muon').batch;
      const busy = after.processorSeconds - before.processorSeconds;
      perSecond[way] = Math.max(perSecond[way], pictures / seconds);
      perProcessorSecond[way] = Math.max(perProcessorSecond[way], pictures / busy);
    }
  }
  const { simd, plain, tensorflow } = perProcessorSecond;
  return {
    picturesASecond: mapped(perSecond, short),
    // On a busy machine the worker has a part of a core only: this leaves out when it has none.
    picturesAProcessorSecond: mapped(perProcessorSecond, short),
    gigaflopsAProcessorSecond: mapped(perProcessorSecond, (speed) =>
      short((speed * flopsOf(task)) / 1e9),
    ),
    timesAsFast: { asPlain: short(simd / plain), asTensorflow: short(simd / tensorflow) },
    // All learn the same: the losses of the first steps differ by no more than this.
    largestDifferenceOfLosses: Math.max(
      ...WAYS.flatMap((way) =>
        (losses[way] ?? []).map((loss, i) => Math.abs(loss - (losses['simd']?.[i] ?? NaN))),
      ),
    ),
  };
}

/** @param isShort - ends when the last of the losses is reached */
async function timeRun(browser: Browser, page: Page, task: Task, isShort = false): Promise<object> {
  const losses = LOSSES[task];
  const args = [task, isShort ? Math.min(...losses) : 0] as const;
  const before = await rendererProcesses(browser);
  const times = await page.evaluate((it) => window.bench.timeTraining(...it), args);
  const after = await rendererProcesses(browser);
  return {
    ...summary(times, losses),
    processorSeconds: short(after.processorSeconds - before.processorSeconds),
  };
}

function summary({ pictures, seconds, looks, probes }: TrainingTimes, losses: readonly number[]) {
  return {
    pictures,
    seconds: short(seconds),
    picturesASecond: short(pictures / seconds),
    looks: looks.length,
    probes: probes.map((probe) => ({ ...probe, seconds: short(probe.seconds) })),
    // As shown: a look comes some time after its weights.
    secondsToLoss: Object.fromEntries(
      losses.map((loss) => {
        const first = looks.find(({ heldOutLoss }) => heldOutLoss < loss);
        return [loss, first ? short(first.seconds) : null];
      }),
    ),
  };
}

/**
 * Return the operations of a picture: 6 a weight and pixel; scores and mixed values of half of all pairs
 * of pixels, forward and twice backward.
 */
function flopsOf(task: Task): number {
  const { shape } = recipeOf(task, 'muon');
  const { layers, width, context } = shape;
  return 6 * countOf(shape) * context + 6 * layers * context ** 2 * width;
}

function mapped<K extends string>(
  record: Readonly<Record<K, number>>,
  map: (value: number) => number,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries<number>(record).map(([key, value]) => [key, map(value)]),
  );
}
