/**
 * Measure the quantiser of the palette figure: the times to its first and last result in a browser, and
 * its time and error in Node, compared with two libraries. The pictures are the deck's photographs at
 * 64 x 64 pixels in 512 colours. image-q is the most used quantiser of pictures; ml-kmeans runs k-means++
 * and Lloyd's algorithm.
 */
import data from '../assets/data/small-photos.json' with { type: 'json' };
import { fromBase64 } from '../src/figures/palette/result.ts';
import { quantising } from '../src/figures/palette/quantising.ts';
import { PHOTOS } from '../src/figures/palette/state.ts';
import { quantise } from '../src/igpt/colour/palette.ts';
import { median } from './median.ts';
import type { Stage } from './stage.ts';

const SIDE = 64;
const COLORS = 512;
const ROUNDS = 5;

/** No further round begins after this time, in milliseconds. */
const TIME_LIMIT = 2000;

// The libraries are missing when types are checked; these are the types that are used.
interface Container {
  getPointArray(): { r: number; g: number; b: number }[];
}
interface ImageQ {
  utils: {
    PointContainer: { fromUint8Array(rgba: Uint8Array, width: number, height: number): Container };
  };
  buildPaletteSync(
    this: void,
    images: Container[],
    options: { colors: number; paletteQuantization: string; colorDistanceFormula: string },
  ): { getPointContainer(): Container };
  applyPaletteSync(
    this: void,
    image: Container,
    palette: object,
    options: { imageQuantization: string; colorDistanceFormula: string },
  ): Container;
}
interface MlKmeans {
  kmeans(
    this: void,
    points: number[][],
    k: number,
    options: { seed: number },
  ): { centroids: number[][] };
}

/** Turn the levels of a photograph into a palette, (at most 512, 3), and map every pixel to it. */
type Quantiser = (levels: Uint8ClampedArray) => Uint8Array;

const ours: Quantiser = (levels) => {
  let palette = new Uint8Array();
  for (const result of quantising({ levels, colors: COLORS, palette: 'own', seed: 1 }))
    palette = Uint8Array.from(result.palette);
  return palette;
};

function byImageQ({ utils, buildPaletteSync, applyPaletteSync }: ImageQ, way: string): Quantiser {
  const colorDistanceFormula = 'euclidean';
  return (levels) => {
    const rgba = new Uint8Array((levels.length / 3) * 4).fill(255);
    for (let i = 0; i < levels.length; i += 3) rgba.set(levels.subarray(i, i + 3), (i / 3) * 4);
    const image = utils.PointContainer.fromUint8Array(rgba, SIDE, SIDE);
    const options = { colors: COLORS, paletteQuantization: way, colorDistanceFormula };
    const palette = buildPaletteSync([image], options);
    applyPaletteSync(image, palette, { imageQuantization: 'nearest', colorDistanceFormula });
    const points = palette.getPointContainer().getPointArray();
    return Uint8Array.from(points.flatMap(({ r, g, b }) => [r, g, b]));
  };
}

/** ml-kmeans also returns each pixel's nearest colour, so no mapping follows. */
function byMlKmeans({ kmeans }: MlKmeans): Quantiser {
  return (levels) => {
    const points = Array.from({ length: levels.length / 3 }, (_, i) =>
      Array.from(levels.subarray(i * 3, i * 3 + 3)),
    );
    const { centroids } = kmeans(points, COLORS, { seed: 1 });
    return Uint8Array.from(centroids.flat(), Math.round);
  };
}

/** Return all measurements of the quantiser. */
export async function quantiser(stage: Stage): Promise<object> {
  const imageQ = await load<ImageQ>('image-q');
  const ways: Record<string, Quantiser> = {
    'image-q, Wu': byImageQ(imageQ, 'wuquant'),
    'image-q, RGBQuant': byImageQ(imageQ, 'rgbquant'),
    'image-q, NeuQuant': byImageQ(imageQ, 'neuquant'),
    'ml-kmeans': byMlKmeans(await load<MlKmeans>('ml-kmeans')),
  };
  const mine = measure(ours);
  const others = Object.entries(ways).map(([name, way]) => {
    const { milliseconds, error } = measure(way);
    return [
      name,
      {
        milliseconds,
        meanSquaredError: error,
        timesAsSlow: round3(milliseconds / mine.milliseconds),
        timesTheError: round3(error / mine.error),
      },
    ] as const;
  });
  return {
    task: `${PHOTOS.length} photographs, ${SIDE} x ${SIDE} pixels, ${COLORS} colours; means`,
    inTheBrowser: await measureInBrowser(stage),
    ours: { milliseconds: mine.milliseconds, meanSquaredError: mine.error },
    ...Object.fromEntries(others),
  };
}

/** Time the figure's worker on each photograph and return the slowest medians, in milliseconds. */
async function measureInBrowser({ browser, url }: Stage): Promise<object> {
  const page = await browser.newPage();
  await page.goto(url);
  const medians = { firstResult: 0, settled: 0 };
  for (const photo of PHOTOS) {
    const levels = Array.from(levelsOf(photo));
    const times = [];
    for (let round = 0; round < ROUNDS; round++)
      times.push(
        await page.evaluate(([levels, colors]) => window.bench.timePalette(levels, colors), [
          levels,
          COLORS,
        ] as const),
      );
    const first = median(times.map(({ first }) => first));
    const settled = median(times.map(({ settled }) => settled));
    medians.firstResult = Math.max(medians.firstResult, Math.round(first));
    medians.settled = Math.max(medians.settled, Math.round(settled));
  }
  await page.close();
  return { unit: 'milliseconds, the slowest photograph', ...medians };
}

/** Return means over the photographs: of the shortest time, and of a pixel's squared error. */
function measure(way: Quantiser): { milliseconds: number; error: number } {
  let [milliseconds, error] = [0, 0];
  for (const photo of PHOTOS) {
    const levels = levelsOf(photo);
    let palette = new Uint8Array();
    const times: number[] = [];
    const begin = performance.now();
    while (times.length <= ROUNDS && performance.now() - begin < TIME_LIMIT) {
      const start = performance.now();
      palette = Uint8Array.from(way(levels));
      times.push(performance.now() - start);
    }
    milliseconds += Math.min(...times) / PHOTOS.length;
    error += quantise(levels, palette).error / PHOTOS.length;
  }
  return { milliseconds: round3(milliseconds), error: round3(error) };
}

function levelsOf(photo: (typeof PHOTOS)[number]): Uint8ClampedArray {
  return Uint8ClampedArray.from(fromBase64(data.levels[photo][SIDE]));
}

function round3(value: number): number {
  return Number(value.toPrecision(3));
}

async function load<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}
