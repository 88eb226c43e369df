import { keepPresses } from '../common/focus.ts';
import { button, h } from '../common/h.ts';
import { inkIcon } from './icons.ts';
import type { InkIcon } from './icons.ts';
import { colors } from './stroke.ts';
import type { Color, Width } from './stroke.ts';

/** What the next stroke will be. */
export interface Tool {
  readonly color: Color;
  readonly width: Width;
  readonly erasing: boolean;
}

export interface ToolbarPlan {
  choose(this: void, tool: Partial<Tool>): void;
  undo(this: void): void;
  redo(this: void): void;
  clear(this: void): void;
  clearAll(this: void): void;
  save(this: void): void;
  open(this: void, text: string): void;
  done(this: void): void;
}

/** A sentence is shown for this many milliseconds. */
const SHOWN = 10_000;

/** The tools of drawing, as buttons in a column at the left edge of the window. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #status = h('p', { class: 'ink-status', role: 'status' });
  readonly #choices: readonly { readonly element: HTMLElement; readonly tool: Partial<Tool> }[];
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(plan: ToolbarPlan) {
    const choices: { element: HTMLElement; tool: Partial<Tool> }[] = [];
    const choice = (name: string, icon: InkIcon | undefined, tool: Partial<Tool>): HTMLElement => {
      const element = press(name, icon, () => plan.choose(tool));
      if (tool.color) element.dataset['color'] = tool.color;
      choices.push({ element, tool });
      return element;
    };
    this.#undo = press('Undo', 'undo', plan.undo);
    this.#redo = press('Redo', 'redo', plan.redo);
    const file = filePicker(plan.open);
    this.element = h(
      'section',
      { class: 'ink-tools', 'aria-label': 'Drawing' },
      group(
        ...colors.map((color) => choice(names[color], undefined, { color, erasing: false })),
        choice('Thin', 'thin', { width: 'thin', erasing: false }),
        choice('Thick', 'thick', { width: 'thick', erasing: false }),
        choice('Eraser', 'eraser', { erasing: true }),
      ),
      group(
        this.#undo,
        this.#redo,
        press('Clear this slide', 'clear', plan.clear),
        press('Clear all slides', 'clearAll', plan.clearAll),
      ),
      group(
        press('Save drawings to a file', 'save', plan.save),
        press('Open a file of drawings', 'open', () => file.click()),
        press('End drawing', 'done', plan.done),
      ),
      file,
      this.#status,
    );
    this.#choices = choices;
    keepPresses(this.element);
  }

  update(tool: Tool, { canUndo, canRedo }: { canUndo: boolean; canRedo: boolean }): void {
    for (const { element, tool: chosen } of this.#choices) {
      const { color = tool.color, width = tool.width, erasing } = chosen;
      const isOn = erasing ? tool.erasing : color === tool.color && width === tool.width;
      element.setAttribute('aria-pressed', String(isOn));
    }
    setUsable(this.#undo, canUndo);
    setUsable(this.#redo, canRedo);
  }

  /** Show a sentence beside the tools; screen readers read it aloud. */
  say(sentence: string): void {
    delete this.#status.dataset['quiet'];
    this.#tell(sentence);
  }

  /** Have screen readers say that drawing begins. */
  greet(): void {
    this.#status.dataset['quiet'] = '';
    this.#tell('Drawing is on. Esc or D ends it.');
  }

  #tell(sentence: string): void {
    clearTimeout(this.#hiding);
    this.#status.textContent = sentence;
    this.#hiding = setTimeout(() => (this.#status.textContent = ''), SHOWN);
  }
}

const names: Readonly<Record<Color, string>> = {
  ink: 'Ink',
  red: 'Red',
  blue: 'Blue',
  yellow: 'Yellow',
};

function group(...buttons: readonly HTMLElement[]): HTMLElement {
  return h('div', { class: 'ink-group' }, ...buttons);
}

function press(name: string, icon: InkIcon | undefined, act: () => void): HTMLButtonElement {
  const element = button(
    '',
    ({ detail }) => {
      // A press by key has no click count, and leaves the focus on the button.
      if (detail > 0) element.blur();
      if (element.getAttribute('aria-disabled') !== 'true') act();
    },
    { title: name, 'aria-label': name },
  );
  if (icon) element.innerHTML = inkIcon(icon);
  return element;
}

/** Not `disabled`, which would take the focus from somebody who undoes by this button. */
function setUsable(element: HTMLButtonElement, usable: boolean): void {
  if (usable) element.removeAttribute('aria-disabled');
  else element.setAttribute('aria-disabled', 'true');
}

function filePicker(open: (text: string) => void): HTMLInputElement {
  const input = h('input', { type: 'file', accept: '.json,application/json', hidden: true });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    void file?.text().then(open);
    // So that the same file can be opened again.
    input.value = '';
  });
  return input;
}
