import type { RevealApi } from 'reveal.js';
import { liveFigures } from '../speaker/figures.ts';

/** Has the live figures of a slide show what they do while they are spoken of. */
export class Demonstration {
  readonly #deck: RevealApi;
  #slide: HTMLElement | undefined;
  #showing = new AbortController();

  constructor(deck: RevealApi) {
    this.#deck = deck;
  }

  /** Begin on a slide, unless it goes on there. */
  begin(slide: HTMLElement): void {
    if (slide === this.#slide) return;
    this.end();
    this.#slide = slide;
    this.#showing = new AbortController();
    void this.#show(slide, this.#showing.signal);
  }

  end(): void {
    this.#showing.abort();
    this.#slide = undefined;
  }

  async #show(slide: HTMLElement, signal: AbortSignal): Promise<void> {
    const figures = await liveFigures(this.#deck);
    // What fails is said in the figure.
    if (!signal.aborted) await figures?.demonstrate(slide, signal).catch(() => undefined);
  }
}
