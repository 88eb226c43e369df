import { createButton } from '../../kit/controls/button.ts';
import { createCellRange, type CellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { element } from './element.ts';
import { LIMITS, type State } from './state.ts';

/** How the pictures are drawn: two rows of controls in one place, and a button from one to the other. */
export interface Settings {
  readonly elements: readonly HTMLElement[];
  set(state: State): void;
}

/** @param change - is told what somebody sets */
export function createSettings(change: (changes: Partial<State>) => void): Settings {
  const range = (label: string, key: 'rows' | 'temperature' | 'topP'): CellRange => {
    const [min, max] = LIMITS[key];
    return createCellRange({ label, min, max, step: 1, marks: [] }, (value) =>
      change({ [key]: value }),
    );
  };
  const rows = range('Rows given', 'rows');
  const temperature = range('Temperature', 'temperature');
  const topP = range('Top-p', 'topP');
  const [least, most] = LIMITS.seed;
  const seed = createStepper({ label: 'First seed', min: least, max: most }, (value) =>
    change({ seed: value }),
  );
  const models: readonly (readonly [State['model'], string])[] = [
    ['faces', 'Faces'],
    ['fashion', 'Fashion'],
  ];
  const model = createChoice('Model', models, (value) =>
    change({ model: value, picture: 0, own: '' }),
  );
  const cache = createChoice(
    'KV cache',
    [
      ['on', 'On'],
      ['off', 'Off'],
    ],
    (value: 'on' | 'off') => change({ cached: value === 'on' }),
  );
  const names = {
    rows: titled(rows.element),
    temperature: titled(temperature.element),
    topP: titled(topP.element),
  };

  const first = element('div', 'settings');
  first.append(
    names.rows.element,
    titled(seed.element, 'First seed').element,
    names.temperature.element,
  );
  const second = element('div', 'settings');
  second.append(
    names.topP.element,
    titled(model.element, 'Model').element,
    titled(cache.element, 'KV cache').element,
  );
  second.hidden = true;
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
      const given = state.rows === 0 ? 'none' : String(state.rows);
      rows.set(state.rows, given);
      names.rows.say(`Rows given: ${given}`);
      const heat = (state.temperature / 10).toFixed(1);
      temperature.set(state.temperature, heat);
      names.temperature.say(`Temperature: ${heat}`);
      const share = (state.topP / 20).toFixed(2);
      topP.set(state.topP, share);
      names.topP.say(`Top-p: ${share}`);
      seed.set(state.seed);
      model.set(state.model);
      cache.set(state.cached ? 'on' : 'off');
    },
  };
}

/** A control with words above it, which are seen alone: the control has a label of its own. */
export function titled(
  control: HTMLElement,
  title = '',
): { element: HTMLElement; say: (words: string) => void } {
  const box = element('div', 'titled');
  const words = element('p', 'name');
  words.setAttribute('aria-hidden', 'true');
  words.textContent = title;
  box.append(words, control);
  return { element: box, say: (text) => (words.textContent = text) };
}
