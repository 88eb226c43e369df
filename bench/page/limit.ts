/** Return the operations a second that some workers reach together in plain products of matrices. */
export async function productSpeed(workers: number, seconds: number): Promise<number> {
  const speeds = await Promise.all(Array.from({ length: workers }, () => speedOfOne(seconds)));
  return speeds.reduce((a, b) => a + b, 0);
}

function speedOfOne(seconds: number): Promise<number> {
  const worker = new Worker(new URL('./limit-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<number>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
    worker.postMessage(seconds);
  }).finally(() => worker.terminate());
}
