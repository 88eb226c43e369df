/** A camera that is on; its pictures come one after the other until it is stopped. */
export interface Camera {
  /** The picture that it sees now. */
  picture(): Promise<ImageBitmap>;
  stop(): void;
}

/** Whether the browser can show what a camera sees; else a file chooser may still take a picture. */
export function hasCamera(): boolean {
  return 'mediaDevices' in navigator && !matchMedia('(pointer: coarse)').matches;
}

/**
 * Asks for the camera, and waits for its first picture.
 * @throws Error with one plain sentence where there is none or it is not allowed
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
    throw new Error('The camera shows nothing.', { cause: error });
  }
  return {
    picture: () => createImageBitmap(video),
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
    throw new Error(denied ? 'The camera is not allowed here.' : 'There is no camera to open.', {
      cause: error,
    });
  }
}
