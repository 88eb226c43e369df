import type { RevealApi } from 'reveal.js';

/**
 * Closes what was opened on a slide (`<details>`): Esc closes it and does nothing else, and so does
 * leaving the slide. Its key comes before that of whatever lies below, so bind it first.
 * @param isCovered - whether something lies over the slides that has the keys to itself
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

/** What had the focus within would be hidden with it. */
function close(details: HTMLDetailsElement): void {
  if (details.contains(document.activeElement)) details.querySelector('summary')?.focus();
  details.open = false;
}
