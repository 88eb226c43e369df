import { h } from '../../common/h.ts';
import type { Place } from '../protocol.ts';
import { inFloat } from './float.ts';
import { setting, storeSetting } from './settings.ts';

const [SMALLEST, LARGEST, STEP] = [16, 56, 2];

/** The notes in large type. In notes with `[click]` marks the part of the current step stands out. */
export class NotesPane {
  // Long notes scroll by keyboard too.
  readonly element = h('section', { class: 'speaker-notes', 'aria-label': 'Notes', tabindex: 0 });
  readonly #text = h('div', { class: 'speaker-words' });
  readonly #go: (id: string) => void;
  #source = '';
  #clicks = 0;
  #size = setting('notes', 28);

  /** @param go - called with the id of a slide whose link was pressed */
  constructor(go: (id: string) => void) {
    this.#go = go;
    this.element.append(this.#text);
    this.#resize(0);
    this.#text.addEventListener('click', (event) => this.#follow(event));
  }

  larger(): void {
    this.#resize(STEP);
  }

  smaller(): void {
    this.#resize(-STEP);
  }

  show({ notes, plain, slide, step }: Place): void {
    const source = `${slide} ${notes}`;
    if (source !== this.#source) {
      this.#source = source;
      this.#fill(notes, plain);
    }
    const due = Math.min(step, this.#clicks);
    for (const part of this.#text.querySelectorAll<HTMLElement>('[data-part]'))
      part.dataset['when'] = when(Number(part.dataset['part']), due);
    for (const mark of this.#text.querySelectorAll<HTMLElement>('[data-click-mark]'))
      mark.dataset['when'] = when(Number(mark.dataset['clickMark']), due + 1);
    const first = this.#text.querySelector(`[data-part="${due}"]`);
    if (due === 0) this.element.scrollTop = 0;
    else first?.scrollIntoView({ block: inFloat() ? 'start' : 'center' });
  }

  #fill(notes: string, plain: boolean): void {
    this.#text.classList.toggle('plain', plain);
    if (plain) this.#text.textContent = notes;
    else this.#text.innerHTML = notes;
    this.#clicks = markParts(this.#text);
    if (notes.trim() === '') this.#text.append(h('p', { class: 'speaker-none' }, 'No notes.'));
  }

  #resize(by: number): void {
    this.#size = Math.min(LARGEST, Math.max(SMALLEST, this.#size + by));
    this.element.style.setProperty('--size', `${this.#size}px`);
    if (by !== 0) storeSetting('notes', this.#size);
  }

  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    const id = /^#\/?(.+)/.exec(link.getAttribute('href') ?? '')?.[1];
    if (id === undefined) {
      link.target = '_blank';
      return;
    }
    event.preventDefault();
    this.#go(decodeURIComponent(id));
  }
}

function when(part: number, due: number): string {
  return part < due ? 'past' : part === due ? 'now' : 'to-come';
}

/** Split the text at each `[click]`, and return how many there are. */
function markParts(root: HTMLElement): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  let clicks = 0;
  for (const text of texts) {
    // In a formula only elements of MathML are drawn.
    if (text.data.trim() === '' || text.parentElement?.closest('math')) continue;
    const parts = text.data.split(/\[click\]/i).flatMap((piece, i) => {
      const marks = i === 0 ? [] : [clickMark(++clicks)];
      const words = h('span', { class: 'speaker-part', 'data-part': clicks }, piece);
      return piece === '' ? marks : [...marks, words];
    });
    text.replaceWith(...parts);
  }
  return clicks;
}

function clickMark(number: number): HTMLElement {
  return h('span', { class: 'speaker-click', 'data-click-mark': number }, 'click');
}
