/** How long work goes on before the browser may paint and answer, in milliseconds. */
const LONGEST = 8;

/** Parts long work: what it gives is awaited after each part, and waits when others have their turn. */
export function turns(): () => Promise<void> {
  let end = performance.now() + LONGEST;
  return async () => {
    if (performance.now() < end) return;
    await nextTask();
    end = performance.now() + LONGEST;
  };
}

/**
 * Lets others have their turn. A message comes as soon as they have had it, in a tab of the background
 * too.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
