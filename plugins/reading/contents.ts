import type { RevealApi } from 'reveal.js';
import { viewAddress } from '../common/links.ts';
import { element } from '../common/element.ts';
import { goTo } from '../common/go.ts';
import { outline, slideHref } from '../common/outline.ts';

/** Make the head of the article: the link back to the slides, and the contents. */
export function frontMatter(deck: RevealApi): HTMLElement {
  const header = element('nav', 'reading-head');
  header.setAttribute('aria-label', 'Contents');
  const back = element('a', 'reading-slides', 'As slides');
  // The address is that of the slide being read when the link is used, also from its context menu.
  for (const event of ['focus', 'pointerenter', 'pointerdown', 'click'])
    back.addEventListener(event, () => (back.href = viewAddress('slides')));
  back.href = viewAddress('slides');
  const contents = element('details', 'reading-contents');
  const list = element('div', 'reading-list');
  list.append(...chapters(deck));
  contents.append(element('summary', '', 'Contents'), list);
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
  header.append(contents, back);
  return header;
}

function chapters(deck: RevealApi): HTMLElement[] {
  const parts: HTMLElement[] = [];
  let chapter: string | undefined;
  let list = element('ol', '');
  for (const slide of outline(deck)) {
    if (slide.chapter !== chapter) {
      chapter = slide.chapter;
      list = element('ol', '');
      if (chapter) parts.push(element('p', 'reading-chapter', chapter));
      parts.push(list);
    }
    if (slide.title === chapter) continue;
    const link = element('a', '', slide.title);
    link.href = slideHref(deck, slide);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      goTo(deck, slide.section);
    });
    const item = element('li', '');
    item.append(link);
    list.append(item);
  }
  return parts;
}
