/**
 * Measure the engine in Chromium, by SIMD and in plain TypeScript, and compare it with onnxruntime-web,
 * which runs the same weights on one thread with a KV cache. Times are what a slide waits for: from the
 * request to the worker until the page has the whole picture. Logits are compared with onnxruntime-web,
 * likelihoods with PyTorch.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { heldOut, shippedModel } from '../scripts/data/shipped.ts';
import { surprise, total } from '../src/igpt/likelihood.ts';
import { forward, inputsOf, type Model } from '../src/igpt/model.ts';
import type { Drawn } from './page/main.ts';
import type {} from './page/worker.ts';
import { median } from './median.ts';
import { MODEL, type Stage } from './stage.ts';

const ROUNDS = 7;

/** Fewer, since the plain path takes long. */
const PLAIN_ROUNDS = 2;

/** Return all measurements of the engine. */
export async function engine({ browser, url }: Stage): Promise<object> {
  const simd = await open(await browser.newPage(), url);
  const plainPage = await browser.newPage();
  await plainPage.route('**/kernel*.wasm', (route) => route.abort());
  const plain = await open(plainPage, url);
  const memory = await measureMemory(simd);
  await simd.evaluate(() => window.bench.loadOnnx());
  const model = await shippedModel(MODEL);
  const result = {
    model: MODEL,
    ...(await times(simd, plain)),
    megabytes: memory,
    onnxruntime: await compareWithOnnx(simd, model),
    pyTorch: compareWithPyTorch(model),
  };
  await Promise.all([simd.close(), plainPage.close()]);
  return result;
}

async function open(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.evaluate(() => window.bench.load());
  return page;
}

/** Return the samples to draw: one whole face, and eight lower halves of a held-out one. */
function tasks() {
  const [picture = []] = heldOut(MODEL);
  const prefix = picture.slice(0, picture.length / 2);
  return {
    oneFace: [{ prefix: [], seed: 1 }],
    eightHalves: Array.from({ length: 8 }, (_, i) => ({ prefix, seed: i + 1 })),
    pixels: picture.length,
  };
}

/** Time the three ways in turns, so that other load on the machine affects all of them. */
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
    tokensPerSecond: mapValues(one, (list) => ({
      best: perSecond(Math.min(...list)),
      median: perSecond(median(list)),
    })),
    eightHalfFacesMilliseconds: mapValues(eight, (list) => ({
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

/** Measure the memory of the worker, JavaScript and WebAssembly, in millions of bytes. */
async function measureMemory(page: Page): Promise<object> {
  const [worker] = page.workers();
  if (!worker) throw new Error('The page has no worker.');
  const megabytes = async (): Promise<number> => {
    const bytes = await page.evaluate(() => window.bench.memory());
    return toMegabytes(bytes + (await worker.evaluate(() => webAssemblyBytes())));
  };
  const loaded = await megabytes();
  const { eightHalves } = tasks();
  await page.evaluate((samples) => window.bench.begin(samples, 64), eightHalves);
  return { loaded, drawingEightFaces: await megabytes() };
}

function toMegabytes(bytes: number): number {
  return Number((bytes / 1e6).toFixed(1));
}

/** Compare the logits of a held-out face and a drawn picture with those of onnxruntime-web. */
async function compareWithOnnx(page: Page, model: Model): Promise<object> {
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

/** Compare the nats of 500 held-out pictures with PyTorch's. */
function compareWithPyTorch(model: Model): object {
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

function mapValues<K extends string, V, R>(
  record: Record<K, V>,
  map: (value: V) => R,
): Record<K, R> {
  const entries = Object.entries<V>(record).map(([key, value]) => [key, map(value)]);
  return Object.fromEntries(entries) as Record<K, R>;
}
