import { slideTitle } from '../common/outline.ts';
import { readRange } from './range.ts';

/** One page of the print view. */
export interface Sheet {
  readonly page: HTMLElement;
  readonly section: HTMLElement;
  /** The number of its slide, counted from 1. */
  readonly number: number;
  /** The step of its slide that it shows; 0 for its first, or only, page. */
  readonly step: number;
}

/**
 * The pages in their order. Where reveal gives each step a page of its own, it copies the slide's, ids
 * and all: a theme may have rules for them, and a link leads to the first.
 * @param slides - the slides as they were before pages were made
 */
export function sheetsOf(root: HTMLElement, slides: readonly HTMLElement[]): Sheet[] {
  let number = 0;
  let step = 0;
  return [...root.querySelectorAll<HTMLElement>('.pdf-page')].flatMap((page) => {
    const section = page.querySelector<HTMLElement>('section');
    if (!section) return [];
    const first = slides.includes(section);
    number += first ? 1 : 0;
    step = first ? 0 : step + 1;
    return [{ page, section, number, step }];
  });
}

/** Leaves the pages of other slides out, and links to them as plain words. */
export function keepRange(sheets: readonly Sheet[], range: string | null): Sheet[] {
  if (range === null) return [...sheets];
  const numbers = readRange(range, sheets.at(-1)?.number ?? 0);
  const kept = sheets.filter(({ number }) => numbers.has(number));
  const targets = new Set(kept.map(({ section }) => `#${encodeURIComponent(section.id)}`));
  for (const { page, number } of sheets) if (!numbers.has(number)) page.remove();
  for (const { page } of kept) {
    for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
      if (!targets.has(link.hash)) link.removeAttribute('href');
  }
  return kept;
}

/** Says on each first page how it is to be listed; scripts that print read it there. */
export function nameSheets(sheets: readonly Sheet[]): void {
  for (const { page, section, number, step } of sheets) {
    page.dataset['slide'] = String(number);
    if (step === 0) page.dataset['title'] = slideTitle(section) || `Slide ${number}`;
  }
}
