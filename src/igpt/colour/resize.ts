/**
 * Resizing in linear light: sRGB levels are a code for brightness (IEC 61966-2-1), so areas are
 * averaged as light adds up, not as it is coded.
 */

/**
 * The side of a square of light that pictures of 32, 48 and 64 pixels can be averaged from exactly,
 * because each divides it.
 */
export const LIGHT_SIDE = 192;

/** Averages the central square of a picture by areas, one band of rows after another. */
export class SquareOfLight {
  /** (side, side, 3) the light of each area, 0 to 1; final after the last row. */
  readonly light: Float32Array<ArrayBuffer>;
  readonly #width: number;
  readonly #height: number;
  readonly #side: number;
  readonly #ground: readonly [number, number, number];

  /**
   * @param width - of the picture in pixels; if smaller than `side`, an area is a part of a pixel
   * @param side - of the result
   * @param ground - sRGB levels of the background behind transparent pixels
   */
  constructor(
    width: number,
    height: number,
    side = LIGHT_SIDE,
    ground: readonly [number, number, number] = [255, 255, 255],
  ) {
    if (!(width >= 1 && height >= 1)) throw new RangeError('A picture needs at least one pixel.');
    this.#width = width;
    this.#height = height;
    this.#side = side;
    this.#ground = ground;
    this.light = new Float32Array(side * side * 3);
  }

  /** The central square: its left and top edge and its side, in pixels. */
  get square(): { left: number; top: number; size: number } {
    return centralSquare(this.#width, this.#height);
  }

  /**
   * Add rows of the central square.
   * @param pixels - (rows, size, channels) sRGB levels; a fourth channel is opacity over the ground
   * @param from - the number of the first row, counted from the square's top
   */
  add(pixels: Uint8Array | Uint8ClampedArray, channels: 3 | 4, from: number): void {
    const { size } = this.square;
    const part = size / this.#side;
    const ground = this.#ground.map((level) => TO_LINEAR[level] ?? 0);
    const rows = pixels.length / channels / size;
    // One row of areas at a time: light of the row that comes in, shared among the columns.
    const columns = new Float32Array(this.#side * 3);
    for (let row = 0; row < rows; row++) {
      columns.fill(0);
      this.#addRow(columns, pixels.subarray(row * size * channels), channels, ground);
      const top = from + row;
      const last = Math.min(this.#side, Math.ceil((top + 1) / part));
      for (let y = Math.floor(top / part); y < last; y++) {
        const share = overlap(top, y * part, part);
        const at = y * this.#side * 3;
        for (let i = 0; i < columns.length; i++)
          this.light[at + i] = (this.light[at + i] ?? 0) + share * (columns[i] ?? 0);
      }
    }
  }

  #addRow(
    columns: Float32Array,
    pixels: Uint8Array | Uint8ClampedArray,
    channels: 3 | 4,
    ground: readonly number[],
  ): void {
    const { size } = this.square;
    const part = size / this.#side;
    for (let column = 0; column < size; column++) {
      const at = column * channels;
      const own = channels === 4 ? (pixels[at + 3] ?? 0) / 255 : 1;
      const last = Math.min(this.#side, Math.ceil((column + 1) / part));
      for (let x = Math.floor(column / part); x < last; x++) {
        const share = overlap(column, x * part, part);
        for (let channel = 0; channel < 3; channel++) {
          const light = TO_LINEAR[pixels[at + channel] ?? 0] ?? 0;
          const shown = own * light + (1 - own) * (ground[channel] ?? 0);
          columns[x * 3 + channel] = (columns[x * 3 + channel] ?? 0) + share * shown;
        }
      }
    }
  }
}

/** Return the largest square in the middle of a picture, in whole pixels. */
export function centralSquare(
  width: number,
  height: number,
): { left: number; top: number; size: number } {
  const size = Math.min(width, height);
  return { left: Math.floor((width - size) / 2), top: Math.floor((height - size) / 2), size };
}

/** Return the share of an area, from `start` and `part` long, that the pixel at `pixel` covers. */
function overlap(pixel: number, start: number, part: number): number {
  return Math.max(0, Math.min(pixel + 1, start + part) - Math.max(pixel, start)) / part;
}

/**
 * Shrink a square of light and return it as sRGB levels.
 * @param light - (from, from, 3)
 * @param side - divides `from`, so that no area splits a pixel
 * @returns (side, side, 3) sRGB levels
 */
export function levelsOf(light: Float32Array, side: number): Uint8ClampedArray {
  const from = Math.round(Math.sqrt(light.length / 3));
  const part = from / side;
  if (!Number.isInteger(part)) throw new RangeError(`${side} does not divide ${from}.`);
  const levels = new Uint8ClampedArray(side * side * 3);
  for (let i = 0; i < levels.length; i++) {
    const [x, y] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side)];
    let sum = 0;
    for (let row = y * part; row < (y + 1) * part; row++) {
      for (let column = x * part; column < (x + 1) * part; column++)
        sum += light[(row * from + column) * 3 + (i % 3)] ?? 0;
    }
    levels[i] = toLevel(sum / part ** 2);
  }
  return levels;
}

/**
 * Resize the central square of a picture by averaging areas in linear light.
 * @param pixels - (height, width, channels) sRGB levels; a fourth channel lets a white ground through
 * @param side - the side of the result
 * @returns (side, side, 3) sRGB levels
 */
export function resize(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 3 | 4,
  side: number,
): Uint8ClampedArray {
  const square = new SquareOfLight(width, height, side);
  const { left, top, size } = square.square;
  for (let row = 0; row < size; row++) {
    const start = ((top + row) * width + left) * channels;
    square.add(pixels.subarray(start, start + size * channels), channels, row);
  }
  return levelsOf(square.light, side);
}

const TO_LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

function toLevel(light: number): number {
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(value * 255);
}
