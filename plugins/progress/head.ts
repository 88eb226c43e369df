import type { RevealApi } from 'reveal.js';
import { copyText } from '../common/clipboard.ts';
import { goTo } from '../common/go.ts';
import { keepPresses } from '../common/focus.ts';
import { button, h } from '../common/h.ts';
import { icon } from '../common/icons.ts';
import type { IconName } from '../common/icons.ts';
import { slideAddress } from '../common/links.ts';
import { allSlides, currentSlide } from '../common/outline.ts';
import { slideInView } from '../common/scroll.ts';

/** Actions of other plugins for the buttons. */
export interface HeadActions {
  readonly jump: () => void;
  /** Undefined without a menu. */
  readonly menu?: () => void;
}

/** The link's button says for this many milliseconds that it has copied. */
const copiedTime = 1600;

/** Make the buttons at the top right: number, link of this slide, previous, next, menu. */
export class Head {
  readonly element: HTMLElement;
  readonly #deck: RevealApi;
  readonly #number: HTMLButtonElement;
  readonly #link = pressable('chrome-link', 'link', 'Copy the link to this slide', () => {
    void this.#copyLink();
  });
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #busy = pressable('chrome-busy', undefined, undefined, () => this.#goToBusy());
  #busySlide: HTMLElement | null = null;
  readonly #status = h('span', { class: 'chrome-status', role: 'status' });

  constructor(deck: RevealApi, { jump, menu }: HeadActions) {
    this.#deck = deck;
    this.#number = pressable('chrome-number', undefined, undefined, jump);
    this.#previous = pressable('chrome-previous', 'previous', 'Previous', () => deck.prev());
    this.#next = pressable('chrome-next', 'next', 'Next', () => deck.next());
    this.element = h(
      'div',
      { class: 'chrome-head', role: 'group', 'aria-label': 'Presentation' },
      this.#number,
      this.#link,
      this.#previous,
      this.#next,
      ...(menu ? [pressable('chrome-menu', 'menu', 'Menu', menu)] : []),
      this.#status,
    );
  }

  update(): void {
    const slides = allSlides(this.#deck);
    const total = slides.length;
    const current = slideInView(this.#deck) ?? this.#deck.getCurrentSlide();
    const number = Math.max(slides.indexOf(current), 0) + 1;
    this.#number.textContent = `${number} / ${total}`;
    this.#number.setAttribute('aria-label', `${number} / ${total}: jump to a slide`);
    // Not `disabled`, which would take the focus from somebody who steps with this button.
    const ways = this.#deck.availableRoutes({ includeFragments: true });
    setUsable(this.#previous, ways.left || ways.up);
    setUsable(this.#next, ways.right || ways.down);
    if (this.#busySlide && this.#busySlide !== current) this.element.prepend(this.#busy);
    else this.#busy.remove();
  }

  /**
   * Show what a figure does although its slide is left.
   * @param words - undefined when it has ended
   */
  setBusy(words: string | undefined, slide: HTMLElement | null): void {
    this.#busySlide = words === undefined ? null : slide;
    if (words !== undefined) {
      this.#busy.textContent = words;
      this.#busy.setAttribute('aria-label', `${words}: to its slide`);
    }
    this.update();
  }

  #goToBusy(): void {
    if (this.#busySlide) goTo(this.#deck, this.#busySlide);
  }

  async #copyLink(): Promise<void> {
    const slide = currentSlide(this.#deck);
    if (!slide) return;
    const copied = await copyText(slideAddress(this.#deck, slide));
    this.#status.textContent = copied ? 'Link copied' : 'The browser did not allow copying';
    this.#link.innerHTML = icon(copied ? 'check' : 'close');
    setTimeout(() => {
      this.#status.textContent = '';
      this.#link.innerHTML = icon('link');
    }, copiedTime);
  }
}

function pressable(
  name: string,
  image: IconName | undefined,
  label: string | undefined,
  action: () => void,
): HTMLButtonElement {
  const press = (): void => {
    if (element.getAttribute('aria-disabled') !== 'true') action();
  };
  const element = button('', press, { class: name, title: label, 'aria-label': label });
  if (image) element.innerHTML = icon(image);
  keepPresses(element);
  return element;
}

function setUsable(element: HTMLButtonElement, usable: boolean): void {
  if (usable) element.removeAttribute('aria-disabled');
  else element.setAttribute('aria-disabled', 'true');
}
