/** How long the first slide has the network for itself once its face has come, in milliseconds. */
const HEAD_START = 1000;

/** Does work that the first slide does not need: when its face has come, and nothing else is to do. */
export function later(work: () => void): void {
  void document.fonts.ready.then(() => setTimeout(whenIdle, HEAD_START, work));
}

/** Does work when nothing else is to do. Safari has no `requestIdleCallback`. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 5000 });
  else work();
}
