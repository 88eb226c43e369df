/** A smoke test in Firefox: the deck, built into a temporary folder, driven as a person would. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { serve, type Served } from '../../scripts/serve.ts';
import { loadModel } from '../../src/igpt/service/load.ts';
import type { Request } from '../../src/igpt/service/messages.ts';
import { complete } from '../../src/igpt/sampler.ts';
import { smallFiles } from '../igpt/small-files.ts';
import type {} from '../fixtures/engine/main.ts';
import type {} from '../fixtures/training/main.ts';

const chapter = ['title', 'question', 'answer', 'not-a-painter', 'history'];

let folder: string;
let deck: Served;
let browser: Browser;
let page: Page;
const errors: string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firefox-'));
  const outDir = join(folder, 'deck');
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  deck = await serve(outDir);
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX_PATH'],
    headless: true,
    defaultViewport: { width: 1280, height: 720 },
  });
  page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(deck.url);
  await page.waitForFunction(() => window.Reveal?.isReady());
});

after(async () => {
  await browser?.close();
  await deck?.close();
  await rm(folder, { recursive: true });
});

/** Waits until the slide of this id is on. */
const arrive = (id: string) =>
  page.waitForFunction((it) => window.Reveal.getCurrentSlide().id === it, {}, id);

/** Goes to a slide by its address. */
async function go(id: string): Promise<void> {
  await page.evaluate((it) => (location.hash = `#/${it}`), id);
  await arrive(id);
}

void test('the deck boots without an error, with its title in its face', async () => {
  const title = await page.waitForSelector('#title h1', { visible: true });
  assert.ok(title);
  const seen = await title.evaluate(async (it) => {
    await document.fonts.ready;
    const { fontFamily } = getComputedStyle(it);
    const faces = [...document.fonts].filter((face) => face.status === 'loaded');
    return { text: it.textContent, fontFamily, loaded: faces.map((face) => face.family) };
  });
  assert.match(seen.text ?? '', /Generative\s+Pretraining\s+from Pixels/);
  assert.match(seen.fontFamily, /^"?Archivo/);
  assert.ok(seen.loaded.some((family) => family.includes('Archivo')));
  assert.deepEqual(errors, []);
});

void test('the arrow keys walk through the first chapter and back', async () => {
  await go('title');
  for (const id of chapter.slice(1)) {
    await page.keyboard.press('ArrowRight');
    await arrive(id);
  }
  for (const id of chapter.slice(0, -1).reverse()) {
    await page.keyboard.press('ArrowLeft');
    await arrive(id);
  }
});

void test('q shows a dot within a pixel of the mouse, and q ends it', async () => {
  await go('question');
  await page.mouse.move(300, 400);
  await page.keyboard.press('q');
  const dot = await page.waitForSelector('.reveal-pointer > .dot', { visible: true });
  assert.ok(dot);
  for (const [x, y] of [
    [200, 150],
    [640, 360],
    [901, 533],
  ] as const) {
    await page.mouse.move(x, y);
    const box = await dot.boundingBox();
    assert.ok(box);
    const distance = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    assert.ok(distance <= 1, `${distance} px beside the mouse at ${x}, ${y}`);
  }
  await page.keyboard.press('q');
  await page.waitForSelector('.reveal-pointer > .dot', { hidden: true });
});

void test('a drawing and a formula show', async () => {
  await go('question');
  await page.waitForSelector('#question figure svg', { visible: true });
  const id = await page.evaluate(
    () => document.querySelector('.slides [data-math]')?.closest('section')?.id,
  );
  assert.ok(id);
  await go(id);
  await page.waitForSelector(`#${id} .katex-html`, { visible: true });
});

void test('data-theme gives the paper of light and of dark', async () => {
  const papers = [];
  for (const theme of ['light', 'dark']) {
    papers.push(
      await page.evaluate((it) => {
        document.documentElement.dataset['theme'] = it;
        return getComputedStyle(document.querySelector('.reveal-viewport') ?? document.body)
          .backgroundColor;
      }, theme),
    );
  }
  await page.evaluate(() => delete document.documentElement.dataset['theme']);
  assert.deepEqual(papers, ['rgb(255, 255, 255)', 'rgb(15, 15, 16)']);
});

void test('m opens the menu and closes it', async () => {
  await go('question');
  await page.keyboard.press('m');
  await page.waitForSelector('[role="dialog"][aria-label="Menu"]', { visible: true });
  await page.keyboard.press('m');
  await page.waitForSelector('[role="dialog"][aria-label="Menu"]', { hidden: true });
});

for (const kernel of [true, false]) {
  const way = kernel ? 'by SIMD' : 'without the kernel';
  void test(`the engine draws ${way}, in a worker, the very pictures that Node draws`, async () => {
    const { card, file } = smallFiles();
    const samples = [1, 2, 3, 4].map((seed) => ({ prefix: [1], seed }));
    const outDir = join(folder, `engine-${kernel}`);
    await build({
      configFile: false,
      root: 'tests/fixtures/engine',
      base: './',
      logLevel: 'warn',
      worker: { format: 'es' },
      build: { outDir, emptyOutDir: true },
    });
    await writeFile(join(outDir, 'card.json'), JSON.stringify(card));
    await writeFile(join(outDir, 'weights.bin'), new Uint8Array(file));
    const kernels = (await readdir(join(outDir, 'assets'))).filter((it) => it.endsWith('.wasm'));
    assert.equal(kernels.length, 1);
    if (!kernel)
      for (const name of kernels) await writeFile(join(outDir, 'assets', name), 'no kernel');

    const server = await serve(outDir);
    const tab = await browser.newPage();
    try {
      await tab.goto(server.url);
      const requests: Request[] = [
        {
          kind: 'load',
          name: 'small',
          card: `${server.url}card.json`,
          weights: `${server.url}weights.bin`,
        },
        { kind: 'sample', job: 1, name: 'small', samples, freedom: { temperature: 1 } },
        { kind: 'draw', job: 1, pixels: Infinity },
      ];
      const replies = ['loaded', null, 'drawn'];
      for (const [step, request] of requests.entries()) {
        await tab.evaluate((it) => window.engine.ask(it), request);
        const kind = replies[step];
        if (kind)
          await tab.waitForFunction((it) => window.engine.replies.at(-1)?.kind === it, {}, kind);
      }
      const last = await tab.evaluate(() => window.engine.replies.at(-1));
      const pictures = complete(loadModel(card, file), samples);
      assert.deepEqual(last, { kind: 'drawn', job: 1, pictures });
    } finally {
      await tab.close();
      await server.close();
    }
  });
}

void test('300 steps of training give the weights that they give in Node, to the last bit', async () => {
  const outDir = join(folder, 'training');
  await build({
    configFile: false,
    root: 'tests/fixtures/training',
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  const server = await serve(outDir);
  const tab = await browser.newPage();
  try {
    await tab.goto(server.url);
    const recorded = JSON.parse(readFileSync('assets/data/learning-run.json', 'utf8')) as {
      readonly runs: { readonly digits: { seed: number; hashes: Record<string, string> } };
    };
    const { seed, hashes } = recorded.runs.digits;
    const hash = await tab.evaluate((it) => window.training.hashAfter(300, it), seed);
    assert.equal(hash, hashes['300']);
  } finally {
    await tab.close();
    await server.close();
  }
});
