import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../../../../scripts/serve.ts';
import { loadModel } from '../../../../src/igpt/service/load.ts';
import type { Request } from '../../../../src/igpt/service/messages.ts';
import { complete } from '../../../../src/igpt/sampler.ts';
import { smallFiles } from '../../igpt/small-files.ts';
import { expect, test as base } from '../../../deck/support/test.ts';
import type {} from '../../fixtures/engine/main.ts';

/** A page with nothing but the engine in a worker, built as the deck is. */
const test = base.extend<object, { address: string }>({
  address: [
    async ({}, use, { workerIndex }) => {
      const outDir = resolve('test-results', `engine-${workerIndex}`);
      await build({
        configFile: false,
        root: 'tests/talk/fixtures/engine',
        base: './',
        logLevel: 'warn',
        worker: { format: 'es' },
        build: { outDir, emptyOutDir: true },
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

const { card, file } = smallFiles();
const samples = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => ({ prefix: [1], seed }));
const inNode = complete(loadModel(card, file), samples);

/** Opens the page and has the worker load a small model; gives the addresses it asked for. */
async function start(page: Page): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('**/card.json', (route) => route.fulfill({ json: card }));
  await page.route('**/weights.bin', (route) =>
    route.fulfill({ body: Buffer.from(file), contentType: 'application/octet-stream' }),
  );
  await page.goto('./');
  const { href } = new URL('./', page.url());
  await ask(page, {
    kind: 'load',
    name: 'small',
    card: `${href}card.json`,
    weights: `${href}weights.bin`,
  });
  await expect.poll(() => last(page)).toEqual({ kind: 'loaded', name: 'small' });
  return asked;
}

const ask = (page: Page, request: Request): Promise<void> =>
  page.evaluate((it) => window.engine.ask(it), request);

const last = (page: Page): Promise<unknown> => page.evaluate(() => window.engine.replies.at(-1));

/** Eight completions of half a face, as the engine in Node wrote them into the still data. */
const still = JSON.parse(readFileSync('assets/data/live-completions.json', 'utf8')) as {
  original: string;
  given: number;
  seeds: number[];
  completions: string[];
};
const tokensOf = (hexadecimal: string): number[] => [...Buffer.from(hexadecimal, 'hex')];

async function draw(page: Page): Promise<void> {
  const freedom = { temperature: 1 };
  await ask(page, { kind: 'sample', job: 1, name: 'small', samples, freedom });
  await ask(page, { kind: 'draw', job: 1, pixels: Infinity });
}

test('the browser draws by SIMD, in a worker, the very pictures that Node draws', async ({
  page,
}) => {
  const asked = await start(page);
  expect(asked.filter((address) => address.endsWith('.wasm'))).toHaveLength(1);
  await draw(page);
  await expect.poll(() => last(page)).toEqual({ kind: 'drawn', job: 1, pictures: inNode });
});

test('a browser that cannot run the kernel draws the same pictures', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ body: 'no kernel' }));
  await start(page);
  await draw(page);
  await expect.poll(() => last(page)).toEqual({ kind: 'drawn', job: 1, pictures: inNode });
});

test('the browser draws by the shipped weights the very faces of the still', async ({ page }) => {
  for (const file of ['card.json', 'weights.bin'])
    await page.route(`**/${file}`, (route) =>
      route.fulfill({ path: `assets/model/faces/${file}` }),
    );
  await page.goto('./');
  const { href } = new URL('./', page.url());
  const files = { card: `${href}card.json`, weights: `${href}weights.bin` };
  await ask(page, { kind: 'load', name: 'faces', ...files });
  await expect.poll(() => last(page)).toEqual({ kind: 'loaded', name: 'faces' });
  const prefix = tokensOf(still.original).slice(0, still.given);
  await ask(page, {
    kind: 'sample',
    job: 1,
    name: 'faces',
    samples: still.seeds.map((seed) => ({ prefix, seed })),
    freedom: { temperature: 1 },
  });
  await ask(page, { kind: 'draw', job: 1, pixels: Infinity });
  const pictures = still.completions.map(tokensOf);
  await expect.poll(() => last(page)).toEqual({ kind: 'drawn', job: 1, pictures });
});
