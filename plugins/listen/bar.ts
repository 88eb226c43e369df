import { keepPresses } from '../common/focus.ts';
import { button, h } from '../common/h.ts';
import { CaptionView } from './caption-view.ts';
import { listenIcon, type ListenIcon } from './icons.ts';
import { Panel, type PanelPlan } from './panel.ts';

export interface BarPlan extends PanelPlan {
  toggle(this: void): void;
  skip(this: void, by: 1 | -1, over: 'sentence' | 'slide'): void;
  close(this: void): void;
}

/** What the bar shows. */
export interface BarState {
  readonly playing: boolean;
  /** A few words on what goes on. */
  readonly status: string;
  /** The share of the talk that is over, 0 to 1. */
  readonly done: number;
  readonly captions: boolean;
  readonly announced: boolean;
}

/** The band at the foot of the window: captions, and buttons that play the talk. */
export class Bar {
  readonly element: HTMLElement;
  readonly captions = new CaptionView();
  readonly panel: Panel;
  readonly #play: HTMLButtonElement;
  readonly #captions: HTMLButtonElement;
  readonly #settings: HTMLButtonElement;
  readonly #status = h('p', { class: 'listen-status', role: 'status' });

  constructor(plan: BarPlan) {
    this.panel = new Panel(plan);
    this.#play = press('Play', 'play', plan.toggle, 'listen-play');
    this.#captions = press('Captions', 'captions', () => plan.setCaptions());
    this.#settings = press('Voice and speed', 'settings', () => this.showPanel(!this.hasPanel));
    this.#settings.setAttribute('aria-expanded', 'false');
    this.element = h(
      'section',
      { class: 'listen', 'aria-label': 'Listen' },
      this.panel.element,
      h(
        'div',
        { class: 'listen-buttons' },
        press('Slide back', 'slideBack', () => plan.skip(-1, 'slide')),
        press('Sentence back', 'back', () => plan.skip(-1, 'sentence')),
        this.#play,
        press('Sentence on', 'on', () => plan.skip(1, 'sentence')),
        press('Slide on', 'slideOn', () => plan.skip(1, 'slide')),
      ),
      this.captions.element,
      h(
        'div',
        { class: 'listen-buttons listen-more' },
        this.#status,
        this.#captions,
        this.#settings,
        press('End listening', 'close', plan.close),
      ),
    );
    keepPresses(this.element);
  }

  get hasPanel(): boolean {
    return !this.panel.element.hidden;
  }

  /** Open or close the choice of voice and speed; opened by a key it gets the focus. */
  showPanel(shown: boolean, focus = false): void {
    const hadFocus = this.panel.element.contains(document.activeElement);
    this.panel.element.hidden = !shown;
    this.#settings.setAttribute('aria-expanded', String(shown));
    if (shown && focus) this.panel.focus();
    if (!shown && hadFocus) this.#settings.focus();
  }

  focus(): void {
    this.#play.focus({ preventScroll: true });
  }

  update({ playing, status, done, captions, announced }: BarState): void {
    const name = playing ? 'Pause' : 'Play';
    if (this.#play.title !== name) {
      this.#play.title = name;
      this.#play.setAttribute('aria-label', name);
      this.#play.innerHTML = listenIcon(playing ? 'pause' : 'play');
    }
    if (this.#status.textContent !== status) this.#status.textContent = status;
    this.element.style.setProperty('--done', `${done * 100}%`);
    this.element.dataset['playing'] = String(playing);
    this.captions.element.hidden = !captions;
    this.#captions.setAttribute('aria-pressed', String(captions));
    this.captions.element.setAttribute('aria-live', announced ? 'polite' : 'off');
  }
}

function press(
  name: string,
  icon: ListenIcon,
  act: () => void,
  ofClass?: string,
): HTMLButtonElement {
  const element = button(
    '',
    ({ detail }) => {
      // A press by key has no click count, and leaves the focus on the button.
      if (detail > 0) element.blur();
      act();
    },
    { class: ofClass, title: name, 'aria-label': name },
  );
  element.innerHTML = listenIcon(icon);
  return element;
}
