/** Files become bitmaps: upright, in sRGB, the first picture of an animation. */
import { createCanvas } from '../../kit/draw/canvas.ts';

/** The largest file, in bytes. */
const MAX_BYTES = 50_000_000;
/** The side of the square that a vector drawing is painted on, in pixels. */
const DRAWING_SIDE = 1152;
/** The longest side that is decoded whole, in pixels. */
const MAX_SIDE = 4608;
/** A larger photograph is shrunk to this by the browser, so that it does not stay in memory. */
const SHRUNK_SIDE = 2304;
const XLINK = 'http://www.w3.org/1999/xlink';

/** A file is no picture that can be read; the message is one sentence, fit to be shown. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

/** A decoded picture. */
export interface Decoded {
  /** The central square, or the whole picture; the caller closes it. */
  readonly bitmap: ImageBitmap;
  /** The size of the whole picture, in its own pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Decode a picture.
 * @param name - the file's name in messages
 * @throws PictureError if the file is empty, over 50 MB (then it is not read), no picture that the
 *   browser knows, or a drawing that refers to other files
 */
export async function decode(file: Blob, name: string): Promise<Decoded> {
  if (file.size === 0) throw new PictureError(`${name} is empty.`);
  if (file.size > MAX_BYTES)
    throw new PictureError(`${name} has ${Math.round(file.size / 1e6)} MB; 50 MB is the most.`);
  if (isDrawing(file) && refersToOthers(await file.text()))
    throw new PictureError(`${name} has parts from outside, which are not read.`);
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await loaded(image);
    const bitmap = isDrawing(file)
      ? await bitmapOfDrawing(image)
      : await bitmapOfPhoto(file, image);
    const { naturalWidth, naturalHeight } = image;
    return {
      bitmap,
      width: naturalWidth || DRAWING_SIDE,
      height: naturalHeight || DRAWING_SIDE,
    };
  } catch (error) {
    throw new PictureError(`${name} is no picture that this browser can read.`, { cause: error });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Wait until the size of a picture is known; it is not decoded for that. */
function loaded(image: HTMLImageElement): Promise<void> {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('The picture could not be loaded.'));
  });
}

function isDrawing(file: Blob): boolean {
  return file.type.startsWith('image/svg');
}

/**
 * Return whether a drawing refers to other files, which browsers leave out of a picture, or holds a
 * piece of a page, which some browsers do not read back from a canvas.
 */
function refersToOthers(markup: string): boolean {
  const drawing = new DOMParser().parseFromString(markup, 'image/svg+xml');
  if (drawing.querySelector('foreignObject')) return true;
  return [...drawing.querySelectorAll('image, use, feImage')].some((part) => {
    const address = part.getAttribute('href') ?? part.getAttributeNS(XLINK, 'href') ?? '';
    return !/^(?:#|data:|$)/.test(address.trim());
  });
}

async function bitmapOfPhoto(
  file: Blob,
  { naturalWidth, naturalHeight }: HTMLImageElement,
): Promise<ImageBitmap> {
  if (Math.max(naturalWidth, naturalHeight) <= MAX_SIDE) return createImageBitmap(file);
  const size = Math.min(naturalWidth, naturalHeight);
  const left = Math.floor((naturalWidth - size) / 2);
  const top = Math.floor((naturalHeight - size) / 2);
  const side = Math.min(size, SHRUNK_SIDE);
  return createImageBitmap(file, left, top, size, size, {
    resizeWidth: side,
    resizeHeight: side,
    resizeQuality: 'high',
  });
}

/** Paint the central square of a vector drawing, which has no pixels of its own. */
async function bitmapOfDrawing(image: HTMLImageElement): Promise<ImageBitmap> {
  const width = image.naturalWidth || DRAWING_SIDE;
  const height = image.naturalHeight || DRAWING_SIDE;
  const scale = DRAWING_SIDE / Math.min(width, height);
  const context = createCanvas(DRAWING_SIDE, DRAWING_SIDE);
  const [w, h] = [width * scale, height * scale];
  context.drawImage(image, (DRAWING_SIDE - w) / 2, (DRAWING_SIDE - h) / 2, w, h);
  return createImageBitmap(context.canvas);
}
