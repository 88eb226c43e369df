import { PictureError } from '../../kit/pictures/decode.ts';

/** A camera that is on; its pictures come one after the other until it is off. */
export interface Camera {
  /**
   * Return the picture that it sees now; undefined once it is off, be it stopped, unplugged or no
   * longer allowed.
   */
  picture(): Promise<ImageBitmap | undefined>;
  stop(): void;
}

/** Whether the browser can show what a camera sees; else a file chooser may still take a picture. */
export function hasCamera(): boolean {
  return 'mediaDevices' in navigator && !matchMedia('(pointer: coarse)').matches;
}

/**
 * Asks for the camera, and waits for its first picture.
 * @throws PictureError where there is none or it is not allowed
 */
export async function openCamera(): Promise<Camera> {
  const stream = await streamOf();
  const stop = (): void => stream.getTracks().forEach((track) => track.stop());
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
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
      // It may go off meanwhile; there is then no picture, or one of a black video.
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
