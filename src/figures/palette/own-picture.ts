/** The visitor's own pictures: they never leave the machine, but another window of the deck shows them. */
import type { Json } from '../../../plugins/figures/contract.ts';
import { createCanvas } from '../../kit/draw/canvas.ts';

/** A picture that a visitor has opened or taken. */
export interface OwnPicture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Its central square: pixels, or an address in another window. */
  readonly preview: CanvasImageSource | string;
}

/** The side of a preview in another window, and its quality as WebP. */
const [MIRRORED_SIDE, QUALITY] = [192, 0.7];

/** Copy a bitmap to a canvas, which may be painted more than once, and close the bitmap. */
export function canvasOf(bitmap: ImageBitmap): HTMLCanvasElement {
  const context = createCanvas(bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.canvas;
}

/** Write a picture as JSON that is small enough to be sent to another window. */
export function encodeOwnPicture({ name, width, height, preview }: OwnPicture): Json {
  return { name, width, height, preview: typeof preview === 'string' ? preview : encode(preview) };
}

function encode(preview: CanvasImageSource): string {
  const context = createCanvas(MIRRORED_SIDE, MIRRORED_SIDE);
  context.drawImage(preview, 0, 0, MIRRORED_SIDE, MIRRORED_SIDE);
  return context.canvas.toDataURL('image/webp', QUALITY);
}

/** Read a picture that another window has sent; undefined if it is none. */
export function decodeOwnPicture(json: Json | undefined): OwnPicture | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { name, width, height, preview } = json;
  if (typeof name !== 'string' || typeof width !== 'number' || typeof height !== 'number')
    return undefined;
  // Only data: nothing is ever requested from an address that came from outside.
  if (typeof preview !== 'string' || !preview.startsWith('data:image/')) return undefined;
  return { name, width, height, preview };
}
