import type { Talk } from '../messages.ts';
import { make } from './make.ts';

/** The talk as a row of cells, each as wide as its time; a mark shows which should be on by now. */
export class Strip {
  readonly element = make('div', 'speaker-strip');
  #cells: HTMLElement[] = [];

  constructor() {
    // All that it says is said in words beside it.
    this.element.setAttribute('aria-hidden', 'true');
  }

  fill({ slides, timings }: Talk): void {
    this.#cells = slides.map((_, i) => {
      const cell = make('i');
      cell.style.flexGrow = String(Math.max(timings?.[i] ?? 1, 1));
      return cell;
    });
    this.element.replaceChildren(...this.#cells);
  }

  show(slide: number): void {
    for (const [i, cell] of this.#cells.entries())
      cell.dataset['when'] = i < slide ? 'past' : i === slide ? 'now' : 'to-come';
  }

  /** @param slide - the one that should be on, -1 for none */
  plan(slide: number): void {
    for (const [i, cell] of this.#cells.entries())
      cell.toggleAttribute('data-planned', i === slide);
  }
}
