import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { loadModel } from '../../../../src/igpt/service/load.ts';
import type { Request } from '../../../../src/igpt/service/messages.ts';
import { complete } from '../../../../src/igpt/sampler.ts';
import { smallFiles } from '../../igpt/small-files.ts';
import { expect, test as base } from '../../../deck/support/test.ts';
import type {} from '../../fixtures/engine/main.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

interface Site {
  readonly url: string;
  /** The names of the files that were sent, each as often as it was. */
  readonly sent: string[];
}

/**
 * A page with nothing but the engine in workers, built as the deck is, and the shipped model of faces. Each
 * file is stale as soon as it is there, as all are some minutes later.
 */
const test = base.extend<object, { site: Site }>({
  site: [
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
      const sent: string[] = [];
      const server = createServer((request, response) => {
        const name = basename(request.url ?? '') || 'index.html';
        const places = [outDir, join(outDir, 'assets'), 'assets/model/faces'];
        const file = places.map((place) => join(place, name)).find((path) => existsSync(path));
        if (!file) return void response.writeHead(404).end();
        sent.push(name);
        const type = TYPES[extname(name)] ?? 'application/octet-stream';
        response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=0' });
        response.end(readFileSync(file));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
      await use({ url: `http://127.0.0.1:${address.port}/`, sent });
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.url);
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

for (const [cores, workers] of [
  [1, 1],
  [2, 2],
  [4, 3],
  [8, 4],
] as const) {
  test(`with ${cores} cores, ${workers} workers draw the very faces of the still, and the model is fetched once`, async ({
    page,
    site: { sent },
  }) => {
    sent.length = 0;
    await page.addInitScript((cores) => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: cores });
    }, cores);
    const pictures = still.completions.map(tokensOf);
    const prefix = tokensOf(still.original).slice(0, still.given);
    const samples = still.seeds.map((seed) => ({ prefix, seed }));
    await page.goto('./');
    await page.evaluate(() => window.pool.load());
    const draw = () => page.evaluate((samples) => window.pool.draw(samples), samples);
    // The first work that can be shared starts the workers that share the next.
    expect(await draw()).toEqual(pictures);
    await expect.poll(() => page.evaluate(() => window.pool.ready)).toBe(workers);
    expect(await draw()).toEqual(pictures);
    expect(sent.filter((name) => name === 'weights.bin')).toHaveLength(1);
    expect(sent.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  });
}
