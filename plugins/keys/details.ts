import type { RevealApi } from 'reveal.js';

/**
 * Close the `<details>` that are open on a slide: by Esc, which then does nothing else, and when the
 * slide is left. Bind this first, so that it gets Esc before anything else does.
 * @param isCovered - returns whether a dialog or overlay lies over the slides and takes all keys
 */
export function closeDetails(
  deck: RevealApi,
  root: HTMLElement,
  isCovered: () => boolean,
  signal: AbortSignal,
): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isCovered()) return;
    const open = openIn(deck.getCurrentSlide());
    if (open.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const details of open) close(details);
  };
  addEventListener('keydown', onKey, { capture: true, signal });
  const onChange = (event: Event) => {
    const left: unknown = 'previousSlide' in event ? event.previousSlide : undefined;
    if (left instanceof HTMLElement) for (const details of openIn(left)) details.open = false;
  };
  root.addEventListener('slidechanged', onChange, { signal });
}

function openIn(slide: Element | undefined): HTMLDetailsElement[] {
  return Array.from(slide?.querySelectorAll<HTMLDetailsElement>('details[open]') ?? []);
}

/** Close details, and move the focus out of what is hidden with them. */
function close(details: HTMLDetailsElement): void {
  if (details.contains(document.activeElement)) details.querySelector('summary')?.focus();
  details.open = false;
}
