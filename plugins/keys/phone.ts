import type { RevealApi } from 'reveal.js';
import { goTo } from '../common/go.ts';
import { inScrollView } from '../common/views.ts';

/** What steps are called while they take no part. */
const asideClass = 'fragment-aside';

/**
 * Lets the scroll view, which narrow windows and the address ask for, begin only when the deck is ready.
 * Begun earlier, reveal 6 throws if the page has loaded before the plugins have, keeps empty slides
 * where stacks were, and loses the slide that the address names.
 *
 * In it every step is there from the start: who scrolls reads at one's own pace, and reveal would
 * leave screens of white for the steps.
 *
 * To be called before anything is waited for: the page may be loaded any time after.
 */
export function startScrollViewLate(deck: RevealApi, root: HTMLElement, signal: AbortSignal): void {
  const config = deck.getConfig();
  const view: string | null | undefined = config.view;
  const isAsked = view === 'scroll' || view === 'reader';
  const width = isAsked ? Infinity : config.scrollActivationWidth;
  delete config.scrollActivationWidth;
  // Reveal hears no touches in the scroll view that it begins with: they scroll.
  if (isAsked) Object.assign(config, { view: null, touch: false });
  const begin = () => {
    const slide = deck.getCurrentSlide();
    if (width !== undefined) config.scrollActivationWidth = width;
    // 0 is never.
    if (width) deck.layout();
    followView();
    if (inScrollView(deck) && location.hash.length > 2) goTo(deck, slide);
  };
  const followView = () => {
    const slide = deck.getCurrentSlide();
    if (!inScrollView(deck)) rename(root, asideClass, 'fragment');
    else if (rename(root, 'fragment', asideClass)) {
      deck.layout();
      // Without the room for steps it lies elsewhere.
      goTo(deck, slide);
    }
  };
  root.addEventListener('ready', begin, { signal, once: true });
  // Reveal tells of the scroll view by a class alone.
  const observer = new MutationObserver(followView);
  const viewport = deck.getViewportElement();
  if (viewport) observer.observe(viewport, { attributeFilter: ['class'] });
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

/** Gives elements of one class another; false if there were none. */
function rename(root: HTMLElement, from: string, to: string): boolean {
  const elements = Array.from(root.getElementsByClassName(from));
  for (const element of elements) element.classList.replace(from, to);
  return elements.length > 0;
}
