import { quantise } from '../../igpt/colour/palette.ts';
import { resize } from '../../igpt/colour/resize.ts';
import { channelsOf } from '../../kit/draw/hex.ts';
import { createCanvas } from '../../kit/draw/canvas.ts';
import { decode } from './decode.ts';

/** The longest side of a photo whose pixels are averaged. */
const MAX_SIDE = 512;

/**
 * Read the central square of a picture in a model's colours.
 * @param palette - colours as `#rrggbb`
 * @param side - of the result, in pixels
 * @returns (side * side) the index of each pixel's nearest colour
 * @throws PictureError if the file is no picture that can be read
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

/** Read the central square on white ground, no larger than needed. */
async function squareOf(file: File, least: number): Promise<ImageData> {
  const { bitmap } = await decode(file, file.name || 'The picture');
  const from = Math.min(bitmap.width, bitmap.height);
  const side = Math.max(least, Math.min(from, MAX_SIDE));
  const context = createCanvas(side, side, { willReadFrequently: true });
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, side, side);
  const [left, top] = [(bitmap.width - from) / 2, (bitmap.height - from) / 2];
  context.drawImage(bitmap, left, top, from, from, 0, 0, side, side);
  bitmap.close();
  return context.getImageData(0, 0, side, side);
}
