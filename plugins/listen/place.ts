import type { RevealApi } from 'reveal.js';
import { goTo } from '../common/go.ts';
import { allSlides } from '../common/outline.ts';
import { inReading, inScrollView } from '../common/views.ts';
import type { Timeline } from '../slides/timeline.ts';
import { itemAt, playlistOf, type Item } from './playlist.ts';

/** The deck's place in the talk. */
export class Place {
  readonly items: readonly Item[];
  readonly #deck: RevealApi;
  readonly #slides: readonly HTMLElement[];
  /** True while the deck is moved by the talk itself. */
  #isMoving = false;

  constructor(deck: RevealApi, timeline: Timeline) {
    this.#deck = deck;
    this.#slides = allSlides(deck);
    const known = this.#slides.map((slide) => ({ id: slide.id, steps: stepsOf(slide) }));
    this.items = playlistOf(timeline, known);
  }

  slideOf(item: Item): HTMLElement | undefined {
    return this.#slides[item.slide];
  }

  /** Whether slides follow each other down the page, where scrolling is no move of the deck. */
  get scrolls(): boolean {
    return inReading() || inScrollView(this.#deck);
  }

  /**
   * Return the item that belongs to the deck's place.
   * @param sentence - the number of a sentence of the slide; 0 for the one that belongs to its step
   */
  here(sentence = 0): number {
    const slide = this.#slides.indexOf(this.#deck.getCurrentSlide());
    const first = this.items.findIndex((item) => item.slide === slide);
    const asked = first + sentence - 1;
    if (sentence > 0 && first >= 0 && this.items[asked]?.slide === slide) return asked;
    const at = itemAt(this.items, slide, this.scrolls ? 0 : this.#step());
    return at < 0 ? this.items.length - 1 : at;
  }

  /** Return the share of the talk, 0 to 1, that comes before an item. */
  before(at: number): number {
    const talk = this.items.filter(({ inTalk }) => inTalk);
    const sum = (items: readonly Item[]): number =>
      items.reduce((total, { seconds }) => total + seconds, 0);
    return sum(talk.slice(0, at)) / Math.max(sum(talk), 1);
  }

  /** Take the deck to an item, unless it is there. */
  moveTo(item: Item): void {
    const slide = this.slideOf(item);
    const isThere = slide === this.#deck.getCurrentSlide();
    if (!slide || (isThere && (this.scrolls || this.#step() === item.step))) return;
    this.#isMoving = true;
    try {
      goTo(this.#deck, slide, item.step - 1);
    } finally {
      this.#isMoving = false;
    }
  }

  /** Call `moved` when the deck has moved by itself or by a person. */
  watch(moved: () => void, signal: AbortSignal): void {
    const onMove = (): void => {
      if (!this.#isMoving) moved();
    };
    const root = this.#deck.getRevealElement();
    for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden'])
      root?.addEventListener(event, onMove, { signal });
  }

  /** Return the number of steps that are shown. */
  #step(): number {
    const { f = -1 }: { f?: number } = this.#deck.getIndices();
    return f + 1;
  }
}

/** Return the number of steps of a slide, as far as its drawings are there. */
function stepsOf(slide: HTMLElement): number {
  const fragments = [...slide.querySelectorAll('.fragment[data-fragment-index]')];
  return new Set(fragments.map((one) => one.getAttribute('data-fragment-index'))).size;
}
