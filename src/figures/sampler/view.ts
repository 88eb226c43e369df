import { h } from '../../../plugins/common/h.ts';
import { createButton, relabel } from '../../kit/controls/button.ts';
import { createStepper } from '../../kit/controls/stepper.ts';
import { createChoiceBars } from './choice-bars.ts';
import { createCompletions } from './completions.ts';
import type { Original } from './original.ts';
import { createSettings, titled } from './settings.ts';
import type { Phase, Snapshot } from './snapshot.ts';
import { HELD_OUT, type State } from './state.ts';
import { captionOf, headerOf, promiseOf, timesOf } from './words.ts';

/** What a person can do. */
export interface Actions {
  /** Draw, pause or go on. */
  play(): void;
  step(): void;
  /** Draw up to the next pixel of the chosen picture that is hard to foresee. */
  playToDoubt(): void;
  playAtOnce(): void;
  change(changes: Partial<State>): void;
  take(token: number): void;
  /** Take a colour out of the whole palette. */
  takeOther(): void;
  paint(): void;
  open(file: File): void;
  tryAgain(): void;
}

/** The figure in the page. */
export interface View {
  draw(state: State, snapshot: Snapshot, original: Original): void;
  /** Say something in place of the usual sentence; undefined brings that back. */
  say(sentence: string | undefined, failed?: boolean): void;
}

const PLAY: Readonly<Record<Phase, string>> = {
  recorded: 'Draw',
  ready: 'Draw',
  running: 'Pause',
  paused: 'Go on',
  done: 'Draw',
};

/** Build the figure in its host. */
export function createView(host: HTMLElement, actions: Actions): View {
  const completions = createCompletions((chosen) => actions.change({ chosen }));
  const settings = createSettings((changes) => actions.change(changes));
  const bars = createChoiceBars(
    (token) => actions.take(token),
    () => actions.takeOther(),
  );
  const picture = createStepper({ label: 'Held-out picture', min: 1, max: HELD_OUT }, (number) =>
    actions.change({ picture: number - 1, own: '' }),
  );
  const play = createButton('Draw', () => actions.play());
  const plays = [
    play,
    createButton('One pixel', () => actions.step()),
    createButton('Next doubt', () => actions.playToDoubt()),
    createButton('All at once', () => actions.playAtOnce()),
  ];
  const sentence = h('p', { class: 'promise', role: 'status' });
  /** Said in place of the usual sentence. */
  let message: string | undefined;
  const again = createButton('Try again', () => actions.tryAgain());
  again.hidden = true;
  const times = h('p', { class: 'times' });
  const caption = h('p', { class: 'caption' });
  const header = h('p', { class: 'header' });

  host.classList.add('sampler');
  host.append(
    ...completions.elements,
    h('div', { class: 'words' }, sentence, again, times, caption),
    h(
      'div',
      { class: 'figure-controls' },
      h('div', { class: 'plays' }, ...plays),
      ...settings.elements,
    ),
    h(
      'div',
      { class: 'next' },
      completions.original,
      h(
        'div',
        { class: 'picture-source' },
        titled(picture.element, 'Held-out'),
        createButton('Paint …', () => actions.paint()),
        ...photoButton((file) => actions.open(file)),
      ),
      header,
      bars.element,
    ),
  );

  return {
    draw(state, snapshot, original) {
      const { phase } = snapshot;
      completions.draw(state, snapshot, original);
      settings.set(state);
      picture.set(state.picture + 1);
      relabel(play, PLAY[phase]);
      relabel(sentence, message ?? promiseOf(state));
      header.textContent = headerOf(state, snapshot);
      bars.set(snapshot.choices, original.palette, {
        frozen: phase === 'recorded' || phase === 'running',
        steady: phase === 'running' || phase === 'paused',
      });
      times.textContent = timesOf(snapshot.times);
      caption.textContent = captionOf(state, phase);
    },
    say(words, failed = false) {
      message = words;
      if (words !== undefined) relabel(sentence, words);
      again.hidden = !failed;
    },
  };
}

/** Make a button that opens the browser's file chooser. */
function photoButton(open: (file: File) => void): HTMLElement[] {
  const input = h('input', { type: 'file', accept: 'image/*', hidden: true });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) open(file);
    // So that the same file can be chosen again.
    input.value = '';
  });
  return [createButton('Photo …', () => input.click()), input];
}
