import { button, h } from '../../../plugins/common/h.ts';
import { keepKeys } from './keys.ts';

/** A whole number between two buttons, over a native number field: − 7 +. */
export interface Stepper {
  readonly element: HTMLElement;
  set(value: number): void;
}

export interface StepperOptions {
  /** Stands before it, and is its name. */
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

/** @param change - is called with a whole number from `min` to `max` */
export function createStepper(
  { label, min, max }: StepperOptions,
  change: (value: number) => void,
): Stepper {
  const input = h('input', { type: 'number', min, max, step: 1, class: 'boxed' });
  let current = min;
  const go = (value: number): void => {
    const whole = Math.round(value);
    // A word, or a number out of range, leaves the value as it was.
    const next = whole >= min && whole <= max ? whole : current;
    input.valueAsNumber = next;
    if (next !== current) change((current = next));
  };
  input.addEventListener('change', () => go(input.valueAsNumber));
  const stepBy = (by: number, sign: string, name: string): HTMLElement =>
    button(sign, () => go(current + by), { class: 'boxed', 'aria-label': `${name} ${label}` });
  const element = h(
    'div',
    { class: 'stepper' },
    h('label', {}, label, input),
    stepBy(-1, '−', 'Previous'),
    stepBy(1, '+', 'Next'),
  );
  keepKeys(element);
  return {
    element,
    set(value) {
      // Keep what is being typed when the value stays the same.
      if (value !== current || document.activeElement !== input) input.valueAsNumber = value;
      current = value;
    },
  };
}
