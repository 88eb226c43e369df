import { h } from '../../../plugins/common/h.ts';
import { createButton } from '../../kit/controls/button.ts';
import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { LIMITS, type State } from './state.ts';

/** How the pictures are drawn: two rows of controls in one place, and a button that swaps them. */
export interface Settings {
  readonly elements: readonly HTMLElement[];
  set(state: State): void;
}

/** @param change - is called with what a person sets */
export function createSettings(change: (changes: Partial<State>) => void): Settings {
  const rows = createSlider('Rows given', LIMITS.rows, (rows) => change({ rows }));
  const temperature = createSlider('Temperature', LIMITS.temperature, (temperature) =>
    change({ temperature }),
  );
  const topP = createSlider('Top-p', LIMITS.topP, (topP) => change({ topP }));
  const [min, max] = LIMITS.seed;
  const seed = createStepper({ label: 'First seed', min, max }, (seed) => change({ seed }));
  const models: readonly (readonly [State['model'], string])[] = [
    ['faces', 'Faces'],
    ['fashion', 'Fashion'],
  ];
  const model = createChoice('Model', models, (model) =>
    change({ model, picture: 0, own: '', off: [] }),
  );
  const onOff: readonly (readonly ['on' | 'off', string])[] = [
    ['on', 'On'],
    ['off', 'Off'],
  ];
  const cache = createChoice('KV cache', onOff, (value) => change({ cached: value === 'on' }));

  const first = h(
    'div',
    { class: 'settings' },
    rows.element,
    titled(seed.element, 'First seed'),
    temperature.element,
  );
  const second = h(
    'div',
    { class: 'settings', hidden: true },
    topP.element,
    titled(model.element, 'Model'),
    titled(cache.element, 'KV cache'),
  );
  const more = createButton('More', () => {
    first.hidden = second.hidden;
    second.hidden = !first.hidden;
    more.textContent = second.hidden ? 'More' : 'Back';
    more.setAttribute('aria-expanded', String(!second.hidden));
  });
  more.classList.add('more');
  more.setAttribute('aria-expanded', 'false');

  return {
    elements: [first, second, more],
    set(state) {
      rows.set(state.rows, state.rows === 0 ? 'none' : String(state.rows));
      temperature.set(state.temperature, (state.temperature / 10).toFixed(1));
      topP.set(state.topP, (state.topP / 20).toFixed(2));
      seed.set(state.seed);
      model.set(state.model);
      cache.set(state.cached ? 'on' : 'off');
    },
  };
}

/** Make a slider with its name and its value above it. */
function createSlider(
  label: string,
  [min, max]: readonly [number, number],
  change: (value: number) => void,
): { element: HTMLElement; set(value: number, words: string): void } {
  const range = createCellRange({ label, min, max, step: 1, marks: [] }, change);
  const title = new Text();
  return {
    element: titled(range.element, title),
    set(value, words) {
      range.set(value, words);
      title.data = `${label}: ${words}`;
    },
  };
}

/** Put words above a control, to be seen; the control has a label of its own for a screen reader. */
export function titled(control: HTMLElement, title: string | Text): HTMLElement {
  return h(
    'div',
    { class: 'titled' },
    h('p', { class: 'name', 'aria-hidden': 'true' }, title),
    control,
  );
}
