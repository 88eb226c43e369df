import { h } from '../../common/h.ts';
import { groups, keys } from '../../keys/table.ts';
import type { Move, Place } from '../protocol.ts';
import { button } from './button.ts';
import { floatButton } from './float.ts';
import type { LocalAction } from './keys.ts';
import { setting, storeSetting } from './settings.ts';

export interface BarPlan {
  move(this: void, move: Move): void;
  /** Begin drawing in the deck, or end it. */
  draw(this: void): void;
  act(this: void, action: LocalAction): void;
}

/** The row of buttons, and the numbers of slide and step. */
export class ControlBar {
  readonly element: HTMLElement;
  /** Slide and step in numbers. */
  readonly place: HTMLElement;
  readonly #slide = h('span', { class: 'speaker-figure' });
  readonly #step = h('span', { class: 'speaker-figure' });
  readonly #hint = h('p', { class: 'speaker-hint' });
  readonly #black: HTMLButtonElement;
  readonly #overview: HTMLButtonElement;
  readonly #pointer: HTMLButtonElement;
  /** Hidden until it is known that the deck can be drawn on. */
  readonly #draw: HTMLButtonElement;
  readonly #help = helpDialog();

  constructor({ move, draw, act }: BarPlan) {
    const toggle = (label: string, press: () => void): HTMLButtonElement =>
      button(label, press, { 'aria-pressed': 'false' });
    const sign = (label: string, name: LocalAction, title: string): HTMLButtonElement =>
      button(label, () => act(name), { 'aria-label': title, title });
    this.#black = toggle('Black', () => move('pause'));
    this.#overview = toggle('Overview', () => move('overview'));
    this.#pointer = toggle('Pointer', () => move('pointer'));
    this.#draw = toggle('Draw', draw);
    this.#draw.hidden = true;
    const float = floatButton();
    this.place = h(
      'div',
      { class: 'speaker-place' },
      h('p', {}, h('span', { class: 'speaker-label' }, 'Slide'), this.#slide),
      h('p', {}, h('span', { class: 'speaker-label' }, 'Step'), this.#step),
    );
    this.element = h(
      'footer',
      { class: 'speaker-bar' },
      group(
        'speaker-steps',
        button('Back', () => move('previous')),
        button('Next', () => move('next')),
      ),
      group('', this.#black, this.#overview, this.#pointer, this.#draw),
      this.#hint,
      group('', sign('A−', 'smaller', 'Smaller notes'), sign('A+', 'larger', 'Larger notes')),
      brightness(),
      ...(float ? [group('', float)] : []),
      group('speaker-keys', sign('?', 'help', 'Keys')),
      this.#help,
    );
  }

  set pointer(on: boolean) {
    press(this.#pointer, on);
  }

  set drawing(on: boolean) {
    this.#draw.hidden = false;
    press(this.#draw, on);
  }

  set hint(text: string) {
    this.#hint.textContent = text;
  }

  /** True while the list of keys is open, which takes all keys. */
  get helpIsOpen(): boolean {
    return this.#help.open;
  }

  toggleHelp(): void {
    if (this.#help.open) this.#help.close();
    else this.#help.showModal();
  }

  show({ state, slide, step, steps }: Place, slides: number): void {
    this.#slide.textContent = `${slide + 1} / ${slides}`;
    this.#step.textContent = steps > 0 ? `${step} / ${steps}` : '–';
    press(this.#black, state['paused'] === true);
    press(this.#overview, state['overview'] === true);
  }
}

function group(name: string, ...buttons: readonly HTMLElement[]): HTMLElement {
  return h('div', { class: `speaker-buttons ${name}`.trim() }, ...buttons);
}

function press(element: HTMLButtonElement, pressed: boolean): void {
  element.setAttribute('aria-pressed', String(pressed));
}

/** A slider that dims the window, so that it does not light up the speaker in a dark room. */
function brightness(): HTMLElement {
  const range = h('input', { type: 'range', min: 20, max: 100, step: 10 });
  const apply = (): void =>
    document.documentElement.style.setProperty('--brightness', String(Number(range.value) / 100));
  range.value = String(setting('brightness', 100));
  apply();
  range.addEventListener('input', () => {
    apply();
    storeSetting('brightness', Number(range.value));
  });
  // After mouse or finger the arrow keys are for the deck again.
  range.addEventListener('pointerup', () => range.blur());
  return h('label', { class: 'speaker-brightness' }, h('span', {}, 'Light'), range);
}

function helpDialog(): HTMLDialogElement {
  const sections = groups.map((group) => {
    const rows = keys.filter((row) => row.group === group && row.speaker !== undefined);
    const list = rows.flatMap(({ keys, speaker = '' }) => [
      h('dt', {}, ...keys.map((key) => h('kbd', {}, key))),
      h('dd', {}, speaker),
    ]);
    return h('section', {}, h('h2', {}, group), h('dl', {}, ...list));
  });
  const dialog = h(
    'dialog',
    { class: 'speaker-help', 'aria-label': 'Keys' },
    ...sections,
    button('Close', () => dialog.close()),
  );
  return dialog;
}
