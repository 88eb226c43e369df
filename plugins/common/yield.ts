/** Work goes on for at most this many milliseconds before the browser may paint and answer. */
const LONGEST = 8;

/** Return a function to await between the parts of long work: it yields to the browser when it is time. */
export function createYield(): () => Promise<void> {
  let end = performance.now() + LONGEST;
  return async () => {
    if (performance.now() < end) return;
    await nextTask();
    end = performance.now() + LONGEST;
  };
}

/** Let the browser run its other tasks. A message, unlike a timer, is not delayed in a background tab. */
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
