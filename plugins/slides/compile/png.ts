import { encode, type ImageData } from 'fast-png';
import type { Raster } from '../../figures/contract.ts';

/** Return the red, green, blue and alpha of a colour `#rrggbb`. */
const rgba = (colour: string): number[] => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) throw new Error(`The palette's colour "${colour}" is not written as #rrggbb.`);
  return [...match.slice(1).map((hex) => parseInt(hex, 16)), 255];
};

/**
 * Return a picture as the bytes of a PNG, each of its pixels `scale` pixels wide: with a palette up to
 * 256 colours, else in true colour. Tokens below 0 are transparent.
 * @throws Error if a token has no colour or the sizes do not fit
 */
export const png = ({ width, height, tokens, palette }: Raster, scale: number): Uint8Array => {
  if (!Number.isInteger(scale) || scale < 1)
    throw new Error(`A PNG's scale is a whole number, not ${scale}.`);
  if (tokens.length !== width * height) {
    throw new Error(
      `A raster of ${width} x ${height} needs ${width * height} tokens, not ${tokens.length}.`,
    );
  }
  // Transparent pixels come first, as the palette of a PNG wants it.
  const used = [...new Set(Array.from(tokens))].sort((a, b) => a - b);
  const colours = used.map((token) => {
    if (token < 0) return [0, 0, 0, 0];
    const colour = palette[token];
    if (colour === undefined)
      throw new Error(`The token ${token} has no colour in a palette of ${palette.length}.`);
    return rgba(colour);
  });
  const clear = (used[0] ?? 0) < 0;
  const indexed = used.length <= 256;
  const channels = indexed ? 1 : 4;
  const pixels = new Map(used.map((token, at) => [token, indexed ? [at] : (colours[at] ?? [])]));

  const stride = width * scale * channels;
  const data = new Uint8Array(stride * height * scale);
  for (let y = 0; y < height; y++) {
    const first = y * scale * stride;
    for (let x = 0; x < width * scale; x++) {
      const pixel = pixels.get(tokens[y * width + Math.floor(x / scale)] ?? -1);
      data.set(pixel ?? [], first + x * channels);
    }
    for (let copy = 1; copy < scale; copy++)
      data.copyWithin(first + copy * stride, first, first + stride);
  }
  const image: ImageData = { width: width * scale, height: height * scale, data, channels };
  if (indexed) image.palette = colours.map((colour) => colour.slice(0, clear ? 4 : 3));
  return encode(image, { zlib: { level: 9 } });
};

/** A drawing shows the same pictures in both rooms, and again after most changes of a deck. */
const addresses = new Map<string, string>();

/** Return a picture as the address of a PNG; the same one is made once. */
export const pngAddress = (raster: Raster, scale: number): string => {
  const { width, height, tokens, palette } = raster;
  const key = `${width} ${height} ${scale} ${Array.from(tokens).join()} ${palette.join()}`;
  const address =
    addresses.get(key) ??
    `data:image/png;base64,${Buffer.from(png(raster, scale)).toString('base64')}`;
  addresses.set(key, address);
  return address;
};
