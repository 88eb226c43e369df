import type { RevealApi } from 'reveal.js';
import { slideAddress } from '../common/links.ts';
import { copyText } from '../common/clipboard.ts';
import { icon } from '../common/icons.ts';
import type { IconName } from '../common/icons.ts';
import { allSlides, currentSlide } from '../common/outline.ts';
import { slideInView } from '../common/scroll.ts';

/** Actions of other plugins for the buttons. */
export interface HeadActions {
  readonly jump: () => void;
  /** Undefined without a menu. */
  readonly menu?: () => void;
}

/** The link's button says for this many milliseconds that it has copied. */
const thanks = 1600;

/** Make the buttons at the top right: number, link of this slide, previous, next, menu. */
export class Head {
  readonly element = document.createElement('div');
  readonly #deck: RevealApi;
  readonly #number = button('chrome-number');
  readonly #link = button('chrome-link', 'link', 'Copy the link to this slide');
  readonly #previous = button('chrome-previous', 'previous', 'Previous');
  readonly #next = button('chrome-next', 'next', 'Next');
  readonly #status = document.createElement('span');

  constructor(deck: RevealApi, actions: HeadActions) {
    this.#deck = deck;
    this.element.className = 'chrome-head';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Presentation');
    this.#status.className = 'chrome-status';
    this.#status.setAttribute('role', 'status');
    this.element.append(this.#number, this.#link, this.#previous, this.#next);
    const { menu } = actions;
    if (menu) this.element.append(onPress(button('chrome-menu', 'menu', 'Menu'), menu));
    this.element.append(this.#status);
    onPress(this.#number, actions.jump);
    onPress(this.#previous, () => {
      deck.prev();
    });
    onPress(this.#next, () => {
      deck.next();
    });
    onPress(this.#link, () => void this.#copyLink());
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
    }, thanks);
  }
}

function button(name: string, image?: IconName, label?: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = name;
  if (image) element.innerHTML = icon(image);
  if (label) {
    element.title = label;
    element.setAttribute('aria-label', label);
  }
  return element;
}

function onPress(element: HTMLButtonElement, action: () => void): HTMLButtonElement {
  element.addEventListener('click', () => {
    if (element.getAttribute('aria-disabled') !== 'true') action();
  });
  // Space and Enter press the button and do not turn the slide.
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  });
  return element;
}

function setUsable(element: HTMLButtonElement, usable: boolean): void {
  if (usable) element.removeAttribute('aria-disabled');
  else element.setAttribute('aria-disabled', 'true');
}
