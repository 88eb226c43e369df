/** Turns files into bitmaps: upright, in sRGB, of an animation the first picture. */

const LARGEST = 50_000_000;
/** A drawing is made this large: six times the square that is averaged. */
const DRAWN = 1152;
const XLINK = 'http://www.w3.org/1999/xlink';
/** Larger squares are first shrunk by the browser, so that a huge photograph does not stay in memory. */
const WIDEST = 4608;
const SHRUNK = 2304;

/** What keeps a file from being a picture; the message is one sentence, fit to be shown. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

/** A picture that was read, and its size in its own pixels. */
export interface Decoded {
  /** Its central square, or all of it; whoever gets it closes it. */
  readonly bitmap: ImageBitmap;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a picture.
 * @throws PictureError on an empty file, one over 50 MB (before reading it), one that holds no picture
 *   that the browser knows, and a drawing with parts that are not its own
 */
export async function decode(file: Blob, name: string): Promise<Decoded> {
  if (file.size === 0) throw new PictureError(`${name} is empty.`);
  if (file.size > LARGEST)
    throw new PictureError(`${name} has ${Math.round(file.size / 1e6)} MB; 50 MB is the most.`);
  if (isDrawing(file) && hasOutsideParts(await file.text()))
    throw new PictureError(`${name} has parts from outside, which are not read.`);
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await loaded(image);
    const bitmap = isDrawing(file) ? await drawn(image) : await read(file, image);
    const { naturalWidth, naturalHeight } = image;
    return { bitmap, width: naturalWidth || DRAWN, height: naturalHeight || DRAWN };
  } catch (error) {
    throw new PictureError(`${name} is no picture that this browser can read.`, { cause: error });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Resolves when the size of a picture is known; it is not decoded for that. */
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
 * Whether a drawing refers to other files, which browsers leave out of a picture, or holds a piece of a
 * page, which makes a picture unreadable in some.
 */
function hasOutsideParts(markup: string): boolean {
  const drawing = new DOMParser().parseFromString(markup, 'image/svg+xml');
  if (drawing.querySelector('foreignObject')) return true;
  return [...drawing.querySelectorAll('image, use, feImage')].some((part) => {
    const address = part.getAttribute('href') ?? part.getAttributeNS(XLINK, 'href') ?? '';
    return !/^(?:#|data:|$)/.test(address.trim());
  });
}

async function read(file: Blob, { naturalWidth, naturalHeight }: HTMLImageElement) {
  const size = Math.min(naturalWidth, naturalHeight);
  if (Math.max(naturalWidth, naturalHeight) <= WIDEST) return createImageBitmap(file);
  const left = Math.floor((naturalWidth - size) / 2);
  const top = Math.floor((naturalHeight - size) / 2);
  const side = Math.min(size, SHRUNK);
  return createImageBitmap(file, left, top, size, size, {
    resizeWidth: side,
    resizeHeight: side,
    resizeQuality: 'high',
  });
}

/** The central square of a drawing, which has no pixels of its own. */
async function drawn(image: HTMLImageElement): Promise<ImageBitmap> {
  const [width, height] = [image.naturalWidth || DRAWN, image.naturalHeight || DRAWN];
  const scale = DRAWN / Math.min(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = DRAWN;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw.');
  const [w, h] = [width * scale, height * scale];
  context.drawImage(image, (DRAWN - w) / 2, (DRAWN - h) / 2, w, h);
  const bitmap = await createImageBitmap(canvas);
  canvas.width = canvas.height = 0;
  return bitmap;
}
