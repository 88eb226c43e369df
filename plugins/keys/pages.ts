import type { RevealApi } from 'reveal.js';
import { outline } from '../common/outline.ts';
import type { OutlineSlide } from '../common/outline.ts';
import type { Page } from './find.ts';

/** A slide that can be searched and opened. */
export type SlidePage = OutlineSlide & Page;

/** Read all slides and notes as they are now. */
export function readPages(deck: RevealApi): SlidePage[] {
  return outline(deck).map((slide) => ({
    ...slide,
    text: textOf(slide.section),
    notes: plain(deck.getSlideNotes(slide.section) ?? ''),
  }));
}

/** Parts of a slide that are not searched. The last two are second forms of each formula. */
const unread =
  'aside.notes, script, style, template, button, [display="none"], .katex-html, annotation';

function textOf(section: HTMLElement): string {
  const copy = section.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const element of copy.querySelectorAll(unread)) element.remove();
  return words(copy);
}

function plain(html: string): string {
  return words(new DOMParser().parseFromString(html, 'text/html').body);
}

/** Elements that are separate from the text around them. */
const blocks = 'p, li, td, th, dt, dd, div, figcaption, h1, h2, h3, h4, h5, h6, pre, text, math';

/** Elements in which letters of different elements can make one word. */
const joined = 'code, math';

/** Return the text as one line, with a space between elements that are separate. */
function words(root: Element): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = '';
  let block: Element | null = null;
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const own = parent?.closest(blocks) ?? null;
    const next = walker.currentNode.textContent ?? '';
    const touching = /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next);
    if (own !== block || (touching && !parent?.closest(joined))) text += ' ';
    block = own;
    text += next;
  }
  return text.replace(/\s+/g, ' ').trim();
}
