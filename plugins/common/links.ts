import type { RevealApi } from 'reveal.js';
import { goTo } from './go.ts';
import { h, type Attributes } from './h.ts';
import { slideHref, type OutlineSlide } from './outline.ts';

/** Return the parameters of the page's address, undecoded. */
const parameters = (): string[] => location.search.slice(1).split('&').filter(Boolean);

const query = (all: readonly string[]): string => (all.length > 0 ? `?${all.join('&')}` : '');

/** Return a slide's absolute address, with the states of its own figures only. */
export function slideAddress(deck: RevealApi, slide: OutlineSlide): string {
  const name = encodeURIComponent(slide.id || `slide-${slide.number}`);
  const own = parameters().filter((text) =>
    [`${name}.`, `${name}:`].some((start) => text.startsWith(start)),
  );
  // Not `location.origin`, which is "null" for a file on a disk.
  return new URL(location.pathname + query(own) + slideHref(deck, slide), location.href).href;
}

/** Return the relative address of another view of this page, at the same slide and figure states. */
export function viewAddress(view: string): string {
  const others = parameters().filter((text) => !/^view(?:=|$)/.test(text));
  return query([`view=${view}`, ...others]) + location.hash;
}

/** Return true if a click asks the browser for a new tab or the like. */
function isModified(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

/** Make a link that goes to a slide in any view. */
export function slideLink(
  deck: RevealApi,
  slide: OutlineSlide,
  attributes: Attributes,
  ...words: readonly (Node | string)[]
): HTMLAnchorElement {
  const link = h('a', { href: slideHref(deck, slide), ...attributes }, ...words);
  link.addEventListener('click', (event) => {
    if (isModified(event)) return;
    event.preventDefault();
    goTo(deck, slide.section);
  });
  return link;
}
