import { h } from '../common/h.ts';
import { find } from './find.ts';
import type { Found } from './find.ts';
import type { SlidePage } from './pages.ts';

/** The finder's talk. */
export interface FinderPlan {
  readonly pages: () => SlidePage[];
  /** Return the number of the current slide, from 1. */
  readonly current: () => number;
  readonly go: (page: SlidePage) => void;
}

const listId = 'finder-slides';

/** A field with the list of matching slides below it, in a modal dialog. */
export class Finder {
  readonly #plan: FinderPlan;
  readonly #dialog: HTMLDialogElement;
  readonly #field = h('input', {
    type: 'text',
    role: 'combobox',
    placeholder: 'Number, title, id or any word',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    'aria-label': 'Number, title, id or any word of a slide or its notes',
    'aria-controls': listId,
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
  });
  readonly #list = h('ul', { id: listId, role: 'listbox', 'aria-label': 'Slides' });
  readonly #status = h('p', { role: 'status' });
  #pages: SlidePage[] = [];
  #found: Found<SlidePage>[] = [];
  #chosen = 0;

  constructor(plan: FinderPlan) {
    this.#plan = plan;
    const label = { class: 'finder', 'aria-label': 'Find a slide' };
    this.#dialog = h('dialog', label, this.#field, this.#status, this.#list);
    this.#field.addEventListener('input', () => this.#search());
    this.#dialog.addEventListener('keydown', (event) => this.#onKey(event));
    this.#dialog.addEventListener('click', (event) => this.#onClick(event));
  }

  get open(): boolean {
    return this.#dialog.open;
  }

  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }

  show(): void {
    if (this.open) return;
    this.#pages = this.#plan.pages();
    this.#field.value = '';
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#field.focus();
    this.#search();
  }

  /** Close the dialog; the browser then returns the focus to where it was. */
  close(): void {
    this.#dialog.close();
    this.#dialog.remove();
  }

  #search(): void {
    this.#found = find(this.#pages, this.#field.value);
    const empty = this.#field.value.trim() === '';
    this.#list.replaceChildren(...this.#found.map((match, index) => option(match, index)));
    this.#status.textContent =
      this.#found.length === 1 ? '1 slide' : `${this.#found.length} slides`;
    this.#choose(empty ? this.#plan.current() - 1 : 0, 'center');
  }

  #choose(index: number, block: ScrollLogicalPosition = 'nearest'): void {
    this.#chosen = Math.min(Math.max(index, 0), this.#found.length - 1);
    Array.from(this.#list.children, (item, other) => {
      item.setAttribute('aria-selected', String(other === this.#chosen));
    });
    const item = this.#list.children[this.#chosen];
    if (item) this.#field.setAttribute('aria-activedescendant', item.id);
    else this.#field.removeAttribute('aria-activedescendant');
    item?.scrollIntoView({ block });
  }

  #go(index: number): void {
    const match = this.#found[index];
    if (!match) return;
    this.close();
    this.#plan.go(match.page);
  }

  #onKey(event: KeyboardEvent): void {
    // Keys that are typed here are not for the deck.
    event.stopPropagation();
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 8,
      PageUp: -8,
    };
    const step = steps[event.key];
    if (event.key === 'Enter') this.#go(this.#chosen);
    else if (event.key === 'Escape') this.close();
    else if (step !== undefined) this.#choose(this.#chosen + step);
    else return;
    event.preventDefault();
  }

  #onClick(event: MouseEvent): void {
    if (event.target === this.#dialog) this.close();
    if (!(event.target instanceof Element)) return;
    const item = event.target.closest('[role="option"]');
    if (item) this.#go(Array.from(this.#list.children).indexOf(item));
  }
}

function option({ page, excerpt, inNotes }: Found<SlidePage>, index: number): HTMLLIElement {
  const detail = excerpt ? `${inNotes ? 'Notes: ' : ''}${excerpt}` : page.chapter;
  const item = h(
    'li',
    { id: `finder-slide-${index}`, role: 'option' },
    h('span', { class: 'number' }, `${page.number}`),
    h('span', { class: 'title' }, page.title),
  );
  if (detail) item.append(h('span', { class: 'detail' }, detail));
  return item;
}
