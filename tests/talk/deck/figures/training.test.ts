import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import recorded from '../../../../assets/data/learning-run.json' with { type: 'json' };
import { serve } from '../../../../scripts/serve.ts';
import type { TrainingReply } from '../../../../src/igpt/service/training-messages.ts';
import { expect, test as base } from '../../../deck/support/test.ts';
import type {} from '../../fixtures/training/main.ts';

/** A page with nothing but the engine that learns, built as the deck is. */
const test = base.extend<object, { address: string }>({
  address: [
    async ({}, use, { workerIndex }) => {
      const outDir = resolve('test-results', `training-${workerIndex}`);
      await build({
        configFile: false,
        root: 'tests/talk/fixtures/training',
        base: './',
        logLevel: 'warn',
        worker: { format: 'es' },
        build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
      });
      const server = await serve(outDir);
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ address }, use) => {
    await use(address);
  },
});

const replies = (page: Page): Promise<TrainingReply[]> =>
  page.evaluate(() => window.training.replies);

for (const [task, tag] of [
  ['digits', []],
  ['faces', ['@full']],
] as const) {
  test(
    `300 steps of ${task} in the browser give the weights that they give in Node, to the last bit`,
    { tag: [...tag] },
    async ({ page }) => {
      await page.goto('./');
      const { seed, hashes } = recorded.runs[task];
      const hash = await page.evaluate(
        ([task, seed]) => window.training.hashAfter(300, task, seed),
        [task, seed] as const,
      );
      expect(hash).toBe(hashes['300']);
    },
  );
}

for (const [way, simd] of [
  ['by SIMD', true],
  ['without the kernel', false],
] as const) {
  test(`the worker learns and draws ${way}, pauses, goes on and stops`, async ({ page }) => {
    if (!simd) await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('./');
    await page.evaluate(() => window.training.ask(window.training.start));
    const steps = async (): Promise<number> => {
      const all = (await replies(page)).filter((reply) => reply.kind === 'progress');
      return all.at(-1)?.step ?? 0;
    };
    await expect.poll(steps).toBeGreaterThan(1);
    expect((await replies(page))[0]).toMatchObject({ kind: 'started', setting: { simd } });
    await page.evaluate(() => window.training.ask({ kind: 'pause' }));
    // A second request is answered only after the first was handled.
    const paused = await steps();
    await page.evaluate(() => window.training.ask({ kind: 'resume' }));
    await expect.poll(steps).toBeGreaterThan(paused + 1);
    await page.evaluate(() => window.training.ask({ kind: 'stop' }));
    expect((await replies(page)).map(({ kind }) => kind)).not.toContain('failed');
  });
}
