import { button, h } from '../../../plugins/common/h.ts';
import { createButton, relabel } from '../../kit/controls/button.ts';
import { fieldset } from '../../kit/controls/fieldset.ts';
import { keepKeys } from '../../kit/controls/keys.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { colourWords } from '../pictures/colour-words.ts';
import { face } from '../pictures/face.ts';
import { redrawn } from '../../kit/live.ts';
import { scenesOf } from './scenes.ts';
import {
  check,
  CHOICES,
  guessOf,
  letterOf,
  PIXELS,
  questionsOf,
  SEEDS,
  type State,
} from './game.ts';
import { drawGame, guess, sentencesOf } from './still.ts';

/** The letter of a pixel that was passed. */
const PASS = 'x';

const { palette } = face([]);

/** Twelve pixels are guessed one by one, by mouse, finger or the keys 1 to 4. */
export const liveGuess = redrawn<State>({
  ...guess,
  still: drawGame,
  check,
  scenesOf,

  build({ host, state, change }) {
    host.classList.add('live-model');
    const choices = Array.from({ length: CHOICES }, (_, place) => createChoice(place, choose));
    const group = fieldset('guesses', 'Next pixel', ...choices.map(({ element }) => element));
    const next = createButton('', goOn);
    const games = createStepper({ label: 'Game', ...SEEDS }, (seed) => begin(seed));
    const spoken = h('p', { class: 'visually-hidden', role: 'status' });

    function begin(seed: number): void {
      change({ seed, guesses: '', at: 0 });
    }

    function choose(place: number): void {
      if (isToGuess(state())) answer(letterOf(place));
    }

    function answer(letter: string): void {
      change({ guesses: state().guesses + letter });
      relabel(spoken, sentencesOf(state()).join(' '));
      // The next key press goes on.
      if (group.contains(document.activeElement)) next.focus({ preventScroll: true });
    }

    function goOn(): void {
      const { seed, at } = state();
      if (isToGuess(state())) answer(PASS);
      else if (at < PIXELS) change({ at: at + 1 });
      else begin(seed < SEEDS.max ? seed + 1 : SEEDS.min);
    }

    host.addEventListener('keydown', (event) => {
      const place = '1234'.indexOf(event.key);
      if (place < 0 || event.target instanceof HTMLInputElement) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      choose(place);
    });
    keepKeys(host);

    return {
      over: [group],
      controls: [next, games.element],
      below: [spoken],
      update(current) {
        const question = questionsOf(current.seed)[current.at];
        group.hidden = !question;
        const guessed = guessOf(current, current.at);
        if (question)
          choices.forEach(({ set }, place) =>
            set({
              color: palette[question.choices[place] ?? -1] ?? '',
              p: guessed === undefined ? undefined : question.p[place],
              isRight: guessed !== undefined && place === question.right,
              isChosen: guessed === place,
            }),
          );
        games.set(current.seed);
        relabel(next, labelOf(current));
      },
    };
  },
});

function isToGuess({ guesses, at }: State): boolean {
  return at < PIXELS && guesses.length === at;
}

function labelOf(state: State): string {
  if (isToGuess(state)) return 'Pass';
  if (state.at === PIXELS) return 'Next game';
  return state.at === PIXELS - 1 ? 'Score' : 'Next pixel';
}

/** What a button to choose a colour shows. */
interface Choice {
  readonly color: string;
  /** The probability that the model gives it, once somebody has guessed. */
  readonly p: number | undefined;
  readonly isRight: boolean;
  readonly isChosen: boolean;
}

function createChoice(
  place: number,
  choose: (place: number) => void,
): { element: HTMLElement; set: (choice: Choice) => void } {
  const color = h('i');
  const name = h('span', { class: 'visually-hidden' });
  const share = h('span', { class: 'share' });
  const element = button(h('b', {}, String(place + 1)), () => choose(place), { class: 'guess' });
  element.append(color, name, share);
  return {
    element,
    set(choice) {
      color.style.background = choice.color;
      name.textContent = [
        ` ${colourWords(choice.color)}`,
        ...(choice.isRight ? ['right'] : []),
        ...(choice.isChosen ? ['your guess'] : []),
      ].join(', ');
      share.textContent = choice.p === undefined ? '' : percent(choice.p);
      element.classList.toggle('right', choice.isRight);
      element.classList.toggle('chosen', choice.isChosen);
    },
  };
}

function percent(p: number): string {
  return p < 0.01 ? '< 1 %' : `${Math.round(100 * p)} %`;
}
