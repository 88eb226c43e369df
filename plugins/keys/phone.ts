import type { RevealApi } from 'reveal.js';
import { goTo } from '../common/go.ts';
import { inScrollView } from '../common/views.ts';

/** The class of steps that are shown from the start. */
const asideClass = 'fragment-aside';

/**
 * Delay the scroll view, which narrow windows and the address ask for, until the deck is ready. If it
 * begins earlier, reveal 6 throws when the page has loaded before the plugins have, leaves empty
 * slides in place of stacks, and loses the slide that the address names.
 *
 * In the scroll view all steps show from the start: reveal would leave a screen of white for each.
 *
 * Call this before awaiting anything: the page may finish loading at any time after.
 */
export function startScrollViewLate(deck: RevealApi, root: HTMLElement, signal: AbortSignal): void {
  const config = deck.getConfig();
  const view: string | null | undefined = config.view;
  const isAsked = view === 'scroll' || view === 'reader';
  const width = isAsked ? Infinity : config.scrollActivationWidth;
  delete config.scrollActivationWidth;
  // Reveal itself ignores touches in a scroll view that it begins with: they scroll.
  if (isAsked) Object.assign(config, { view: null, touch: false });
  const begin = () => {
    const slide = deck.getCurrentSlide();
    if (width !== undefined) config.scrollActivationWidth = width;
    // 0 means never.
    if (width) deck.layout();
    followView();
    if (inScrollView(deck) && location.hash.length > 2) goTo(deck, slide);
  };
  const followView = () => {
    const slide = deck.getCurrentSlide();
    if (!inScrollView(deck)) rename(root, asideClass, 'fragment');
    else if (rename(root, 'fragment', asideClass)) {
      deck.layout();
      // Without the space for steps the slide lies elsewhere.
      goTo(deck, slide);
    }
  };
  root.addEventListener('ready', begin, { signal, once: true });
  // Reveal sends no event for the scroll view, only sets a class.
  const observer = new MutationObserver(followView);
  const viewport = deck.getViewportElement();
  if (viewport) observer.observe(viewport, { attributeFilter: ['class'] });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Replace a class on all elements that have it; false if none has. */
function rename(root: HTMLElement, from: string, to: string): boolean {
  const elements = Array.from(root.getElementsByClassName(from));
  for (const element of elements) element.classList.replace(from, to);
  return elements.length > 0;
}
