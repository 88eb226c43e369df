import { createGrowingPicture, type GrowingPicture } from '../../kit/pictures/growing.ts';
import { line, svg, text } from '../../kit/draw/svg.ts';
import { element, fieldset } from './element.ts';
import type { PictureSet } from './sets.ts';
import type { Shown } from './shown.ts';
import { COMPLETIONS, decode, SIDES, type State } from './state.ts';

/** Of a 16-pixel face; others are drawn by the largest whole pixel that fits. */
const SIZE = 160;

/** The eight completions, each a radio button, with what is given beside them; and the original. */
export interface Completions {
  readonly elements: readonly HTMLElement[];
  readonly original: HTMLElement;
  draw(state: State, shown: Shown, set: PictureSet): void;
}

/** @param choose - is told whose next pixel is to be looked at */
export function createCompletions(choose: (completion: number) => void): Completions {
  const completions = fieldset('completions', 'The completion whose next pixel is looked at');
  const brackets = element('div', 'brackets');
  const original = element('div', 'original');
  const whose = element('p', 'whose');
  let made = '';
  let pictures: readonly { choice: HTMLInputElement; picture: GrowingPicture }[] = [];
  let whole: GrowingPicture | undefined;

  /** Makes the pictures anew where another model's have another palette and size. */
  function make(name: State['model'], { palette }: PictureSet): void {
    if (made === name) return;
    made = name;
    const side = SIDES[name];
    const pitch = Math.floor(SIZE / side);
    for (const old of completions.querySelectorAll('label')) old.remove();
    pictures = Array.from({ length: COMPLETIONS }, (_, i) => {
      const picture = createGrowingPicture(palette, side, pitch);
      const choice = document.createElement('input');
      Object.assign(choice, { type: 'radio', name: 'sampler-completion', value: String(i) });
      choice.addEventListener('change', () => choose(i));
      const box = document.createElement('label');
      box.append(choice, picture.element);
      completions.append(box);
      return { choice, picture };
    });
    whole = createGrowingPicture(palette, side, pitch);
    original.replaceChildren(whose, whole.element);
  }

  return {
    elements: [brackets, completions],
    original,
    draw(state, shown, set) {
      make(state.model, set);
      pictures.forEach(({ choice, picture }, i) => {
        choice.checked = i === state.chosen;
        choice.setAttribute('aria-label', `Completion ${i + 1}, seed ${state.seed + i}`);
        picture.set(decode(shown.pictures[i] ?? ''), shown.asked ?? undefined);
      });
      const { phase, pixel } = shown;
      if (phase === 'recorded' && pixel !== null) whole?.set(set.original.slice(0, pixel), pixel);
      else whole?.set(set.original);
      whose.textContent = state.own === '' ? 'original' : 'yours';
      brackets.innerHTML = drawBrackets(state.rows, SIDES[state.model]);
    },
  };
}

/** What was given and what is drawn, left of both rows of completions. */
function drawBrackets(rows: number, side: number): string {
  const pitch = Math.floor(SIZE / side);
  const [middle, end] = [rows * pitch, side * pitch];
  const bracket = (from: number, to: number, name: string): string =>
    to - from < 16
      ? ''
      : line('rule', [0, from], [0, to]) + text('small end', -8, (from + to) / 2 + 7, name);
  const one =
    bracket(rows === 0 ? 0 : 4, middle - 4, 'given') + bracket(middle + 4, end - 4, 'drawn');
  const both = one + `<g transform="translate(0 ${SIZE + 20})">${one}</g>`;
  return svg(84, 2 * SIZE + 20, '', `<g transform="translate(68 0)">${both}</g>`);
}
