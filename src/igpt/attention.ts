/** The attention of an autoregressive model (V2 sec. 2.2) while it predicts the pixels of a picture. */
import { ModelError } from './service/model-error.ts';
import { attentionOf, forward, inputsOf, newCache, type Model, type Tokens } from './model.ts';
import type { Matrix } from './matrix.ts';

/**
 * For each layer, each pixel and each head: the attention weights while that pixel was predicted,
 * first of the start vector, then of every pixel before it. The query of pixel t is that of input
 * t, which is pixel t - 1, so the last weight is the one it gives to itself.
 */
export type Attention = readonly (readonly (readonly Float32Array[])[])[];

/** What a model makes of a picture while it predicts one pixel after the other. */
export interface Reading {
  /** (n, V): row t predicts pixel t. */
  readonly logits: Matrix;
  /** Return for each layer, for each head, the weights while a pixel was predicted; see `Attention`. */
  readonly attentionFor: (pixel: number) => Float32Array[][];
  /** Release the memory of its keys and values. */
  readonly release: () => void;
}

/**
 * Read a picture once.
 * @param picture - at most T tokens
 */
export function readingOf(model: Model, picture: Tokens): Reading {
  if (model.objective !== 'autoregressive')
    throw new ModelError('Only an autoregressive model predicts one pixel after the other.');
  const layers: Matrix[] = [];
  const cache = newCache(model, 1);
  const release = (): void => model.kernel.giveBack(cache);
  const attentionFor = (pixel: number): Float32Array[][] =>
    model.blocks.map((weights, l) => {
      const [h, past] = [layers[l], cache[l]];
      if (!h || !past || pixel >= h.rows)
        throw new ModelError(`The picture has no pixel ${pixel}.`);
      return attentionOf(h, pixel, weights, past);
    });
  try {
    return { logits: forward(model, [inputsOf(picture)], cache, layers), attentionFor, release };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Read a picture once and return every head's attention weights, about L H T^2 / 2 numbers.
 * @param picture - at most T tokens
 */
export function attentionIn(model: Model, picture: Tokens): Attention {
  const { attentionFor, release } = readingOf(model, picture);
  const pixels = Array.from(picture, (_, pixel) => attentionFor(pixel));
  release();
  return model.blocks.map((_, l) => pixels.map((layers) => layers[l] ?? []));
}

/**
 * Return the attention weights of all heads while one pixel was predicted.
 * @returns for each layer, for each head, `pixel` + 1 weights that sum to one, the start vector's first
 */
export function attentionFor(attention: Attention, pixel: number): Float32Array[][] {
  return attention.map((pixels) => {
    const heads = pixels[pixel];
    if (!heads) throw new ModelError(`The picture has no pixel ${pixel}.`);
    return [...heads];
  });
}

/** A window over the offsets of a looked-at pixel from the asked one: up to so many rows and columns. */
export interface OffsetWindow {
  /** The width of the pictures, in pixels. */
  readonly side: number;
  /** The asked pixel's own row, and the rows above it. */
  readonly rows: number;
  /** Columns to the left, and as many to the right. */
  readonly columns: number;
}

/**
 * Average one head's attention by the offset of the looked-at pixel from the asked one.
 * @param pixels - for each asked pixel, the weights of the start vector and of every pixel before it
 * @returns the window in raster order, the topmost row first: the mean weight over the asked pixels
 *   that have a pixel at this offset; 0 where none has
 */
export function attentionByOffset(
  pixels: readonly ArrayLike<number>[],
  { side, rows, columns }: OffsetWindow,
): number[] {
  return Array.from({ length: rows * (2 * columns + 1) }, (_, i) => {
    const up = rows - 1 - Math.floor(i / (2 * columns + 1));
    const right = (i % (2 * columns + 1)) - columns;
    let sum = 0;
    let count = 0;
    for (let pixel = 0; pixel < pixels.length; pixel++) {
      const column = (pixel % side) + right;
      const looked = pixel - up * side + right;
      if (column < 0 || column >= side || looked < 0 || looked >= pixel) continue;
      sum += pixels[pixel]?.[looked + 1] ?? 0;
      count++;
    }
    return sum / Math.max(1, count);
  });
}
