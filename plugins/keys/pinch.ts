/** The magnification above which the page counts as zoomed by two fingers. */
const zoomed = 1.03;

/** Prevent swipes while the page is zoomed by pinching: then one finger moves the page. */
export function leavePinchAlone(root: HTMLElement, signal: AbortSignal): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const update = () => {
    root.toggleAttribute('data-prevent-swipe', viewport.scale > zoomed);
  };
  viewport.addEventListener('resize', update, { signal });
}
