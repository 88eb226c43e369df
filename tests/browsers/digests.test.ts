/** The engine gives the same bits as in Node: sampled pictures, and the weights of a training run. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import still from '../../assets/data/live-completions.json' with { type: 'json' };
import recorded from '../../assets/data/learning-run.json' with { type: 'json' };
import { shippedModel } from '../../scripts/data/shipped.ts';
import { trainingArithmetic, trainingSet } from '../../scripts/data/training-set.ts';
import { complete } from '../../src/igpt/sampler.ts';
import type { Task } from '../../src/igpt/service/training-messages.ts';
import { recipeOf } from '../../src/igpt/training/recipe.ts';
import { Trainer } from '../../src/igpt/training/trainer.ts';
import type {} from '../talk/fixtures/engine/main.ts';
import type {} from '../talk/fixtures/training/main.ts';
import type { Tab } from './support/tab.ts';
import { expect, test } from './support/test.ts';

const STEPS = 300;

const tokensOf = (hexadecimal: string): number[] => [...Buffer.from(hexadecimal, 'hex')];
const prefix = tokensOf(still.original).slice(0, still.given);

/** What the worker replied last. */
const reply = (tab: Tab): Promise<unknown> => tab.evaluate(() => window.engine.replies.at(-1));

for (const [way, server, count] of [
  ['by SIMD', 'ENGINE_URL', 8],
  ['without the kernel', 'PLAIN_ENGINE_URL', 1],
] as const) {
  test(`the shipped model draws ${way} the very faces that it draws in Node`, async ({ tab }) => {
    const samples = still.seeds.slice(0, count).map((seed) => ({ prefix, seed }));
    await tab.goto(process.env[server] ?? '');
    // The worker refuses weights whose digest is another.
    await tab.evaluate(() => {
      const [card, weights] = ['card.json', 'weights.bin'].map(
        (file) => new URL(file, location.href).href,
      );
      window.engine.ask({ kind: 'load', name: 'faces', card: card ?? '', weights: weights ?? '' });
    });
    await expect.poll(() => reply(tab)).toEqual({ kind: 'loaded', name: 'faces' });
    await tab.evaluate((samples) => {
      const freedom = { temperature: 1 };
      window.engine.ask({ kind: 'sample', job: 1, name: 'faces', samples, freedom });
      window.engine.ask({ kind: 'draw', job: 1, pixels: Infinity });
    }, samples);
    const pictures = complete(await shippedModel('faces'), samples);
    await expect
      .poll(() => reply(tab), { timeout: 200_000 })
      .toEqual({ kind: 'drawn', job: 1, pictures });
    expect(pictures).toEqual(still.completions.slice(0, count).map(tokensOf));
  });
}

/** Return the hash of the weights in Node. */
async function hashInNode(task: Task, seed: number): Promise<string> {
  const set = await trainingSet(task);
  const pictures = set.tokens.slice(set.heldOut);
  const trainer = new Trainer(await trainingArithmetic(), recipeOf(task, 'muon'), pictures, seed);
  while (trainer.step < STEPS) trainer.learn();
  const { buffer, byteOffset, byteLength } = trainer.weights.all.data;
  return bytesToHex(sha256(new Uint8Array(buffer, byteOffset, byteLength)));
}

for (const task of ['faces', 'digits'] as const) {
  test(`${STEPS} steps of learning ${task} give the weights that they give in Node, to the last bit`, async ({
    tab,
  }) => {
    const { seed, hashes } = recorded.runs[task];
    await tab.goto(process.env['TRAINING_URL'] ?? '');
    const hash = await tab.evaluate(
      ([steps, task, seed]) => window.training.hashAfter(steps, task, seed),
      [STEPS, task, seed] as const,
    );
    expect(hash).toBe(await hashInNode(task, seed));
    expect(hash).toBe(hashes[STEPS]);
  });
}
