/**
 * The 9-bit palette of the paper (V2 sec. 3.2): k-means over the (R, G, B) values of pixels, so that
 * a pixel becomes one token, the index of its nearest colour.
 */
import type { Random } from './random.ts';

/** Colours one after the other: r, g, b of the first, then of the second, ..., each 0 to 255. */
export type Colors = Float32Array | Uint8Array | Uint8ClampedArray;

/** Where Lloyd's algorithm stands after one step. */
export interface PaletteStep {
  /** (k, 3) the means of the colours assigned to each centre. */
  readonly palette: Float32Array;
  /** (n) the palette index of each colour. */
  readonly tokens: Uint16Array;
  /** Mean squared distance of a colour to its centre, in squared levels. */
  readonly error: number;
}

/**
 * Each colour's nearest palette entry in squared Euclidean distance; ties go to the lower index.
 * @param colors - (n, 3)
 * @param palette - (k, 3), k at least 1 and at most 65,536
 */
export function quantise(colors: Colors, palette: Colors): { tokens: Uint16Array; error: number } {
  const n = colors.length / 3;
  const k = palette.length / 3;
  if (k < 1) throw new RangeError('A palette needs at least one colour.');
  const tokens = new Uint16Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let best = Infinity;
    let index = 0;
    for (let j = 0; j < k; j++) {
      const distance = squaredDistance(colors, i, palette, j);
      if (distance < best) {
        best = distance;
        index = j;
      }
    }
    tokens[i] = index;
    sum += best;
  }
  return { tokens, error: n === 0 ? 0 : sum / n };
}

/**
 * First centres by k-means++ (Arthur & Vassilvitskii 2007): each is a colour drawn with a probability
 * in proportion to its squared distance from the centres so far. Where there are fewer distinct
 * colours than k, there are only as many centres.
 * @returns (at most k, 3)
 */
export function kMeansPlusPlus(colors: Colors, k: number, random: Random): Float32Array {
  const n = colors.length / 3;
  if (n === 0) throw new RangeError('There are no colours to make a palette of.');
  const palette = new Float32Array(k * 3);
  const distances = new Float64Array(n).fill(Infinity);
  let chosen = Math.floor(random() * n);
  for (let count = 0; ;) {
    palette.set(colors.subarray(chosen * 3, chosen * 3 + 3), count * 3);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const distance = Math.min(distances[i] ?? 0, squaredDistance(colors, i, palette, count));
      distances[i] = distance;
      total += distance;
    }
    count++;
    if (count === k || total === 0) return palette.slice(0, count * 3);
    chosen = draw(distances, random() * total);
  }
}

/**
 * Lloyd's algorithm, a step at a time, until no colour changes its centre or `steps` are done.
 * A centre that loses all its colours stays where it was.
 * @param colors - (n, 3)
 * @param start - (k, 3) first centres
 */
export function* lloyd(colors: Colors, start: Float32Array, steps = 100): Generator<PaletteStep> {
  let palette = start;
  let before: Uint16Array | undefined;
  for (let step = 0; step < steps; step++) {
    const { tokens, error } = quantise(colors, palette);
    palette = means(colors, tokens, palette);
    yield { palette, tokens, error };
    if (before && tokens.every((token, i) => token === before?.[i])) return;
    before = tokens;
  }
}

/** (k, 3) the mean colour of each token; tokens that nobody has keep the colour of `fallback`. */
function means(colors: Colors, tokens: Uint16Array, fallback: Float32Array): Float32Array {
  const sums = new Float64Array(fallback.length);
  const counts = new Float64Array(fallback.length / 3);
  tokens.forEach((token, i) => {
    for (let channel = 0; channel < 3; channel++) {
      sums[token * 3 + channel] = (sums[token * 3 + channel] ?? 0) + (colors[i * 3 + channel] ?? 0);
    }
    counts[token] = (counts[token] ?? 0) + 1;
  });
  return Float32Array.from(sums, (sum, index) => {
    const count = counts[Math.floor(index / 3)] ?? 0;
    return count > 0 ? sum / count : (fallback[index] ?? 0);
  });
}

/** The first index whose running total exceeds `target`, among those with a weight above zero. */
function draw(weights: Float64Array, target: number): number {
  let total = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight === 0) continue;
    total += weight;
    last = i;
    if (total > target) break;
  }
  return last;
}

function squaredDistance(a: Colors, i: number, b: Colors, j: number): number {
  const red = (a[i * 3] ?? 0) - (b[j * 3] ?? 0);
  const green = (a[i * 3 + 1] ?? 0) - (b[j * 3 + 1] ?? 0);
  const blue = (a[i * 3 + 2] ?? 0) - (b[j * 3 + 2] ?? 0);
  return red * red + green * green + blue * blue;
}
