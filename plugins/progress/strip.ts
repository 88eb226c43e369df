import type { RevealApi } from 'reveal.js';
import { h } from '../common/h.ts';
import { slideLink } from '../common/links.ts';
import { allSlides, outline } from '../common/outline.ts';

/** The largest width of the strip, in stage pixels: beyond it the cells become narrower. */
const room = 380;

/** Return the width of a cell and its joint: 10 px, or for a long talk fewer whole pixels. */
export function pitch(slides: number): number {
  return Math.min(10, Math.max(3, Math.floor(room / slides)));
}

/**
 * The talk as a strip of pixels: one cell a slide, filled up to the current one. For the keyboard it
 * is one widget: Tab enters it once, the arrow keys, Home and End go along it, Enter opens.
 */
export class Strip {
  readonly element = h('nav', { class: 'chrome-strip', 'aria-label': 'Slides' });
  readonly #deck: RevealApi;
  #cells: HTMLAnchorElement[] = [];

  constructor(deck: RevealApi) {
    this.#deck = deck;
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Make a cell for each slide; `update` colours them. */
  build(): void {
    this.#cells = outline(this.#deck).map((slide) =>
      slideLink(this.#deck, slide, {
        'aria-label': slide.title,
        title: `${slide.number}  ${slide.title}`,
      }),
    );
    this.element.style.setProperty('--pitch', `${pitch(this.#cells.length)}px`);
    this.element.replaceChildren(h('ol', {}, ...this.#cells.map((cell) => h('li', {}, cell))));
  }

  /** Colour the cells: ink before the current slide, red for it, holes after it. */
  update(): void {
    const now = this.#now();
    this.#cells.forEach((cell, index) => {
      cell.dataset['when'] = index < now ? 'past' : index === now ? 'now' : 'to-come';
      if (index === now) cell.setAttribute('aria-current', 'true');
      else cell.removeAttribute('aria-current');
    });
    this.#enterAt(now);
  }

  #now(): number {
    return allSlides(this.#deck).indexOf(this.#deck.getCurrentSlide());
  }

  /** Tab stops at one cell only; a talk of 40 slides would else take 40 presses. */
  #enterAt(index: number): void {
    this.#cells.forEach((cell, other) => {
      cell.tabIndex = other === index ? 0 : -1;
    });
  }

  #onKey(event: KeyboardEvent): void {
    const at = this.#cells.findIndex((cell) => cell === document.activeElement);
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      Home: 0,
      End: this.#cells.length - 1,
    };
    const target = to[event.key];
    // Moving along the strip must not turn the slide.
    if (target !== undefined || event.key === 'Enter') event.stopPropagation();
    if (target === undefined) return;
    event.preventDefault();
    const index = Math.min(Math.max(target, 0), this.#cells.length - 1);
    this.#enterAt(index);
    this.#cells[index]?.focus();
  }
}
