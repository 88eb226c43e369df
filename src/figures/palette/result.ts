import type { Json } from '../../../plugins/figures/contract.ts';
import { forReading } from '../../igpt/colour/palette-order.ts';
import { columnsOf, rowsOf } from './state.ts';

/** A quantised picture, and how its palette was found. */
export interface Result {
  /** (side, side, 3) levels of the small picture. */
  readonly levels: Uint8ClampedArray;
  /** (side, side) for each pixel the number of the nearest colour. */
  readonly tokens: Uint16Array;
  /** (k, 3) levels. */
  readonly palette: Uint8Array;
  /** Mean squared distance of a pixel to its colour, in squared levels. */
  readonly error: number;
  /** How many pixels came to another colour in each step; all of them in the first. */
  readonly moved: readonly number[];
  /** Whether this is the last result. */
  readonly settled: boolean;
}

/** A palette in cells of three by three pixels: full if a pixel has the colour, else the middle alone. */
export interface Swatches {
  readonly width: number;
  readonly height: number;
  /** (height, width) numbers of colours, -1 for none. */
  readonly tokens: readonly number[];
  /** How many colours some pixel has. */
  readonly used: number;
}

/** Lay out a palette in columns of like hue, each from light to dark. */
export function swatches({ palette, tokens }: Pick<Result, 'palette' | 'tokens'>): Swatches {
  const k = palette.length / 3;
  const rows = rowsOf(k);
  const columns = columnsOf(k);
  const used = new Set(tokens);
  const cells = new Array<number>(columns * 3 * rows * 3).fill(-1);
  forReading(palette, rows).forEach((color, i) => {
    const [column, row] = [Math.floor(i / rows), i % rows];
    for (let part = 0; part < 9; part++) {
      if (part !== 4 && !used.has(color)) continue;
      const [x, y] = [column * 3 + (part % 3), row * 3 + Math.floor(part / 3)];
      cells[y * columns * 3 + x] = color;
    }
  });
  return { width: columns * 3, height: rows * 3, tokens: cells, used: used.size };
}

/** Return the pixels that have another colour number in the second of two results. */
export function movedBetween(before: Result, after: Result): number[] {
  return [...after.tokens.keys()].filter((pixel) => after.tokens[pixel] !== before.tokens[pixel]);
}

/** Write a result as JSON for another window: at most 40 KB for 64 x 64 pixels in 512 colours. */
export function encodeResult(result: Result): { [key: string]: Json } {
  return {
    levels: toBase64(result.levels),
    tokens: toBase64(new Uint8Array(result.tokens.buffer, 0, result.tokens.byteLength)),
    palette: toBase64(result.palette),
    error: result.error,
    moved: [...result.moved],
    settled: result.settled,
  };
}

/** Read a result from that JSON; undefined if it holds none. */
export function decodeResult(json: Readonly<Record<string, unknown>>): Result | undefined {
  const { levels, tokens, palette, error, moved, settled } = json;
  if (typeof levels !== 'string' || typeof tokens !== 'string' || typeof palette !== 'string')
    return undefined;
  if (typeof error !== 'number' || typeof settled !== 'boolean' || !isNumbers(moved))
    return undefined;
  const result: Result = {
    levels: Uint8ClampedArray.from(fromBase64(levels)),
    tokens: new Uint16Array(fromBase64(tokens).buffer),
    palette: fromBase64(palette),
    error,
    moved,
    settled,
  };
  const pixels = result.tokens.length;
  const whole = Number.isInteger(Math.sqrt(pixels)) && result.levels.length === pixels * 3;
  return whole && result.tokens.every((token) => token * 3 < result.palette.length)
    ? result
    : undefined;
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

export function toBase64(bytes: Uint8Array | Uint8ClampedArray): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** @throws DOMException if the text is not base64 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
