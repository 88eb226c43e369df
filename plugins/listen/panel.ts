import { h } from '../common/h.ts';
import { RATES } from './player.ts';
import type { Settings } from './settings.ts';
import type { VoiceFacts, Voices } from './voices.ts';

export interface PanelPlan {
  /** @param name - '' for none */
  setVoice(this: void, name: string): void;
  setRate(this: void, rate: number): void;
  /** Without a wish the captions change. */
  setCaptions(this: void, shown?: boolean): void;
  setAnnounced(this: void, announced: boolean): void;
}

const rates = Array.from(
  { length: (RATES.most - RATES.least) / RATES.step + 1 },
  (_, index) => RATES.least + index * RATES.step,
);

/** The choice of voice, speed and captions. */
export class Panel {
  readonly element: HTMLElement;
  readonly #voice = h('select', { id: 'listen-voice' });
  readonly #rate = h('select', { id: 'listen-rate' });
  readonly #captions = h('input', { type: 'checkbox' });
  readonly #announced = h('input', { type: 'checkbox' });
  readonly #hint = h('p', { id: 'listen-hint', class: 'listen-hint' });

  constructor(plan: PanelPlan) {
    this.#rate.append(...rates.map((rate) => h('option', { value: rate }, `${rate} ×`)));
    this.#voice.setAttribute('aria-describedby', this.#hint.id);
    this.#voice.addEventListener('change', () => plan.setVoice(this.#voice.value));
    this.#rate.addEventListener('change', () => plan.setRate(Number(this.#rate.value)));
    this.#captions.addEventListener('change', () => plan.setCaptions(this.#captions.checked));
    this.#announced.addEventListener('change', () => plan.setAnnounced(this.#announced.checked));
    this.element = h(
      'div',
      { class: 'listen-panel', role: 'group', 'aria-label': 'Voice and speed', hidden: true },
      h('label', { for: this.#voice.id }, 'Voice'),
      this.#voice,
      this.#hint,
      h('label', { for: this.#rate.id }, 'Speed'),
      this.#rate,
      h('label', { class: 'listen-check' }, this.#captions, 'Captions'),
      h('label', { class: 'listen-check' }, this.#announced, 'Screen readers read them too'),
    );
  }

  focus(): void {
    this.#voice.focus();
  }

  /** List the voices, and choose one by its name, '' for none. */
  setVoices({ local, remote }: Voices<VoiceFacts>, chosen: string): void {
    const option = ({ name, lang }: VoiceFacts): HTMLElement =>
      h('option', { value: name }, `${name} (${lang.replace('_', '-')})`);
    const group = (label: string, voices: readonly VoiceFacts[]): HTMLElement[] =>
      voices.length === 0 ? [] : [h('optgroup', { label }, ...voices.map(option))];
    this.#voice.replaceChildren(
      h('option', { value: '' }, 'No voice, captions alone'),
      ...group('On this device', local),
      ...group('Sends the text to its maker', remote),
    );
    this.#voice.value = chosen;
    this.#hint.textContent =
      local.length + remote.length === 0
        ? 'This browser has no voice for the language of the talk.'
        : remote.length === 0
          ? 'These voices speak on this device: no word leaves it.'
          : 'A voice of the second group sends each sentence to its maker.';
  }

  update({ rate, captions, announced }: Settings): void {
    this.#rate.value = String(rate);
    this.#captions.checked = captions;
    this.#announced.checked = announced;
  }
}
