import type { RevealApi } from 'reveal.js';
import { element } from '../common/element.ts';
import { goTo } from '../common/go.ts';
import { outline, slideHref } from '../common/outline.ts';

/** What stands above the article: the way back to the slides, and the contents. */
export function frontMatter(deck: RevealApi): HTMLElement {
  const header = element('nav', 'reading-head');
  header.setAttribute('aria-label', 'Contents');
  const back = element('a', 'reading-slides', 'As slides');
  back.href = `${location.pathname}?view=slides`;
  // The slide that is read when the link is followed.
  back.addEventListener('click', () => {
    back.hash = location.hash;
  });
  const contents = element('details', 'reading-contents');
  const list = element('div', 'reading-list');
  list.append(...chapters(deck));
  contents.append(element('summary', '', 'Contents'), list);
  contents.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement) contents.open = false;
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
