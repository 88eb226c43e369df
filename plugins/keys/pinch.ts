/** Above this magnification the page counts as zoomed by two fingers. */
const zoomed = 1.03;

/**
 * While a page is zoomed by pinching, one finger moves it about: reveal must not take that for a
 * swipe.
 */
export function leavePinchAlone(root: HTMLElement, signal: AbortSignal): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const update = () => {
    root.toggleAttribute('data-prevent-swipe', viewport.scale > zoomed);
  };
  viewport.addEventListener('resize', update, { signal });
}
