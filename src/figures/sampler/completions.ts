import { h } from '../../../plugins/common/h.ts';
import { fieldset } from '../../kit/controls/fieldset.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { at, svg } from '../../kit/draw/svg.ts';
import { createGrowingPicture, type GrowingPicture } from '../pictures/growing.ts';
import { drawBrackets } from './brackets.ts';
import type { Original } from './original.ts';
import type { Snapshot } from './snapshot.ts';
import { COMPLETIONS, SIDES, type State } from './state.ts';

/** How wide a picture is drawn, if whole pixels of it fit. */
const SIZE = 160;

/** The eight completions, each a radio button, and the original. */
export interface Completions {
  readonly elements: readonly HTMLElement[];
  readonly original: HTMLElement;
  draw(state: State, snapshot: Snapshot, original: Original): void;
}

/** @param choose - is called with the completion whose next pixel is to be looked at */
export function createCompletions(choose: (completion: number) => void): Completions {
  const completions = fieldset('completions', 'The completion whose next pixel is looked at');
  const brackets = h('div', { class: 'brackets' });
  const originalName = h('p', { class: 'whose' });
  const original = h('div', { class: 'original' });
  let model: State['model'] | undefined;
  let pictures: readonly { choice: HTMLInputElement; picture: GrowingPicture }[] = [];
  let originalPicture: GrowingPicture | undefined;

  /** Make the pictures again if the model, and so their palette and size, has changed. */
  function makePictures(next: Original): void {
    if (model === next.model) return;
    model = next.model;
    const side = SIDES[model];
    const create = (): GrowingPicture => createGrowingPicture(next.palette, side, pitchOf(side));
    for (const old of completions.querySelectorAll('label')) old.remove();
    pictures = Array.from({ length: COMPLETIONS }, (_, i) => {
      const picture = create();
      const choice = h('input', { type: 'radio', name: 'sampler-completion', value: i });
      choice.addEventListener('change', () => choose(i));
      completions.append(h('label', { class: 'drawn-control' }, choice, picture.element));
      return { choice, picture };
    });
    originalPicture = create();
    original.replaceChildren(originalName, originalPicture.element);
  }

  return {
    elements: [brackets, completions],
    original,
    draw(state, { phase, pictures: codes, asked, pixel }, whole) {
      makePictures(whole);
      pictures.forEach(({ choice, picture }, i) => {
        choice.checked = i === state.chosen;
        choice.setAttribute('aria-label', `Completion ${i + 1}, seed ${state.seed + i}`);
        picture.set(tokensOf(codes[i] ?? ''), asked ?? undefined);
      });
      if (phase === 'recorded' && pixel !== null)
        originalPicture?.set(whole.tokens.slice(0, pixel), pixel);
      else originalPicture?.set(whole.tokens);
      originalName.textContent = state.own === '' ? 'original' : 'yours';
      brackets.innerHTML = drawBothBrackets(state.rows, SIDES[state.model]);
    },
  };
}

/** Return how wide a pixel of a picture is drawn. */
function pitchOf(side: number): number {
  return Math.floor(SIZE / side);
}

/** Draw the brackets of both rows of completions. */
function drawBothBrackets(rows: number, side: number): string {
  const one = drawBrackets(rows, side, pitchOf(side));
  return svg(84, 2 * SIZE + 20, '', at([68, 0], one + at([0, SIZE + 20], one)));
}
