/**
 * Our engine in one Chromium: by SIMD, in plain TypeScript, and beside onnxruntime-web, which runs the
 * same weights on one thread with keys and values kept. What is timed is what a slide waits for: from
 * asking the worker to the whole picture in the page. And how close the engine is to PyTorch.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { heldOut, shippedModel } from '../scripts/shipped.ts';
import { surprise, total } from '../src/igpt/likelihood.ts';
import { forward, inputsOf, type Model } from '../src/igpt/model.ts';
import type { Drawn } from './page/main.ts';
import type {} from './page/worker.ts';
import { median } from './median.ts';
import { MODEL, type Stage } from './stage.ts';

const ROUNDS = 7;

/** Of the plain path, which takes long. */
const PLAIN_ROUNDS = 2;

/** Everything that is measured of the engine. */
export async function engine({ browser, url }: Stage): Promise<object> {
  const simd = await open(await browser.newPage(), url);
  const plainPage = await browser.newPage();
  await plainPage.route('**/kernel*.wasm', (route) => route.abort());
  const plain = await open(plainPage, url);
  const memory = await memoryOf(simd);
  await simd.evaluate(() => window.bench.loadOnnx());
  const model = await shippedModel(MODEL);
  const result = {
    model: MODEL,
    ...(await times(simd, plain)),
    megabytes: memory,
    onnxruntime: await agreement(simd, model),
    pyTorch: differenceFromPyTorch(model),
  };
  await Promise.all([simd.close(), plainPage.close()]);
  return result;
}

async function open(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.evaluate(() => window.bench.load());
  return page;
}

/** A whole face, and eight lower halves of one. */
function tasks() {
  const [picture = []] = heldOut(MODEL);
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
  const [picture = []] = heldOut(MODEL);
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
  const { tokens, nll } = JSON.parse(readFileSync(`training/references/${MODEL}.json`, 'utf8')) as {
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
