import { h } from '../common/h.ts';
import { slideTitle } from '../common/outline.ts';
import type { Sheet } from './sheets.ts';
import './handout.css';

/** The papers of a handout. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** The paper that an address asks for; whatever it does not know is A4. */
export const paperOf = (name: string): Paper => papers.find((paper) => paper === name) ?? 'a4';

/**
 * Turns the pages of the print view into a handout: contents, then each slide above its notes. Notes
 * that are longer than their page flow on.
 */
export function makeHandout(root: HTMLElement, sheets: readonly Sheet[], paper: Paper): void {
  document.documentElement.dataset['handout'] = paper;
  for (const { page, section } of sheets) {
    const leaf = h('article', { class: 'handout-leaf' });
    page.replaceWith(leaf);
    leaf.append(h('div', { class: 'handout-slide' }, page), ...notesOf(section));
  }
  root.prepend(contents(sheets));
}

/** The notes as they are read: without the marks of the steps. */
function notesOf(section: HTMLElement): HTMLElement[] {
  const given = section.dataset['notes'];
  const aside = section.querySelector('aside.notes');
  const notes = h('div', { class: 'handout-notes' });
  if (given) notes.textContent = given;
  else if (aside) notes.innerHTML = aside.innerHTML;
  for (const mark of notes.querySelectorAll('.click')) mark.remove();
  return notes.textContent.trim() ? [notes] : [];
}

function contents(sheets: readonly Sheet[]): HTMLElement {
  const page = h('nav', { class: 'handout-contents' }, h('h1', {}, document.title));
  let list: HTMLElement | undefined;
  let chapter: string | undefined;
  for (const { section, number, step } of sheets) {
    if (step > 0 || !section.id) continue;
    const own = section.dataset['chapter'] ?? '';
    const title = slideTitle(section) || `Slide ${number}`;
    const link = h('a', { href: `#${encodeURIComponent(section.id)}` }, title);
    if (!list || own !== chapter) {
      chapter = own;
      list = h('ol');
      const heading = h('h2', {}, title === own ? '' : own);
      page.append(h('div', { class: 'handout-chapter' }, ...(own ? [heading] : []), list));
      // A slide that opens its chapter is the heading of the chapter's slides.
      if (title === own) {
        heading.append(link);
        continue;
      }
    }
    list.append(h('li', { value: number }, link));
  }
  return page;
}
