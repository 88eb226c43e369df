/** After its font has loaded, the first slide has the network to itself for this many milliseconds. */
const HEAD_START = 1000;

/** Do work that the first slide does not need: after its font has loaded, when the browser is idle. */
export function afterFirstSlide(work: () => void): void {
  void document.fonts.ready.then(() => setTimeout(whenIdle, HEAD_START, work));
}

/** Do work when the browser is idle; at once in Safari, which has no `requestIdleCallback`. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 5000 });
  else work();
}
