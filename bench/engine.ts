/**
 * Measure the engine in Chromium as a slide uses it: by one, two and four workers, and in plain
 * TypeScript. Beside it run onnxruntime-web, with the same weights on one thread and a KV cache, and the
 * kernel of an earlier commit. Times are what a slide waits for: from the request until the page has the
 * whole answer. Logits are compared with onnxruntime-web, likelihoods with PyTorch.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { rounded } from '../scripts/data-file.ts';
import { heldOut, shippedModel } from '../scripts/data/shipped.ts';
import { surprise, total } from '../src/igpt/likelihood.ts';
import { forward, inputsOf, type Model } from '../src/igpt/model.ts';
import { readCard, type Architecture } from '../src/igpt/service/card.ts';
import type { Drawn, EngineOptions } from './page/engine.ts';
import type {} from './page/main.ts';
import type {} from './page/worker.ts';
import { median } from './median.ts';
import { BEFORE, hasBefore, MODEL, type Stage } from './stage.ts';

/** The ways that are compared; two others have pages of their own below. */
const ENGINES: Readonly<Record<string, EngineOptions>> = {
  oneWorker: { workers: 1 },
  twoWorkers: { workers: 2 },
  fourWorkers: { workers: 4 },
  [BEFORE.commit]: { workers: 1, folder: BEFORE.folder },
};
const [PLAIN, ONNX] = ['plain', 'onnxruntime'];

/** How often each is measured after a first time, which warms up; the slow ways less often. */
const ROUNDS: Readonly<Record<string, Rounds>> = {
  others: { drawing: 7, reading: 3 },
  [PLAIN]: { drawing: 1, reading: 0 },
  [ONNX]: { drawing: 3, reading: 1 },
};
interface Rounds {
  readonly drawing: number;
  readonly reading: number;
}

const PRESSES = 15;

/** Seconds of plain products. */
const LIMIT_SECONDS = 2;

const [whole, short] = [rounded(0), rounded(1)];

type Samples = readonly { prefix: number[]; seed: number }[];

/** A page in which pictures are drawn and read in one way. */
interface Way {
  readonly name: string;
  readonly page: Page;
  draw(samples: Samples): Promise<Drawn>;
  /** Return the milliseconds for the features of all pictures. */
  read(pictures: readonly number[][]): Promise<number>;
}

/** The milliseconds of each way. */
type Times = Record<string, number[]>;

/** Return all measurements of the engine. */
export async function engine({ browser, url }: Stage): Promise<object> {
  const model = await shippedModel(MODEL);
  const ways = await openWays(browser, url);
  const result = {
    model: MODEL,
    ...(hasBefore() ? {} : { before: NO_COMMIT }),
    ...(await measure(ways)),
    megabytes: await measureMemory(browser, url),
    onnxruntime: await compareWithOnnx(ways, model),
    pyTorch: compareWithPyTorch(model),
  };
  await Promise.all(ways.map(({ page }) => page.close()));
  return result;
}

const NO_COMMIT = `Commit ${BEFORE.commit} is not in this clone, so its kernel was not measured: "git fetch --unshallow" gets it.`;

async function openWays(browser: Browser, url: string): Promise<Way[]> {
  const ways: Way[] = [];
  for (const [name, options] of Object.entries(ENGINES))
    if (options.folder === undefined || hasBefore())
      ways.push(engineWay(name, await openPage(browser, url, options)));
  ways.push(engineWay(PLAIN, await openPage(browser, url, { workers: 1 }, '**/kernel*.wasm')));
  const page = await browser.newPage();
  await page.goto(url);
  await page.evaluate(() => window.bench.loadOnnx());
  ways.push({
    name: ONNX,
    page,
    draw: (samples) => page.evaluate((it) => window.bench.drawByOnnx(it), samples),
    read: (pictures) => page.evaluate((it) => window.bench.readByOnnx(it), pictures),
  });
  return ways;
}

function engineWay(name: string, page: Page): Way {
  return {
    name,
    page,
    draw: (samples) => page.evaluate((it) => window.bench.draw(it), samples),
    read: (pictures) => page.evaluate((it) => window.bench.readFeatures(it), pictures),
  };
}

/** @param missing - files that do not come */
async function openPage(
  browser: Browser,
  url: string,
  options: EngineOptions,
  missing?: string,
): Promise<Page> {
  const page = await browser.newPage();
  if (missing !== undefined) await page.route(missing, (route) => route.abort());
  await page.goto(url);
  await page.evaluate((it) => window.bench.openEngine(it), options);
  return page;
}

/** Return what is drawn: one whole face, and eight lower halves of a held-out one. */
function tasks() {
  const faces = heldOut(MODEL);
  const [picture = []] = faces;
  const prefix = picture.slice(0, picture.length / 2);
  return {
    faces,
    oneFace: [{ prefix: [], seed: 1 }],
    eightHalves: Array.from({ length: 8 }, (_, i) => ({ prefix, seed: i + 1 })),
    pixels: picture.length,
  };
}

/** Time all ways in turns, so that other load on the machine affects all of them. */
async function measure(ways: readonly Way[]): Promise<object> {
  const { faces, oneFace, eightHalves, pixels } = tasks();
  const roundsOf = ({ name }: Way) =>
    ROUNDS[name] ?? ROUNDS['others'] ?? { drawing: 0, reading: 0 };
  const millisecondsOf = (samples: Samples) => async (way: Way) =>
    (await way.draw(samples)).milliseconds;
  const drawing = (way: Way): number => roundsOf(way).drawing;
  const one = await inTurns(ways, drawing, millisecondsOf(oneFace));
  const eight = await inTurns(ways, drawing, millisecondsOf(eightHalves));
  const reading = (way: Way): number => roundsOf(way).reading;
  const neighbours = await inTurns(ways, reading, (way) => way.read(faces));
  const received: Times = {};
  const isPressed = ({ name }: Way): number => (name in ENGINES ? PRESSES : 0);
  const painted = await inTurns(ways, isPressed, async ({ name, page }) => {
    await page.bringToFront();
    const first = await page.evaluate((it) => window.bench.press(it), eightHalves);
    (received[name] ??= []).push(first.received);
    return first.painted;
  });
  const perSecond = (milliseconds: number): number => whole((1000 * pixels) / milliseconds);
  return {
    oneStreamPixelsASecond: mapValues(one, (list) => ({
      median: perSecond(median(list)),
      best: perSecond(Math.min(...list)),
    })),
    eightHalfFacesMilliseconds: mapValues(eight, summary),
    featuresMilliseconds: { faces: faces.length, ...mapValues(neighbours, summary) },
    firstPixelMilliseconds: {
      received: mapValues(received, summary),
      painted: mapValues(painted, summary),
    },
    // How many times as long the other ways take, by the medians.
    timesAsFast: mapValues(ENGINES, (_, name) => ({
      oneStream: ratios(one, name),
      eightHalfFaces: ratios(eight, name),
      features: ratios(neighbours, name),
    })),
    gigaflops: await gigaflops(ways, neighbours, one),
  };
}

/** Measure each way so many times, in turns; the first of each is left out. */
async function inTurns(
  ways: readonly Way[],
  rounds: (way: Way) => number,
  run: (way: Way) => Promise<number>,
): Promise<Times> {
  const times: Times = {};
  const most = Math.max(...ways.map(rounds));
  for (let round = 0; round <= most; round++)
    for (const way of ways) {
      if (rounds(way) === 0 || round > rounds(way)) continue;
      const milliseconds = await run(way);
      if (round > 0) (times[way.name] ??= []).push(milliseconds);
    }
  return times;
}

function summary(list: readonly number[]): object {
  return { median: short(median(list)), best: short(Math.min(...list)) };
}

/** Return how many times as long each of the others takes. */
function ratios(times: Times, name: string): Record<string, number> {
  const own = median(times[name] ?? []);
  const entries = Object.entries(times).filter(([other]) => other !== name);
  return Object.fromEntries(
    entries.map(([other, list]) => [other, rounded(2)(median(list) / own)]),
  );
}

/** Compare with plain products of matrices by SIMD, which no engine can be faster than. */
async function gigaflops(ways: readonly Way[], reading: Times, one: Times): Promise<object> {
  const [{ page } = {}] = ways;
  const limitOf = async (workers: number): Promise<number> =>
    (await page?.evaluate((it) => window.bench.productSpeed(...it), [
      workers,
      LIMIT_SECONDS,
    ] as const)) ?? NaN;
  const card = readCard(JSON.parse(readFileSync(`assets/model/${MODEL}/card.json`, 'utf8')));
  const perPicture = flopsOf(card.architecture);
  const speed = (pictures: number) => (list: readonly number[]) =>
    short((pictures * perPicture) / (median(list) / 1000) / 1e9);
  return {
    limit: {
      oneWorker: short((await limitOf(1)) / 1e9),
      twoWorkers: short((await limitOf(2)) / 1e9),
    },
    reading: mapValues(reading, speed(tasks().faces.length)),
    oneStream: mapValues(one, speed(1)),
  };
}

/** Return the operations of reading a picture: products, and attention to half of all pairs of pixels. */
function flopsOf({ contextLength, width, layers, mlpWidth, colors }: Architecture): number {
  const weights = layers * (4 * width ** 2 + 2 * width * mlpWidth) + width * colors;
  return 2 * weights * contextLength + 2 * layers * width * contextLength ** 2;
}

/** Measure the memory of all workers, JavaScript and WebAssembly, in millions of bytes. */
async function measureMemory(browser: Browser, url: string): Promise<object> {
  const result: Record<string, object> = {};
  const { eightHalves } = tasks();
  for (const [name, options] of Object.entries(ENGINES)) {
    if (options.folder !== undefined) continue;
    const page = await openPage(browser, url, options);
    const loaded = await megabytes(page);
    await page.evaluate((samples) => window.bench.draw(samples), eightHalves);
    result[name] = { loaded, afterEightFaces: await megabytes(page) };
    await page.close();
  }
  return result;
}

async function megabytes(page: Page): Promise<number> {
  const javaScript = await page.evaluate(() => window.bench.memory());
  const kernels = page.workers().map((worker) => worker.evaluate(() => webAssemblyBytes()));
  const bytes = (await Promise.all(kernels)).reduce((sum, more) => sum + more, javaScript);
  return short(bytes / 1e6);
}

/** Compare the logits of a held-out face and a drawn picture with those of onnxruntime-web. */
async function compareWithOnnx(ways: readonly Way[], model: Model): Promise<object> {
  const { faces, oneFace } = tasks();
  const [picture = []] = faces;
  const onnx = ways.find(({ name }) => name === ONNX);
  const theirs = (await onnx?.page.evaluate((it) => window.bench.logitsByOnnx(it), picture)) ?? [];
  const ours = forward(model, [inputsOf(picture)]).data;
  const difference = ours.reduce(
    (worst, z, i) => Math.max(worst, Math.abs(z - (theirs[i] ?? NaN))),
    0,
  );
  const drawn = await Promise.all(ways.map((way) => way.draw(oneFace)));
  const [face] = drawn.map(({ pictures }) => String(pictures));
  return {
    largestDifferenceOfLogits: difference,
    // Whether each way draws the very face that one worker draws.
    sameFace: Object.fromEntries(
      ways.map(({ name }, i) => [name, String(drawn[i]?.pictures) === face]),
    ),
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
  record: Readonly<Record<K, V>>,
  map: (value: V, key: K) => R,
): Record<K, R> {
  const entries = Object.entries<V>(record).map(([key, value]) => [key, map(value, key as K)]);
  return Object.fromEntries(entries) as Record<K, R>;
}
