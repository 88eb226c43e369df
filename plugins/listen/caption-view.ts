import { h } from '../common/h.ts';
import { captionsOf, type Caption } from './captions.ts';

/** The captions of one sentence, one after another. */
export class CaptionView {
  readonly element = h('p', { class: 'listen-caption', 'aria-live': 'off', 'aria-atomic': 'true' });
  #captions: readonly Caption[] = [];
  #shown = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the sentence began, and how long it takes, in milliseconds. */
  #begun = 0;
  #length = Infinity;

  /** Show a sentence's first caption; the others come when the sentence is timed. */
  show(sentence: string): void {
    this.stop();
    this.#captions = captionsOf(sentence);
    this.#shown = -1;
    this.#turnTo(0);
  }

  /** Turn to each caption when its part of the sentence's time begins. */
  time(seconds: number): void {
    this.#begun = performance.now();
    this.#length = seconds * 1000;
    this.#plan();
  }

  /** So much of the sentence, 0 to 1, has been said. */
  heard(share: number): void {
    const now = performance.now();
    // Its pace so far is the best guess at the rest.
    if (share > 0.1) this.#length = (now - this.#begun) / share;
    this.#plan();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#length = Infinity;
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const passed = (performance.now() - this.#begun) / this.#length;
    let begins = 0;
    let at = 0;
    for (const [index, { share }] of this.#captions.entries()) {
      if (begins <= passed + 1e-3) at = index;
      begins += share;
    }
    // What has been read does not come back.
    this.#turnTo(Math.max(at, this.#shown));
    const next = this.#captions
      .slice(0, this.#shown + 1)
      .reduce((sum, { share }) => sum + share, 0);
    if (this.#shown >= this.#captions.length - 1 || this.#length === Infinity) return;
    this.#timer = setTimeout(() => this.#plan(), Math.max(next - passed, 0) * this.#length);
  }

  #turnTo(index: number): void {
    if (index === this.#shown) return;
    this.#shown = index;
    const lines = this.#captions[index]?.lines ?? [];
    this.element.replaceChildren(
      ...lines.flatMap((line, row) => [...(row > 0 ? [' '] : []), h('span', {}, line)]),
    );
  }
}
