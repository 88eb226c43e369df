import type { RevealApi } from 'reveal.js';
import { slideHref } from './outline.ts';
import type { OutlineSlide } from './outline.ts';

/** The parameters of the page's address, as they are written. */
const parameters = (): string[] => location.search.slice(1).split('&').filter(Boolean);

const query = (all: readonly string[]): string => (all.length > 0 ? `?${all.join('&')}` : '');

/** A slide's absolute address, with the states of its own figures and of no others. */
export function slideAddress(deck: RevealApi, slide: OutlineSlide): string {
  const name = encodeURIComponent(slide.id || `slide-${slide.number}`);
  const own = parameters().filter((text) =>
    [`${name}.`, `${name}:`].some((start) => text.startsWith(start)),
  );
  // Not `location.origin`: of a file on a disk that is "null".
  return new URL(location.pathname + query(own) + slideHref(deck, slide), location.href).href;
}

/** This page in another view, relative to it: at the same slide, with the figures as they are. */
export function viewAddress(view: string): string {
  const others = parameters().filter((text) => !/^view(?:=|$)/.test(text));
  return query([`view=${view}`, ...others]) + location.hash;
}
