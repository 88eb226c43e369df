import { post, received } from '../frames.ts';
import { readPreviewReport } from '../messages.ts';
import type { DeckState, Place, PreviewOrder, PreviewReport, Talk } from '../messages.ts';
import { make } from './make.ts';

/** Reveal's own settings for a deck that only shows what it is told; `receiver` is its word for it. */
const query = [
  'receiver',
  'hash=false',
  'history=false',
  'respondToHashChanges=false',
  'keyboard=false',
  'controls=false',
  'progress=false',
  'autoSlide=0',
  'autoPlayMedia=false',
  'transition=none',
  'backgroundTransition=none',
  'scrollActivationWidth=false',
  'viewDistance=1',
  'minScale=0.01',
].join('&');

/** The deck once more, in a frame, showing one slide at one step. */
export class Frame {
  readonly element: HTMLElement;
  readonly #frame = make('iframe');
  readonly #caption = make('p', 'speaker-caption');
  readonly #report: (report: PreviewReport) => void;
  readonly #late: () => readonly PreviewOrder[];
  #ready = false;
  #shown: PreviewOrder | undefined;

  /**
   * @param report - told what happens in the frame
   * @param late - what a frame must be told that was not there from the beginning
   */
  constructor(
    title: string,
    report: (report: PreviewReport) => void,
    late: () => readonly PreviewOrder[],
  ) {
    this.#report = report;
    this.#late = late;
    this.#frame.title = title;
    this.#frame.hidden = true;
    const stage = make('div', 'speaker-stage', this.#frame);
    this.element = make('section', 'speaker-frame', this.#caption, stage);
    this.element.setAttribute('aria-label', title);
    addEventListener('message', (event) => this.#hear(event));
  }

  set caption(text: string) {
    this.#caption.textContent = text;
  }

  /** Nobody reaches into a frame that only shows what comes. */
  set inert(inert: boolean) {
    this.#frame.inert = inert;
  }

  /** Shows a place of the talk; null leaves the frame empty. */
  show(talk: Talk, state: DeckState | null, { theme, contrast }: Place): void {
    this.#frame.hidden = state === null;
    if (!state) return;
    this.#shown = { type: 'show', state, theme, contrast };
    if (this.#load(talk, state)) return;
    this.send(this.#shown);
  }

  send(order: PreviewOrder): void {
    if (this.#ready && this.#frame.contentWindow) post(this.#frame.contentWindow, order);
  }

  /** Loads the deck if it is not in the frame yet, at the slide that is wanted. */
  #load(talk: Talk, { indexh, indexv }: DeckState): boolean {
    const address = new URL(talk.address);
    address.search += `${address.search ? '&' : '?'}${query}`;
    const deck = address.href;
    if (this.#frame.dataset['deck'] === deck) return false;
    const slide = talk.slides.find(({ h, v }) => h === indexh && v === indexv);
    address.hash = slide?.id ? `/${encodeURIComponent(slide.id)}` : `/${indexh}/${indexv}`;
    this.#ready = false;
    this.#frame.dataset['deck'] = deck;
    this.#frame.style.setProperty('--ratio', String(talk.width / talk.height));
    this.#frame.src = address.href;
    return true;
  }

  #hear(event: MessageEvent<unknown>): void {
    const report = readPreviewReport(received(event, this.#frame.contentWindow));
    if (!report) return;
    if (report.type === 'ready') {
      this.#ready = true;
      if (this.#shown) this.send(this.#shown);
      for (const order of this.#late()) this.send(order);
    }
    this.#report(report);
  }
}
