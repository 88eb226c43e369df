import { createButton, relabel } from '../../kit/controls/button.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { createBars } from './bars.ts';
import { createCompletions } from './completions.ts';
import { element } from './element.ts';
import type { PictureSet } from './sets.ts';
import { createSettings, titled } from './settings.ts';
import type { Phase, Shown } from './shown.ts';
import { HELD_OUT, type State } from './state.ts';
import { captionOf, headerOf, promiseOf, timesOf } from './words.ts';

/** What a person can do. */
export interface Actions {
  /** Draw, pause or go on. */
  play(): void;
  step(): void;
  /** Draw up to the next pixel of the chosen picture that is hard to foresee. */
  toDoubt(): void;
  atOnce(): void;
  set(change: Partial<State>): void;
  take(token: number): void;
  /** Take a colour out of the whole palette. */
  takeOther(): void;
  paint(): void;
  open(file: File): void;
  tryAgain(): void;
}

export interface View {
  draw(state: State, shown: Shown, set: PictureSet): void;
  /** What is said in place of the usual sentence; undefined for that. */
  say(sentence: string | undefined, failed?: boolean): void;
}

const DRAW: Readonly<Record<Phase, string>> = {
  recorded: 'Draw',
  ready: 'Draw',
  running: 'Pause',
  paused: 'Go on',
  done: 'Draw',
};

export function createView(host: HTMLElement, actions: Actions): View {
  host.classList.add('sampler');

  const completions = createCompletions((chosen) => actions.set({ chosen }));
  const settings = createSettings((changes) => actions.set(changes));
  const bars = createBars(
    (token) => actions.take(token),
    () => actions.takeOther(),
  );
  const play = createButton('Draw', () => actions.play());
  const plays = element('div', 'plays');
  plays.append(
    play,
    createButton('One pixel', () => actions.step()),
    createButton('Next doubt', () => actions.toDoubt()),
    createButton('All at once', () => actions.atOnce()),
  );
  const controls = element('div', 'figure-controls');
  controls.append(plays, ...settings.elements);

  const sentence = element('p', 'promise');
  sentence.setAttribute('role', 'status');
  /** What is said in place of the promise. */
  let said: string | undefined;
  const again = createButton('Try again', () => actions.tryAgain());
  again.hidden = true;
  const times = element('p', 'times');
  const caption = element('p', 'caption');
  const words = element('div', 'words');
  words.append(sentence, again, times, caption);

  const source = createSource(actions);
  const header = element('p', 'header');
  const next = element('div', 'next');
  next.append(completions.original, source.element, header, bars.element);
  host.append(...completions.elements, words, controls, next);

  return {
    draw(state, shown, set) {
      completions.draw(state, shown, set);
      settings.set(state);
      source.set(state);
      relabel(play, DRAW[shown.phase]);
      relabel(sentence, said ?? promiseOf(state));
      header.textContent = headerOf(state, shown);
      const frozen = shown.phase === 'recorded' || shown.phase === 'running';
      bars.set(shown.choices ?? undefined, set.palette, frozen);
      times.textContent = timesOf(shown.times);
      caption.textContent = captionOf(state, shown.phase);
    },
    say(words, failed = false) {
      said = words;
      if (words !== undefined) relabel(sentence, words);
      again.hidden = !failed;
    },
  };
}

/** What is completed: a held-out picture, one that is painted, or a photo. */
function createSource(actions: Actions): {
  element: HTMLElement;
  set(state: State): void;
} {
  const held = createStepper({ label: 'Held-out picture', min: 1, max: HELD_OUT }, (number) =>
    actions.set({ picture: number - 1, own: '' }),
  );
  const file = document.createElement('input');
  Object.assign(file, { type: 'file', accept: 'image/*', hidden: true });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen) actions.open(chosen);
    file.value = '';
  });
  const source = element('div', 'picture-source');
  source.append(
    titled(held.element, 'Held-out').element,
    createButton('Paint …', () => actions.paint()),
    createButton('Photo …', () => file.click()),
    file,
  );
  return { element: source, set: (state) => held.set(state.picture + 1) };
}
