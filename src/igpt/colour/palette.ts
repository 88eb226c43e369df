/**
 * The 9-bit palette of the paper (V2 sec. 3.2): k-means over the (R, G, B) values of pixels, by which
 * a pixel becomes one token, the index of its nearest colour.
 */
import type { Random } from '../random.ts';

/** Colours in a row: r, g, b of the first, then of the second, ..., each 0 to 255. */
export type Colors = Float32Array | Uint8Array | Uint8ClampedArray;

/** Colours, each with the index of its nearest palette entry. */
export interface Quantised {
  /** (n) the palette index of each colour. */
  readonly tokens: Uint16Array;
  /** Mean squared distance of a colour to its palette entry, in squared levels. */
  readonly error: number;
}

/** One step of Lloyd's algorithm. */
export interface PaletteStep extends Quantised {
  /** (k, 3) the means of the colours assigned to each centre. */
  readonly palette: Float32Array;
  /** The number of colours whose centre changed in this step; all of them in the first. */
  readonly moved: number;
}

/**
 * Find each colour's nearest palette entry in squared Euclidean distance; ties go to the lower index.
 *
 * The entries are sorted by the channel in which they spread most, and searched from the colour's
 * own level outwards, until that channel alone is farther away than the best entry so far. An entry
 * that is skipped can neither be nearer nor tie, even in floating point: a sum of squares is never
 * rounded below one of them.
 * @param colors - (n, 3)
 * @param palette - (k, 3), k at least 1 and at most 65,536
 */
export function quantise(colors: Colors, palette: Colors): Quantised {
  const n = colors.length / 3;
  const k = palette.length / 3;
  if (k < 1) throw new RangeError('A palette needs at least one colour.');
  const { channel, entries, order, below } = sorted(palette);
  const tokens = new Uint16Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const r = colors[i * 3] ?? 0;
    const g = colors[i * 3 + 1] ?? 0;
    const b = colors[i * 3 + 2] ?? 0;
    const level = colors[i * 3 + channel] ?? 0;
    const start = below[Math.floor(level)] ?? 0;
    let best = Infinity;
    let index = 0;
    for (let direction = -1, from = start - 1; direction <= 1; direction += 2, from = start) {
      for (let at = from; at >= 0 && at < k; at += direction) {
        const away = (entries[at * 3 + channel] ?? 0) - level;
        // Entries that share the colour's whole level may still come nearer on the way up.
        if (away * away > best && away * direction >= 0) break;
        const red = r - (entries[at * 3] ?? 0);
        const green = g - (entries[at * 3 + 1] ?? 0);
        const blue = b - (entries[at * 3 + 2] ?? 0);
        const distance = red * red + green * green + blue * blue;
        if (distance > best) continue;
        const entry = order[at] ?? 0;
        if (distance < best || entry < index) index = entry;
        best = distance;
      }
    }
    tokens[i] = index;
    sum += best;
  }
  return { tokens, error: n === 0 ? 0 : sum / n };
}

/** A palette sorted by one channel. */
interface Sorted {
  /** The channel in which it spreads most: 0, 1 or 2. */
  readonly channel: number;
  /** (k, 3) the entries by rising level of that channel. */
  readonly entries: Float32Array;
  /** (k) their indices in the palette. */
  readonly order: Uint16Array;
  /** (256) the number of entries below each whole level. */
  readonly below: Uint16Array;
}

function sorted(palette: Colors): Sorted {
  const k = palette.length / 3;
  const channel = widestChannel(palette);
  const levelOf = (entry: number) => palette[entry * 3 + channel] ?? 0;
  const order = Uint16Array.from({ length: k }, (_, i) => i);
  order.sort((i, j) => levelOf(i) - levelOf(j));
  const entries = new Float32Array(k * 3);
  order.forEach((entry, i) => entries.set(palette.subarray(entry * 3, entry * 3 + 3), i * 3));
  const below = new Uint16Array(256);
  for (let level = 0, count = 0; level < 256; level++) {
    while (count < k && (entries[count * 3 + channel] ?? 0) < level) count++;
    below[level] = count;
  }
  return { channel, entries, order, below };
}

function widestChannel(palette: Colors): number {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  palette.forEach((level, i) => {
    low[i % 3] = Math.min(low[i % 3] ?? 0, level);
    high[i % 3] = Math.max(high[i % 3] ?? 0, level);
  });
  const spread = high.map((level, channel) => level - (low[channel] ?? 0));
  return spread.indexOf(Math.max(...spread));
}

/**
 * Choose first centres by k-means++ (Arthur & Vassilvitskii 2007): each is a colour drawn with a
 * probability in proportion to its squared distance from the centres so far. If there are fewer distinct
 * colours than k, each of them becomes a centre.
 * @returns (at most k, 3)
 */
export function kMeansPlusPlus(colors: Colors, k: number, random: Random): Float32Array {
  const n = colors.length / 3;
  if (n === 0) throw new RangeError('There are no colours to make a palette of.');
  const palette = new Float32Array(k * 3);
  const distances = new Float64Array(n).fill(Infinity);
  let chosen = Math.floor(random() * n);
  for (let count = 0; ;) {
    const centre = colors.subarray(chosen * 3, chosen * 3 + 3);
    palette.set(centre, count * 3);
    const total = approach(distances, colors, centre);
    count++;
    if (count === k || total === 0) return palette.slice(0, count * 3);
    chosen = draw(distances, random() * total);
  }
}

/** Update each colour's squared distance to its nearest centre for a new centre; return their sum. */
function approach(distances: Float64Array, colors: Colors, centre: Colors): number {
  const [r = 0, g = 0, b = 0] = centre;
  let total = 0;
  for (let i = 0; i < distances.length; i++) {
    const red = (colors[i * 3] ?? 0) - r;
    const green = (colors[i * 3 + 1] ?? 0) - g;
    const blue = (colors[i * 3 + 2] ?? 0) - b;
    const distance = red * red + green * green + blue * blue;
    if (distance < (distances[i] ?? 0)) distances[i] = distance;
    total += distances[i] ?? 0;
  }
  return total;
}

/**
 * Run Lloyd's algorithm, yielding each step, until no colour changes its centre or `steps` are done.
 * A centre that loses all its colours stays where it was.
 * @param colors - (n, 3)
 * @param start - (k, 3) first centres
 */
export function* lloyd(colors: Colors, start: Float32Array, steps = 1000): Generator<PaletteStep> {
  let palette = start;
  let before: Uint16Array | undefined;
  for (let step = 0; step < steps; step++) {
    const { tokens, error } = quantise(colors, palette);
    const moved = before ? differences(tokens, before) : tokens.length;
    palette = means(colors, tokens, palette);
    yield { palette, tokens, error, moved };
    if (moved === 0) return;
    before = tokens;
  }
}

function differences(a: Uint16Array, b: Uint16Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}

/** Return the mean colour of each token, (k, 3); one without pixels keeps its colour in `fallback`. */
function means(colors: Colors, tokens: Uint16Array, fallback: Float32Array): Float32Array {
  const sums = new Float64Array(fallback.length);
  const counts = new Float64Array(fallback.length / 3);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      sums[token * 3 + channel] = (sums[token * 3 + channel] ?? 0) + (colors[i * 3 + channel] ?? 0);
    }
    counts[token] = (counts[token] ?? 0) + 1;
  }
  return Float32Array.from(sums, (sum, index) => {
    const count = counts[Math.floor(index / 3)] ?? 0;
    return count > 0 ? sum / count : (fallback[index] ?? 0);
  });
}

/** Round a palette, (k, 3), to whole levels, as screens show it. */
export function wholeLevels(palette: Float32Array): Uint8Array {
  return Uint8Array.from(palette, Math.round);
}

/** Return the root mean square error of a channel, in levels of 255, from a colour's squared error. */
export function levelsOff(error: number): number {
  return Math.sqrt(error / 3);
}

/** Return the first index, among weights above zero, whose running total exceeds `target`. */
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
