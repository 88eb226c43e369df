import { h } from '../../common/h.ts';
import type { Talk } from '../protocol.ts';

/** All slides by chapter, with a field that narrows them down. */
export class SlideList {
  readonly element: HTMLElement;
  readonly #go: (slide: number) => void;
  readonly #field = h('input', {
    type: 'search',
    placeholder: 'Go to: number or words',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': 'Find a slide by number, title or id',
  });
  readonly #list = h('div', { class: 'speaker-slides', role: 'group', 'aria-label': 'Slides' });
  #rows: HTMLButtonElement[] = [];
  #slides: Talk['slides'] = [];
  #current = 0;

  constructor(go: (slide: number) => void) {
    this.#go = go;
    this.#field.addEventListener('input', () => this.#narrow());
    const label = { class: 'speaker-list', 'aria-label': 'Slides of the talk' };
    this.element = h('nav', label, this.#field, this.#list);
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Put the cursor into the field. */
  find(): void {
    this.#field.focus();
    this.#field.select();
  }

  fill({ slides }: Talk): void {
    this.#slides = slides;
    this.#list.replaceChildren();
    this.#rows = slides.map(({ title, chapter }, i) => {
      if (chapter && chapter !== slides[i - 1]?.chapter) this.#list.append(h('h2', {}, chapter));
      const row = h('button', { type: 'button' }, h('b', {}, `${i + 1}`), h('span', {}, title));
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
    const row = this.#rows[current];
    if (!row || this.element.contains(document.activeElement)) return;
    // `scrollIntoView` could scroll the whole window too.
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
    const isNumber = /^\d+$/.test(query);
    for (const [i, row] of this.#rows.entries()) {
      const slide = this.#slides[i];
      const text = `${slide?.title} ${slide?.id} ${slide?.chapter}`.toLowerCase();
      row.hidden = isNumber
        ? !String(i + 1).startsWith(query)
        : !words.every((word) => text.includes(word));
    }
    for (const heading of this.#list.querySelectorAll('h2')) heading.hidden = query !== '';
  }

  #onKey(event: KeyboardEvent): void {
    const visible = this.#rows.filter((row) => !row.hidden);
    const at = visible.findIndex((row) => row === document.activeElement);
    const exact = this.#rows[Number(this.#field.value.trim()) - 1];
    const inField = event.target === this.#field;
    switch (event.key) {
      case 'ArrowDown':
        visible[Math.min(at + 1, visible.length - 1)]?.focus();
        break;
      case 'ArrowUp':
        if (at > 0) visible[at - 1]?.focus();
        else this.#field.focus();
        break;
      case 'Enter':
        if (inField) (exact ?? visible[0])?.click();
        else return event.stopPropagation();
        break;
      case 'Escape':
        this.#leave();
        break;
      default:
        // Space presses a row. Other keys are for the deck, unless they are typed into the field.
        if (inField || event.key === ' ') event.stopPropagation();
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
