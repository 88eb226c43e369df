/** The palette's worker: it averages the light of a picture, and finds its colours. */
import { nextTask } from '../../../plugins/common/yield.ts';
import { SquareOfLight } from '../../igpt/colour/resize.ts';
import { PictureError } from '../pictures/decode.ts';
import { quantising, type Task } from './quantising.ts';
import type { Result } from './result.ts';

/** What the page asks; a later request of one kind takes the place of an earlier one. */
export type Request =
  | {
      readonly kind: 'light';
      readonly id: number;
      readonly bitmap: ImageBitmap;
      /** sRGB levels of what shows through transparent pixels. */
      readonly ground: readonly [number, number, number];
    }
  | { readonly kind: 'quantise'; readonly id: number; readonly task: Task };

/** What the worker replies, with the request's number. */
export type Reply =
  | {
      readonly kind: 'light';
      readonly id: number;
      /** (192, 192, 3) the picture's central square, in linear light. */
      readonly light: Float32Array<ArrayBuffer>;
      /** The same square as it is shown. */
      readonly preview: ImageBitmap;
    }
  | { readonly kind: 'result'; readonly id: number; readonly result: Result }
  /** The message is one sentence, fit to be shown. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** The side of the square in which a picture is shown, twice as fine as the stage. */
const PREVIEW_SIDE = 576;
/** How many pixels are read at once, as a band of rows: a large picture then needs little memory. */
const BAND = 2 ** 20;

/** The number of the latest request of each kind; an earlier one is given up. */
const latest = { light: 0, quantise: 0 };

async function handle(request: Request): Promise<void> {
  latest[request.kind] = request.id;
  try {
    if (request.kind === 'light') averageLight(request);
    else await quantise(request);
  } catch (error) {
    const message = error instanceof PictureError ? error.message : 'This picture failed.';
    reply({ kind: 'failed', id: request.id, message });
  }
}

function averageLight({ id, bitmap, ground }: Extract<Request, { kind: 'light' }>): void {
  try {
    const average = new SquareOfLight(bitmap.width, bitmap.height, undefined, ground);
    const { left, top, size } = average.square;
    const rows = Math.min(size, Math.max(1, Math.floor(BAND / size)));
    const band = contextOf(size, rows);
    for (let from = 0; from < size; from += rows) {
      const height = Math.min(rows, size - from);
      band.clearRect(0, 0, size, rows);
      band.drawImage(bitmap, left, top + from, size, height, 0, 0, size, height);
      average.add(band.getImageData(0, 0, size, height).data, 4, from);
    }
    const preview = contextOf(PREVIEW_SIDE, PREVIEW_SIDE);
    preview.imageSmoothingEnabled = size > PREVIEW_SIDE;
    preview.imageSmoothingQuality = 'high';
    preview.drawImage(bitmap, left, top, size, size, 0, 0, PREVIEW_SIDE, PREVIEW_SIDE);
    const { light } = average;
    const shown = preview.canvas.transferToImageBitmap();
    reply({ kind: 'light', id, light, preview: shown }, [light.buffer, shown]);
  } finally {
    bitmap.close();
  }
}

async function quantise({ id, task }: Extract<Request, { kind: 'quantise' }>): Promise<void> {
  for (const result of quantising(task)) {
    reply({ kind: 'result', id, result });
    // So that messages of the page come in.
    await nextTask();
    if (latest.quantise !== id) return;
  }
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new PictureError('This browser cannot draw outside of the page.');
  return context;
}

function reply(message: Reply, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

self.onmessage = ({ data }: MessageEvent<Request>) => void handle(data);
