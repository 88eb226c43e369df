/**
 * Our engine in one Chromium: by SIMD, in plain TypeScript, and beside onnxruntime-web, which runs the
 * same weights on one thread with keys and values kept. What is timed is what a slide waits for: from
 * asking the worker to the whole picture in the page. And how close the engine is to PyTorch.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser, launchArguments } from '../scripts/browser.ts';
import { serve } from '../scripts/serve.ts';
import { heldOut, shippedModel } from '../scripts/shipped.ts';
import { readCard } from '../src/igpt/card.ts';
import { surprise, total } from '../src/igpt/likelihood.ts';
import { forward, inputsOf, type Model } from '../src/igpt/model.ts';
import { readWeights } from '../src/igpt/weights.ts';
import { onnxOf } from './onnx-model.ts';
import type { Drawn } from './page/main.ts';
import type {} from './page/worker.ts';

const NAME = 'faces';
const FOLDER = `assets/model/${NAME}`;
const RUNTIME = 'bench/node_modules/onnxruntime-web/dist';
const RUNTIME_FILES = [
  'ort.wasm.min.mjs',
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
];
const ROUNDS = 7;

/** Of the plain path, which takes long. */
const PLAIN_ROUNDS = 2;

/** Lets a page see how much memory it takes. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Everything that is measured of the engine. */
export async function engine(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await preparePage(folder);
  const server = await serve(folder, 0, '/', ISOLATED);
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...launchArguments, '--enable-blink-features=ForceEagerMeasureMemory'],
  });
  try {
    const simd = await open(await browser.newPage(), server.url);
    const plainPage = await browser.newPage();
    await plainPage.route('**/kernel*.wasm', (route) => route.abort());
    const plain = await open(plainPage, server.url);
    const memory = await memoryOf(simd);
    await simd.evaluate(() => window.bench.loadOnnx());
    const model = await shippedModel(NAME);
    return {
      model: NAME,
      browser: `Chromium ${browser.version()}`,
      ...(await times(simd, plain)),
      megabytes: memory,
      onnxruntime: await agreement(simd, model),
      pyTorch: differenceFromPyTorch(model),
    };
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** Builds the page; beside it lie the model's files, its ONNX graph and onnxruntime-web. */
async function preparePage(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: 'bench/page',
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  await mkdir(join(folder, 'ort'));
  for (const file of RUNTIME_FILES) await cp(`${RUNTIME}/${file}`, join(folder, 'ort', file));
  for (const file of ['card.json', 'weights.bin'])
    await cp(`${FOLDER}/${file}`, join(folder, file));
  const card = readCard(JSON.parse(await readFile(`${FOLDER}/card.json`, 'utf8')));
  const weights = Uint8Array.from(await readFile(`${FOLDER}/weights.bin`));
  await writeFile(join(folder, 'faces.onnx'), onnxOf(card, readWeights(card, weights.buffer)));
}

async function open(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.evaluate(() => window.bench.load());
  return page;
}

/** A whole face, and eight lower halves of one. */
function tasks() {
  const [picture = []] = heldOut(NAME);
  const prefix = picture.slice(0, picture.length / 2);
  return {
    oneFace: [{ prefix: [], seed: 1 }],
    eightHalves: Array.from({ length: 8 }, (_, i) => ({ prefix, seed: i + 1 })),
    pixels: picture.length,
  };
}

/** Taken in turns, so that what else the machine does strikes all alike. */
async function times(simdPage: Page, plainPage: Page): Promise<object> {
  const { oneFace, eightHalves, pixels } = tasks();
  const ways = {
    simd: { page: simdPage, onnx: false, rounds: ROUNDS },
    onnxruntime: { page: simdPage, onnx: true, rounds: ROUNDS },
    plain: { page: plainPage, onnx: false, rounds: PLAIN_ROUNDS },
  };
  const one = { simd: [] as number[], onnxruntime: [] as number[], plain: [] as number[] };
  const eight = { simd: [] as number[], onnxruntime: [] as number[], plain: [] as number[] };
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const way of ['simd', 'onnxruntime', 'plain'] as const) {
      const { page, onnx, rounds } = ways[way];
      if (round > rounds) continue;
      const first = await draw(page, onnx, oneFace);
      const second = await draw(page, onnx, eightHalves);
      if (round === 0) continue;
      one[way].push(first.milliseconds);
      eight[way].push(second.milliseconds);
    }
  }
  const perSecond = (milliseconds: number): number => Math.round((1000 * pixels) / milliseconds);
  const ratio = (way: 'plain' | 'onnxruntime'): object => ({
    oneStream: Number((median(one[way]) / median(one.simd)).toFixed(1)),
    eightHalfFaces: Number((median(eight[way]) / median(eight.simd)).toFixed(1)),
  });
  return {
    tokensPerSecond: eachOf(one, (list) => ({
      best: perSecond(Math.min(...list)),
      median: perSecond(median(list)),
    })),
    eightHalfFacesMilliseconds: eachOf(eight, (list) => ({
      best: Math.round(Math.min(...list)),
      median: Math.round(median(list)),
    })),
    timesAsFast: { asPlain: ratio('plain'), asOnnxruntime: ratio('onnxruntime') },
  };
}

type Samples = readonly { prefix: number[]; seed: number }[];

function draw(page: Page, onnx: boolean, samples: Samples): Promise<Drawn> {
  return onnx
    ? page.evaluate((it) => window.bench.drawByOnnx(it), samples)
    : page.evaluate((it) => window.bench.draw(it), samples);
}

/** Of the worker, with the model loaded and with eight faces half drawn: JavaScript's and WebAssembly's. */
async function memoryOf(page: Page): Promise<object> {
  const [worker] = page.workers();
  if (!worker) throw new Error('The page has no worker.');
  const megabytes = async (): Promise<number> => {
    const bytes = await page.evaluate(() => window.bench.memory());
    return inMillions(bytes + (await worker.evaluate(() => webAssemblyBytes())));
  };
  const loaded = await megabytes();
  const { eightHalves } = tasks();
  await page.evaluate((samples) => window.bench.begin(samples, 64), eightHalves);
  return { loaded, drawingEightFaces: await megabytes() };
}

function inMillions(bytes: number): number {
  return Number((bytes / 1e6).toFixed(1));
}

/** How far the logits of a held-out face are apart, at most, and whether both draw the same picture. */
async function agreement(page: Page, model: Model): Promise<object> {
  const { oneFace } = tasks();
  const [picture = []] = heldOut(NAME);
  const theirs = await page.evaluate((it) => window.bench.logitsByOnnx(it), picture);
  const ours = forward(model, [inputsOf(picture)]).data;
  const difference = ours.reduce(
    (worst, z, i) => Math.max(worst, Math.abs(z - (theirs[i] ?? NaN))),
    0,
  );
  const [a, b] = [await draw(page, false, oneFace), await draw(page, true, oneFace)];
  return {
    largestDifferenceOfLogits: difference,
    samePicture: String(a.pictures) === String(b.pictures),
  };
}

/** Nats of 500 held-out pictures, beside those that PyTorch counted. */
function differenceFromPyTorch(model: Model): object {
  const { tokens, nll } = JSON.parse(readFileSync(`training/references/${NAME}.json`, 'utf8')) as {
    tokens: number[][];
    nll: number[];
  };
  const perPixel = tokens.map((picture, i) => {
    const [nats = new Float64Array()] = surprise(model, [picture]);
    return (total(nats) - (nll[i] ?? NaN)) / picture.length;
  });
  const mean = perPixel.reduce((a, b) => a + b, 0) / perPixel.length;
  return {
    pictures: perPixel.length,
    natsPerPixel: { mean, largest: Math.max(...perPixel.map(Math.abs)) },
  };
}

function eachOf<K extends string, V, R>(of: Record<K, V>, to: (value: V) => R): Record<K, R> {
  const entries = Object.entries<V>(of).map(([key, value]) => [key, to(value)]);
  return Object.fromEntries(entries) as Record<K, R>;
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
}
