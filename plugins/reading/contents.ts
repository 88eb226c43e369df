import type { RevealApi } from 'reveal.js';
import { goTo } from '../common/go.ts';
import { h } from '../common/h.ts';
import { viewAddress } from '../common/links.ts';
import { outline, slideHref } from '../common/outline.ts';

/** Make the head of the article: the link back to the slides, and the contents. */
export function frontMatter(deck: RevealApi): HTMLElement {
  const back = h('a', { class: 'reading-slides', href: viewAddress('slides') }, 'As slides');
  // The address is that of the slide being read when the link is used, also from its context menu.
  for (const event of ['focus', 'pointerenter', 'pointerdown', 'click'])
    back.addEventListener(event, () => (back.href = viewAddress('slides')));
  const list = h('div', { class: 'reading-list' }, ...chapters(deck));
  const summary = h('summary', {}, 'Contents');
  const contents = h('details', { class: 'reading-contents' }, summary, list);
  contents.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement) contents.open = false;
  });
  contents.addEventListener('toggle', () => {
    for (const link of list.querySelectorAll('a')) {
      if (link.hash === location.hash) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  });
  return h('nav', { class: 'reading-head', 'aria-label': 'Contents' }, contents, back);
}

function chapters(deck: RevealApi): HTMLElement[] {
  const parts: HTMLElement[] = [];
  let chapter: string | undefined;
  let list = h('ol');
  for (const slide of outline(deck)) {
    if (slide.chapter !== chapter) {
      chapter = slide.chapter;
      list = h('ol');
      if (chapter) parts.push(h('p', { class: 'reading-chapter' }, chapter));
      parts.push(list);
    }
    if (slide.title === chapter) continue;
    const link = h('a', { href: slideHref(deck, slide) }, slide.title);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      goTo(deck, slide.section);
    });
    list.append(h('li', {}, link));
  }
  return parts;
}
