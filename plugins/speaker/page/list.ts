import type { ListedSlide, Talk } from '../messages.ts';
import { make } from './make.ts';

/** All slides by chapter, with a field that narrows them down. */
export class SlideList {
  readonly element: HTMLElement;
  readonly #go: (slide: number) => void;
  readonly #field = make('input');
  readonly #list = make('div', 'speaker-slides');
  #rows: HTMLButtonElement[] = [];
  #slides: readonly ListedSlide[] = [];
  #current = 0;

  constructor(go: (slide: number) => void) {
    this.#go = go;
    this.#field.type = 'search';
    this.#field.placeholder = 'Go to: number or words';
    this.#field.autocomplete = 'off';
    this.#field.spellcheck = false;
    this.#field.setAttribute('aria-label', 'Find a slide by number, title or id');
    this.#field.addEventListener('input', () => this.#narrow());
    this.#list.setAttribute('role', 'group');
    this.#list.setAttribute('aria-label', 'Slides');
    this.element = make('nav', 'speaker-list', this.#field, this.#list);
    this.element.setAttribute('aria-label', 'Slides of the talk');
    this.element.addEventListener('keydown', (event) => this.#press(event));
  }

  /** Puts the cursor into the field. */
  find(): void {
    this.#field.focus();
    this.#field.select();
  }

  fill({ slides }: Talk): void {
    this.#slides = slides;
    this.#list.replaceChildren();
    this.#rows = slides.map((slide, i) => {
      if (slide.chapter && slide.chapter !== slides[i - 1]?.chapter)
        this.#list.append(make('h2', '', slide.chapter));
      const row = make('button', '', make('b', '', String(i + 1)), make('span', '', slide.title));
      row.type = 'button';
      row.addEventListener('click', () => this.#choose(i));
      this.#list.append(row);
      return row;
    });
    this.#narrow();
  }

  show(current: number): void {
    this.#current = current;
    for (const [i, row] of this.#rows.entries()) {
      row.tabIndex = i === current ? 0 : -1;
      if (i === current) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
    // Not scrollIntoView: that would move the whole window where it can be moved.
    const row = this.#rows[current];
    if (!row || this.element.contains(document.activeElement)) return;
    this.#list.scrollTop = row.offsetTop - (this.#list.clientHeight - row.offsetHeight) / 2;
  }

  #choose(slide: number): void {
    this.#go(slide);
    this.#leave();
  }

  #leave(): void {
    if (this.#field.value !== '') {
      this.#field.value = '';
      this.#narrow();
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.show(this.#current);
  }

  #narrow(): void {
    const query = this.#field.value.trim().toLowerCase();
    const words = query.split(/\s+/);
    for (const [i, row] of this.#rows.entries()) {
      const slide = this.#slides[i];
      const text = `${slide?.title} ${slide?.id} ${slide?.chapter}`.toLowerCase();
      const number = /^\d+$/.test(query);
      row.hidden = number
        ? !String(i + 1).startsWith(query)
        : !words.every((w) => text.includes(w));
    }
    for (const heading of this.#list.querySelectorAll('h2')) heading.hidden = query !== '';
  }

  #press(event: KeyboardEvent): void {
    const seen = this.#rows.filter((row) => !row.hidden);
    const at = seen.findIndex((row) => row === document.activeElement);
    const exact = this.#rows[Number(this.#field.value.trim()) - 1];
    const inField = event.target === this.#field;
    switch (event.key) {
      case 'ArrowDown':
        seen[Math.min(at + 1, seen.length - 1)]?.focus();
        break;
      case 'ArrowUp':
        if (at > 0) seen[at - 1]?.focus();
        else this.#field.focus();
        break;
      case 'Enter':
        if (inField) (exact ?? seen[0])?.click();
        else return event.stopPropagation();
        break;
      case 'Escape':
        this.#leave();
        break;
      default:
        // Space presses a row; the rest of the keys is the deck's, but not while one is writing.
        if (inField || event.key === ' ') event.stopPropagation();
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
