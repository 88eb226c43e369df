import { channelsOf } from '../draw/channels.ts';
import { quantise } from '../../igpt/colour/palette.ts';
import { resize } from '../../igpt/colour/resize.ts';
import { decode, PictureError } from './decode.ts';

/** The shorter side that a photo is brought to before its pixels are averaged. */
const ENOUGH = 512;

/**
 * The central square of a picture in a model's colours.
 * @param palette - colours as `#rrggbb`
 * @param side - of the result, in pixels
 * @returns (side * side) the index of each pixel's nearest colour
 * @throws PictureError where it cannot be read
 */
export async function tokensOfPicture(
  file: File,
  palette: readonly string[],
  side: number,
): Promise<number[]> {
  const pixels = await squareOf(file, side);
  const small = resize(pixels.data, pixels.width, pixels.height, 4, side);
  const colors = Uint8Array.from(palette.flatMap(channelsOf));
  return Array.from(quantise(small, colors).tokens);
}

/** The picture's central square on white ground, as large as it needs to be. */
async function squareOf(file: File, least: number): Promise<ImageData> {
  const { bitmap } = await decode(file, file.name || 'The picture');
  const from = Math.min(bitmap.width, bitmap.height);
  const side = Math.max(least, Math.min(from, ENOUGH));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new PictureError('This browser lets no picture be read here.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, side, side);
  const [left, top] = [(bitmap.width - from) / 2, (bitmap.height - from) / 2];
  context.drawImage(bitmap, left, top, from, from, 0, 0, side, side);
  bitmap.close();
  return context.getImageData(0, 0, side, side);
}
