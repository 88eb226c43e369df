import { h } from '../../common/h.ts';
import { post, received } from '../frames.ts';
import { readPreviewReport } from '../protocol.ts';
import type { DeckState, Place, PreviewOrder, PreviewReport, Talk } from '../protocol.ts';

/** Reveal's settings for a deck that only follows orders; it calls such a deck a `receiver`. */
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

/** A preview: the deck once more, in a frame, at one step of one slide. */
export class Frame {
  readonly element: HTMLElement;
  readonly #frame: HTMLIFrameElement;
  readonly #caption = h('p', { class: 'speaker-caption' });
  readonly #onReport: (report: PreviewReport) => void;
  #ready = false;
  #shown: PreviewOrder | undefined;

  /** @param onReport - called with what happens in the frame */
  constructor(title: string, onReport: (report: PreviewReport) => void) {
    this.#onReport = onReport;
    this.#frame = h('iframe', { title, hidden: true });
    const stage = h('div', { class: 'speaker-stage' }, this.#frame);
    const label = { class: 'speaker-frame', 'aria-label': title };
    this.element = h('section', label, this.#caption, stage);
    addEventListener('message', (event) => this.#hear(event));
  }

  set caption(text: string) {
    this.#caption.textContent = text;
  }

  /** True if the frame takes neither mouse nor keys. */
  set inert(inert: boolean) {
    this.#frame.inert = inert;
  }

  /** Show a place of the talk; null leaves the frame empty. */
  show(talk: Talk, state: DeckState | null, { theme, contrast }: Place): void {
    this.#frame.hidden = state === null;
    if (!state) return;
    this.#shown = { type: 'show', state, theme, contrast };
    this.#load(talk, state);
    this.send(this.#shown);
  }

  /** Send an order, or drop it while the frame is loading. */
  send(order: PreviewOrder): void {
    if (this.#ready && this.#frame.contentWindow) post(this.#frame.contentWindow, order);
  }

  /** Load the deck at the slide if it is not in the frame yet. */
  #load(talk: Talk, { indexh, indexv }: DeckState): void {
    const address = new URL(talk.address);
    address.search += `${address.search ? '&' : '?'}${query}${this.#frame.inert ? '&inert' : ''}`;
    const deck = address.href;
    if (this.#frame.dataset['deck'] === deck) return;
    const slide = talk.slides.find(({ h, v }) => h === indexh && v === indexv);
    address.hash = slide?.id ? `/${encodeURIComponent(slide.id)}` : `/${indexh}/${indexv}`;
    this.#ready = false;
    this.#frame.dataset['deck'] = deck;
    this.#frame.style.setProperty('--ratio', String(talk.width / talk.height));
    this.#frame.src = address.href;
  }

  #hear(event: MessageEvent<unknown>): void {
    const report = readPreviewReport(received(event, this.#frame.contentWindow));
    if (report?.type === 'ready') {
      this.#ready = true;
      if (this.#shown) this.send(this.#shown);
    }
    if (report) this.#onReport(report);
  }
}
