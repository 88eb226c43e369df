/**
 * The palette's quantiser: how soon a browser shows a first result and the last one, and how it stands
 * beside two libraries in Node, on the photographs of the deck at 64 pixels square in 512 colours.
 * image-q is the quantiser of pictures that most use; ml-kmeans runs k-means++ and Lloyd's algorithm.
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

/** How long one photograph is quantised by one way, in milliseconds. */
const PATIENCE = 2000;

// The libraries are not there when types are checked: this is what is used of them.
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

/** Levels of a photograph to a palette, (at most 512, 3), having mapped every pixel to it. */
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

/** Its result names each pixel's nearest colour: there is nothing to map. */
function byMlKmeans({ kmeans }: MlKmeans): Quantiser {
  return (levels) => {
    const points = Array.from({ length: levels.length / 3 }, (_, i) =>
      Array.from(levels.subarray(i * 3, i * 3 + 3)),
    );
    const { centroids } = kmeans(points, COLORS, { seed: 1 });
    return Uint8Array.from(centroids.flat(), Math.round);
  };
}

/** Everything that is measured of the quantiser. */
export async function quantiser(stage: Stage): Promise<object> {
  const imageQ = await library<ImageQ>('image-q');
  const ways: Record<string, Quantiser> = {
    'image-q, Wu': byImageQ(imageQ, 'wuquant'),
    'image-q, RGBQuant': byImageQ(imageQ, 'rgbquant'),
    'image-q, NeuQuant': byImageQ(imageQ, 'neuquant'),
    'ml-kmeans': byMlKmeans(await library<MlKmeans>('ml-kmeans')),
  };
  const mine = measured(ours);
  const others = Object.entries(ways).map(([name, way]) => {
    const { milliseconds, error } = measured(way);
    return [
      name,
      {
        milliseconds,
        meanSquaredError: error,
        timesAsSlow: rounded(milliseconds / mine.milliseconds),
        timesTheError: rounded(error / mine.error),
      },
    ] as const;
  });
  return {
    task: `${PHOTOS.length} photographs, ${SIDE} x ${SIDE} pixels, ${COLORS} colours; means`,
    inTheBrowser: await inTheBrowser(stage),
    ours: { milliseconds: mine.milliseconds, meanSquaredError: mine.error },
    ...Object.fromEntries(others),
  };
}

/** Of the figure's worker: milliseconds, the worst photograph of the deck. */
async function inTheBrowser({ browser, url }: Stage): Promise<object> {
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

/** The mean over the photographs of the shortest time, and of the squared distance of a pixel. */
function measured(way: Quantiser): { milliseconds: number; error: number } {
  let [milliseconds, error] = [0, 0];
  for (const photo of PHOTOS) {
    const levels = levelsOf(photo);
    let palette = new Uint8Array();
    const times: number[] = [];
    const begun = performance.now();
    // Of several rounds the shortest counts; what is slow has fewer.
    while (times.length <= ROUNDS && performance.now() - begun < PATIENCE) {
      const start = performance.now();
      palette = Uint8Array.from(way(levels));
      times.push(performance.now() - start);
    }
    milliseconds += Math.min(...times) / PHOTOS.length;
    error += quantise(levels, palette).error / PHOTOS.length;
  }
  return { milliseconds: rounded(milliseconds), error: rounded(error) };
}

function levelsOf(photo: (typeof PHOTOS)[number]): Uint8ClampedArray {
  return Uint8ClampedArray.from(fromBase64(data.levels[photo][SIDE]));
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

async function library<T>(name: string): Promise<T> {
  return (await import(name)) as T;
}
