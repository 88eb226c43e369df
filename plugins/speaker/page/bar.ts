import type { Move, Place } from '../messages.ts';
import { help } from './keys.ts';
import type { LocalAction } from './keys.ts';
import { button, make } from './make.ts';
import { keepSetting, setting } from './settings.ts';

/** What the buttons bring about. */
export interface BarPlan {
  move(this: void, move: Move): void;
  act(this: void, action: LocalAction): void;
}

/** The row of buttons, and the numbers of slide and step. */
export class ControlBar {
  readonly element: HTMLElement;
  /** Slide and step in numbers. */
  readonly place: HTMLElement;
  readonly #slide = make('span', 'speaker-figure');
  readonly #step = make('span', 'speaker-figure');
  readonly #hint = make('p', 'speaker-hint');
  readonly #black: HTMLButtonElement;
  readonly #overview: HTMLButtonElement;
  readonly #pointer: HTMLButtonElement;
  readonly #help = helpDialog();

  constructor({ move, act }: BarPlan) {
    this.#black = toggle('Black', () => move('pause'));
    this.#overview = toggle('Overview', () => move('overview'));
    this.#pointer = toggle('Pointer', () => move('pointer'));
    const steps = make(
      'div',
      'speaker-buttons speaker-steps',
      button('Back', () => move('previous')),
      button('Next', () => move('next')),
    );
    const views = make('div', 'speaker-buttons', this.#black, this.#overview, this.#pointer);
    const letters = make(
      'div',
      'speaker-buttons',
      named(
        button('A−', () => act('smaller')),
        'Smaller notes',
      ),
      named(
        button('A+', () => act('larger')),
        'Larger notes',
      ),
    );
    const keys = make(
      'div',
      'speaker-buttons speaker-keys',
      named(
        button('?', () => act('help')),
        'Keys',
      ),
    );
    this.place = make(
      'div',
      'speaker-place',
      make('p', '', make('span', 'speaker-label', 'Slide'), this.#slide),
      make('p', '', make('span', 'speaker-label', 'Step'), this.#step),
    );
    const rows = [steps, views, this.#hint, letters, brightness(), keys, this.#help];
    this.element = make('footer', 'speaker-bar', ...rows);
  }

  set pointer(on: boolean) {
    press(this.#pointer, on);
  }

  set hint(text: string) {
    this.#hint.textContent = text;
  }

  /** Whether the list of keys lies over the page and has them all to itself. */
  get helping(): boolean {
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

function toggle(label: string, act: () => void): HTMLButtonElement {
  const element = button(label, act);
  press(element, false);
  return element;
}

function press(element: HTMLButtonElement, pressed: boolean): void {
  element.setAttribute('aria-pressed', String(pressed));
}

function named(element: HTMLButtonElement, name: string): HTMLButtonElement {
  element.setAttribute('aria-label', name);
  element.title = name;
  return element;
}

/** How bright the window is, so that it does not light up the speaker in a dark room. */
function brightness(): HTMLElement {
  const range = make('input');
  Object.assign(range, { type: 'range', min: '20', max: '100', step: '10' });
  const apply = (value: number): void =>
    document.documentElement.style.setProperty('--brightness', String(value / 100));
  range.value = String(setting('brightness', 100));
  apply(Number(range.value));
  range.addEventListener('input', () => {
    apply(Number(range.value));
    keepSetting('brightness', Number(range.value));
  });
  // By mouse or finger: the arrow keys are the deck's again.
  range.addEventListener('pointerup', () => range.blur());
  return make('label', 'speaker-brightness', make('span', '', 'Light'), range);
}

function helpDialog(): HTMLDialogElement {
  const list = make('dl', '', ...help.flatMap(([k, d]) => [make('dt', '', k), make('dd', '', d)]));
  const dialog = make('dialog', 'speaker-help', list);
  dialog.setAttribute('aria-label', 'Keys');
  dialog.append(button('Close', () => dialog.close()));
  return dialog;
}
