import type { RevealApi } from 'reveal.js';
import { inReading, inScrollView } from './views.ts';

/*
 * To find the current slide, reveal's scroll view assumes pages of one height, and is several slides
 * off if they differ. Here a line moves down the window while one scrolls, from its top at the
 * beginning to its bottom at the end: the page that it crosses is the current one.
 */

/** Return the current slide of the scroll view; undefined in all other views. */
export function slideInView(deck: RevealApi): HTMLElement | undefined {
  const view = deck.getViewportElement();
  if (!view || !inScrollView(deck)) return undefined;
  const line = (view.scrollTop / Math.max(reach(view), 1)) * view.clientHeight;
  const pages = Array.from(view.querySelectorAll('.scroll-page'));
  const page = pages.find((page) => page.getBoundingClientRect().bottom > line) ?? pages.at(-1);
  return page?.querySelector<HTMLElement>('section') ?? undefined;
}

/** Scroll until the whole slide is in the window and `slideInView` finds it. */
export function scrollToSlide(deck: RevealApi, section: HTMLElement): void {
  if (inReading()) section.scrollIntoView();
  const view = deck.getViewportElement();
  const page = section.closest<HTMLElement>('.scroll-page');
  if (!view || !page) return;
  const top = page.getBoundingClientRect().top + view.scrollTop;
  const bottom = top + page.offsetHeight;
  const crossed = ((top + bottom) / 2) * (reach(view) / view.scrollHeight);
  // A page with steps is longer than the window: show its first step.
  view.scrollTop = Math.min(Math.max(crossed, bottom - view.clientHeight), top);
}

function reach(view: HTMLElement): number {
  return view.scrollHeight - view.clientHeight;
}
