import { find } from './find.ts';
import type { Found } from './find.ts';
import type { SlidePage } from './pages.ts';

/** What the finder needs to know. */
export interface FinderPlan {
  readonly pages: () => SlidePage[];
  /** The number of the slide that is on, counted from 1. */
  readonly current: () => number;
  readonly go: (page: SlidePage) => void;
}

/** A field with the list of matching slides below it, in a modal dialog. */
export class Finder {
  readonly #plan: FinderPlan;
  readonly #dialog = document.createElement('dialog');
  readonly #field = document.createElement('input');
  readonly #list = document.createElement('ul');
  readonly #status = document.createElement('p');
  #pages: SlidePage[] = [];
  #found: Found<SlidePage>[] = [];
  #chosen = 0;

  constructor(plan: FinderPlan) {
    this.#plan = plan;
    this.#dialog.className = 'finder';
    this.#dialog.setAttribute('aria-label', 'Find a slide');
    this.#list.id = 'finder-slides';
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Slides');
    this.#status.setAttribute('role', 'status');
    const attributes = {
      type: 'text',
      role: 'combobox',
      placeholder: 'Number, title, id or any word',
      autocomplete: 'off',
      spellcheck: 'false',
      enterkeyhint: 'go',
      'aria-label': 'Number, title, id or any word of a slide or its notes',
      'aria-controls': this.#list.id,
      'aria-expanded': 'true',
      'aria-autocomplete': 'list',
    };
    for (const [name, value] of Object.entries(attributes)) this.#field.setAttribute(name, value);
    this.#dialog.append(this.#field, this.#status, this.#list);
    this.#field.addEventListener('input', () => {
      this.#search();
    });
    this.#dialog.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.#dialog.addEventListener('click', (event) => {
      this.#onClick(event);
    });
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

  /** The browser gives the focus back to where it was. */
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
    this.#choose(empty ? this.#plan.current() - 1 : 0);
  }

  #choose(index: number): void {
    this.#chosen = Math.min(Math.max(index, 0), this.#found.length - 1);
    Array.from(this.#list.children, (item, other) => {
      item.setAttribute('aria-selected', String(other === this.#chosen));
    });
    const item = this.#list.children[this.#chosen];
    if (item) this.#field.setAttribute('aria-activedescendant', item.id);
    else this.#field.removeAttribute('aria-activedescendant');
    item?.scrollIntoView({ block: 'nearest' });
  }

  #go(index: number): void {
    const match = this.#found[index];
    if (!match) return;
    this.close();
    this.#plan.go(match.page);
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing of what is typed here is meant for the deck.
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
  const item = document.createElement('li');
  item.id = `finder-slide-${index}`;
  item.setAttribute('role', 'option');
  const number = document.createElement('span');
  number.className = 'number';
  number.textContent = `${page.number}`;
  const title = document.createElement('span');
  title.className = 'title';
  title.textContent = page.title;
  item.append(number, title);
  const detail = excerpt ? `${inNotes ? 'Notes: ' : ''}${excerpt}` : page.chapter;
  if (detail) {
    const line = document.createElement('span');
    line.className = 'detail';
    line.textContent = detail;
    item.append(line);
  }
  return item;
}
