/** Pictures of one's own: they never leave the machine, but another window of the deck shows them too. */
import type { Json } from '../../../plugins/figures/contract.ts';
import type { ShownPicture } from './view.ts';

/** The bitmap as a canvas, which may be painted more than once; the bitmap is closed. */
export function copied(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}

/** How wide a picture of one's own is in another window, and how well it is kept. */
const [MIRRORED, QUALITY] = [192, 0.7];

/** A picture of one's own, small enough to be sent to another window. */
export function packedOwn({ name, width, height, preview }: ShownPicture): Json {
  return { name, width, height, preview: smallPreview(preview) };
}

function smallPreview(preview: ShownPicture['preview']): string {
  if (typeof preview === 'string') return preview;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = MIRRORED;
  canvas.getContext('2d')?.drawImage(preview, 0, 0, MIRRORED, MIRRORED);
  return canvas.toDataURL('image/webp', QUALITY);
}

/** The picture that another window has sent; undefined where it is none. */
export function unpackedOwn(json: Json | undefined): ShownPicture | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { name, width, height, preview } = json;
  if (typeof name !== 'string' || typeof width !== 'number' || typeof height !== 'number')
    return undefined;
  // A picture of one's own comes as data: nothing is ever asked for by an address from outside.
  if (typeof preview !== 'string' || !preview.startsWith('data:image/')) return undefined;
  return { name, width, height, preview };
}
