import type { RevealApi } from 'reveal.js';
import { outline } from '../shared/outline.ts';
import type { OutlineSlide } from '../shared/outline.ts';
import type { Page } from './find.ts';

/** A slide that can be searched and gone to. */
export type SlidePage = OutlineSlide & Page;

/** Reads all slides and notes. Done when the finder opens, so that it knows what is there then. */
export function readPages(deck: RevealApi): SlidePage[] {
  return outline(deck).map((slide) => ({
    ...slide,
    text: textOf(slide.section),
    notes: plain(deck.getSlideNotes(slide.section) ?? ''),
  }));
}

/** What is not read on a slide: notes, scripts, and the second form of each formula. */
const unread = 'aside.notes, script, style, template, button, .katex-html, annotation';

function textOf(section: HTMLElement): string {
  const copy = section.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const element of copy.querySelectorAll(unread)) element.remove();
  return words(copy);
}

function plain(html: string): string {
  return words(new DOMParser().parseFromString(html, 'text/html').body);
}

/** The text with a space between any two elements, or cells of a table would run together. */
function words(root: Node): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}
