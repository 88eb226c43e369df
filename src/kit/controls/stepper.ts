import { keepKeys } from './keys.ts';

/** A whole number between two buttons, over a native number field: - 7 +. */
export interface Stepper {
  readonly element: HTMLElement;
  set(value: number): void;
}

/** What a stepper is made from. */
export interface StepperOptions {
  /** Stands before it, and is its name. */
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

/** @param changed - is told a whole number from `min` to `max` */
export function createStepper(
  { label, min, max }: StepperOptions,
  changed: (value: number) => void,
): Stepper {
  const element = document.createElement('div');
  element.className = 'stepper';
  const input = document.createElement('input');
  Object.assign(input, { type: 'number', min, max, step: 1 });
  let current = min;
  const go = (value: number): void => {
    const whole = Math.round(value);
    // What is no number, or too far, leaves the value as it was.
    const taken = whole >= min && whole <= max ? whole : current;
    input.valueAsNumber = taken;
    if (taken !== current) changed((current = taken));
  };
  input.addEventListener('change', () => go(input.valueAsNumber));
  const button = (text: string, name: string, by: number): HTMLElement => {
    const made = document.createElement('button');
    Object.assign(made, { type: 'button', textContent: text });
    made.setAttribute('aria-label', `${name} ${label}`);
    made.addEventListener('click', () => go(current + by));
    return made;
  };
  const words = document.createElement('label');
  words.append(label, input);
  element.append(words, button('−', 'Previous', -1), button('+', 'Next', 1));
  keepKeys(element);
  return {
    element,
    set(value) {
      // What is being written is not taken away by news that say nothing new.
      if (value !== current || document.activeElement !== input) input.valueAsNumber = value;
      current = value;
    },
  };
}
