import { h } from '../../common/h.ts';
import type { Talk } from '../protocol.ts';

/** The talk as a row of cells as wide as their slides' times, with a mark at the planned slide. */
export class Strip {
  // Everything in it also stands in words beside it.
  readonly element = h('div', { class: 'speaker-strip', 'aria-hidden': 'true' });
  #cells: HTMLElement[] = [];

  fill({ slides, timings }: Talk): void {
    this.#cells = slides.map((_, i) => {
      const cell = h('i');
      cell.style.flexGrow = String(Math.max(timings?.[i] ?? 1, 1));
      return cell;
    });
    this.element.replaceChildren(...this.#cells);
  }

  show(slide: number): void {
    for (const [i, cell] of this.#cells.entries())
      cell.dataset['when'] = i < slide ? 'past' : i === slide ? 'now' : 'to-come';
  }

  /** @param slide - index of the planned slide, -1 for none */
  plan(slide: number): void {
    for (const [i, cell] of this.#cells.entries())
      cell.toggleAttribute('data-planned', i === slide);
  }
}
