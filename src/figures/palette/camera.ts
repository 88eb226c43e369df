import { h } from '../../../plugins/common/h.ts';
import { PictureError } from '../pictures/decode.ts';

/** A camera that is on. */
export interface Camera {
  /** Return the picture that it sees now; undefined once it is stopped, unplugged or not allowed. */
  picture(): Promise<ImageBitmap | undefined>;
  stop(): void;
}

/** Return whether the page can show what a camera sees; else a file chooser may still take a picture. */
export function hasCamera(): boolean {
  return 'mediaDevices' in navigator && !matchMedia('(pointer: coarse)').matches;
}

/**
 * Ask for the camera, and wait for its first picture.
 * @throws PictureError if there is none or it is not allowed
 */
export async function openCamera(): Promise<Camera> {
  const stream = await streamOf();
  const stop = (): void => stream.getTracks().forEach((track) => track.stop());
  const video = h('video', { playsinline: true });
  video.muted = true;
  video.srcObject = stream;
  try {
    await video.play();
  } catch (error) {
    stop();
    throw new PictureError('The camera shows nothing.', { cause: error });
  }
  const isOn = (): boolean => stream.getTracks().some(({ readyState }) => readyState === 'live');
  return {
    async picture() {
      if (!isOn()) return undefined;
      // It may go off meanwhile: then there is no picture, or a black one.
      const bitmap = await createImageBitmap(video).catch(() => undefined);
      if (isOn()) return bitmap;
      bitmap?.close();
      return undefined;
    },
    stop() {
      stop();
      video.srcObject = null;
    },
  };
}

async function streamOf(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 640 } } });
  } catch (error) {
    const denied = error instanceof DOMException && error.name === 'NotAllowedError';
    throw new PictureError(
      denied ? 'The camera is not allowed here.' : 'There is no camera to open.',
      { cause: error },
    );
  }
}
