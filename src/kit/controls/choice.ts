import { h } from '../../../plugins/common/h.ts';
import { fieldset } from './fieldset.ts';

/** A choice of one from a few, drawn as neighbouring boxes over native radio buttons. */
export interface Choice<Value extends string> {
  readonly element: HTMLElement;
  /** Check the box of a value; a value without a box, such as undefined, leaves none checked. */
  set(value: Value | undefined): void;
}

let groups = 0;

/**
 * Make a choice.
 * @param label - what is chosen, for those who do not see the boxes
 * @param options - value and content of each box: text, or a picture with a name
 */
export function createChoice<Value extends string>(
  label: string,
  options: readonly (readonly [value: Value, content: string | Node])[],
  choose: (value: Value) => void,
): Choice<Value> {
  // Radio buttons of one name are one group on the whole page.
  const name = `choice-${groups++}`;
  const inputs = options.map(([value]) => {
    const input = h('input', { type: 'radio', name, value });
    input.addEventListener('change', () => choose(value));
    return input;
  });
  const boxes = options.map(([, content], i) =>
    h('label', { class: 'boxed drawn-control' }, inputs[i] ?? '', content),
  );
  const element = fieldset('choice', label, ...boxes);
  return {
    element,
    set(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** Return options for the whole numbers `from` to `to`. */
export function numbered(from: number, to: number): (readonly [string, string])[] {
  return Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), String(from + i)]);
}
