/** The worker of the palette: averages the light of a picture, and finds its colours. */
import { SquareOfLight } from '../../igpt/colour/resize.ts';
import { PictureError } from '../../kit/pictures/decode.ts';
import type { Reply, Request } from './messages.ts';
import { quantising } from './quantising.ts';

/** The side of the square in which a picture is shown, twice as fine as the stage. */
const SHOWN = 576;
/** How many pixels are read at once: a band of rows, so that a large picture needs little room. */
const BAND = 2 ** 20;

// A message to oneself waits behind those of the page, and unlike a timer for nothing else.
const { port1, port2 } = new MessageChannel();
let goOn: () => void = () => undefined;
port1.onmessage = () => goOn();

/** Lets the page's messages in. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    goOn = resolve;
    port2.postMessage(undefined);
  });
}

/** The number of the latest request of each kind; an earlier one is given up. */
const latest = { light: 0, quantise: 0 };

async function handle(request: Request): Promise<void> {
  latest[request.kind] = request.id;
  try {
    if (request.kind === 'light') light(request);
    else await quantise(request);
  } catch (error) {
    const message = error instanceof PictureError ? error.message : 'This picture failed.';
    reply({ kind: 'failed', id: request.id, message });
  }
}

function light({ id, bitmap, ground }: Extract<Request, { kind: 'light' }>): void {
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
    const shown = contextOf(SHOWN, SHOWN);
    shown.imageSmoothingEnabled = size > SHOWN;
    shown.imageSmoothingQuality = 'high';
    shown.drawImage(bitmap, left, top, size, size, 0, 0, SHOWN, SHOWN);
    const preview = shown.canvas.transferToImageBitmap();
    const { light } = average;
    reply({ kind: 'light', id, light, preview }, [light.buffer, preview]);
  } finally {
    bitmap.close();
  }
}

async function quantise({ id, task }: Extract<Request, { kind: 'quantise' }>): Promise<void> {
  for (const result of quantising(task)) {
    reply({ kind: 'result', id, result });
    await breathe();
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
