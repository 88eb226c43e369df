import { keepKeys } from './keys.ts';

/** A choice of one from a few, as neighbouring boxes over native radio buttons. */
export interface Choice<Value extends string> {
  readonly element: HTMLElement;
  /** @param value - undefined where none of them is on */
  set(value: Value | undefined): void;
}

let groups = 0;

/**
 * @param label - what is chosen, for those who do not see the boxes
 * @param options - value and content of each box: text, or a picture with a name
 */
export function createChoice<Value extends string>(
  label: string,
  options: readonly (readonly [value: Value, content: string | Node])[],
  chosen: (value: Value) => void,
): Choice<Value> {
  const element = document.createElement('fieldset');
  element.className = 'choice';
  const legend = document.createElement('legend');
  legend.className = 'visually-hidden';
  legend.textContent = label;
  element.append(legend);
  // Radio buttons of one name are one group on the whole page.
  const name = `choice-${groups++}`;
  const inputs = options.map(([value, content]) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'radio', name, value });
    input.addEventListener('change', () => chosen(value));
    const box = document.createElement('label');
    box.append(input, content);
    element.append(box);
    return input;
  });
  keepKeys(element);
  return {
    element,
    set(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** Options for the whole numbers `from` to `to`. */
export function numbered(from: number, to: number): (readonly [string, string])[] {
  return Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), String(from + i)]);
}
