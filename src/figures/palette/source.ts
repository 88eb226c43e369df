import { decode, PictureError, type Decoded } from '../pictures/decode.ts';
import { canvasOf, type OwnPicture } from './own-picture.ts';
import { photoAddresses } from './photos.ts';
import type { Photo } from './state.ts';
import { Superseded, type WorkerClient } from './worker-client.ts';

/** What is quantised: a photograph of the deck, or the visitor's own picture. */
export interface Source {
  /** (192, 192, 3) in linear light. */
  readonly light: Float32Array;
  readonly photo?: Photo;
  readonly own?: OwnPicture;
  /** What is written beneath it. */
  readonly note: string;
}

type Ground = readonly [number, number, number];

/**
 * Load a photograph of the deck.
 * @param ground - what transparent parts let through
 * @throws PictureError if it does not come, Superseded if it is no longer wanted
 */
export async function readPhoto(
  photo: Photo,
  note: string,
  worker: WorkerClient,
  ground: Ground,
  signal: AbortSignal,
): Promise<Source> {
  const response = await fetch(photoAddresses[photo]).catch(() => undefined);
  if (!response?.ok) throw new PictureError('The photograph could not be loaded.');
  const { bitmap } = await decode(await response.blob(), 'The photograph');
  if (signal.aborted) {
    bitmap.close();
    throw new Superseded();
  }
  const { light, preview } = await worker.read(bitmap, ground);
  preview.close();
  return { light, photo, note };
}

/** Average a picture of the visitor's. */
export async function readOwnPicture(
  { bitmap, width, height }: Decoded,
  name: string,
  note: string,
  worker: WorkerClient,
  ground: Ground,
): Promise<Source> {
  const { light, preview } = await worker.read(bitmap, ground);
  return { light, own: { name, width, height, preview: canvasOf(preview) }, note };
}
