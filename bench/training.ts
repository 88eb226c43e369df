/** Measure how fast a small model learns in Chromium's worker. */
import { rounded } from '../scripts/data-file.ts';
import type { TrainingTimes } from './page/training.ts';
import type {} from './page/main.ts';
import type { Stage } from './stage.ts';

/** Held-out losses, in nats a pixel, whose time is measured. */
const LOSSES = { digits: [0.75, 0.65, 0.59], faces: [0.8, 0.4, 0.3] };

/** Return the measurements of both runs. */
export async function training({ browser, url }: Stage): Promise<object> {
  const page = await browser.newPage();
  await page.goto(url);
  const result: Record<string, object> = {};
  for (const task of ['digits', 'faces'] as const) {
    const times = await page.evaluate((it) => window.bench.timeTraining(it), task);
    result[task] = summary(times, LOSSES[task]);
  }
  await page.close();
  return result;
}

function summary({ setting, seconds, looks, hash }: TrainingTimes, losses: readonly number[]) {
  const { pictures, parameters, layers, width, side } = setting;
  const pixels = side ** 2;
  // 6 a weight and pixel; scores and mixed values of half of all pairs, forward and twice backward.
  const flop = pictures * (6 * parameters * pixels + 6 * layers * pixels ** 2 * width);
  const digits = rounded(1);
  return {
    pictures,
    seconds: digits(seconds),
    picturesASecond: digits(pictures / seconds),
    gigaflopsASecond: digits(flop / seconds / 1e9),
    looks: looks.length,
    // As shown: a look comes some time after its weights.
    secondsToLoss: Object.fromEntries(
      losses.map((loss) => {
        const first = looks.find(({ heldOutLoss }) => heldOutLoss < loss);
        return [loss, first ? digits(first.seconds) : null];
      }),
    ),
    hash,
  };
}
