import type { RevealApi } from 'reveal.js';
import { Layer } from './layer.ts';
import { showsAllSteps, slidesByName, stepOf } from './slides.ts';
import type { Stroke } from './stroke.ts';

/** Reveal's events after which a slide may show another step. */
const events = [
  'slidechanged',
  'fragmentshown',
  'fragmenthidden',
  'overviewshown',
  'overviewhidden',
];

/** The layers of all slides that have strokes. */
export class Layers {
  readonly #deck: RevealApi;
  readonly #slides: ReadonlyMap<string, readonly HTMLElement[]>;
  readonly #layers = new Map<HTMLElement, Layer>();

  /** Call this when the slides are there, in the print view when its pages are. */
  constructor(deck: RevealApi) {
    this.#deck = deck;
    this.#slides = slidesByName(deck);
    for (const event of events) deck.on(event, () => this.#follow());
  }

  /** Return whether the deck has a slide of this name. */
  has(slide: string): boolean {
    return this.#slides.has(slide);
  }

  /** Show these strokes on a slide and no others. */
  show(slide: string, strokes: readonly Stroke[]): void {
    for (const section of this.#slides.get(slide) ?? []) {
      this.#layer(section).show(strokes);
      this.#followOn(section);
    }
  }

  /** Show one more stroke, or more of one. */
  put(stroke: Stroke): void {
    for (const section of this.#slides.get(stroke.slide) ?? []) {
      this.#layer(section).put(stroke);
      this.#followOn(section);
    }
  }

  #layer(section: HTMLElement): Layer {
    let layer = this.#layers.get(section);
    if (!layer) this.#layers.set(section, (layer = new Layer(section)));
    return layer;
  }

  #follow(): void {
    for (const section of this.#layers.keys()) this.#followOn(section);
  }

  #followOn(section: HTMLElement): void {
    const step = showsAllSteps(this.#deck) ? Infinity : stepOf(section);
    this.#layers.get(section)?.follow(step);
  }
}
