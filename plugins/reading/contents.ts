import type { RevealApi } from 'reveal.js';
import { h } from '../common/h.ts';
import { slideLink, viewAddress } from '../common/links.ts';
import { byChapter, outline } from '../common/outline.ts';

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
  return byChapter(outline(deck)).flatMap(({ chapter, slides }) => {
    const items = slides
      .filter(({ title }) => title !== chapter)
      .map((slide) => h('li', {}, slideLink(deck, slide, {}, slide.title)));
    const list = h('ol', {}, ...items);
    return chapter ? [h('p', { class: 'reading-chapter' }, chapter), list] : [list];
  });
}
