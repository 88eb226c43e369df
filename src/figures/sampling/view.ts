import { createButton } from '../controls/plain-button.ts';
import { createCellRange, type CellRange } from '../controls/cell-range.ts';
import { createChoice } from '../controls/choice.ts';
import { keepKeys } from '../controls/keys.ts';
import { createStepper } from '../controls/stepper.ts';
import { percent } from '../draw/chart.ts';
import { createGrowingPicture, type GrowingPicture } from '../draw/growing.ts';
import { line, svg, text } from '../draw/svg.ts';
import { createBars, type Choices } from './bars.ts';
import { COMPLETIONS, decode, HELD_OUT, LIMITS, SIDES, type State } from './state.ts';

type RangeKey = 'rows' | 'temperature' | 'topP';

/** Where the drawing of the pictures stands. */
export type Phase = 'recorded' | 'ready' | 'running' | 'paused' | 'done';

/** What is seen besides the state: all that a second window needs. */
export type Shown = {
  readonly phase: Phase;
  /** What is there of each completion, two hexadecimal digits a pixel. */
  readonly pictures: string[];
  /** The pixel that is red in all of them, or null. */
  readonly asked: number | null;
  /** What may come, or might have come, at a pixel of the chosen one; null where that is not known. */
  readonly choices: Choices | null;
  /** The pixel that the choices are of. */
  readonly pixel: number | null;
  /** Milliseconds of a pixel of all pictures, with the cache and without; null where not measured. */
  readonly times: [cached: number | null, uncached: number | null];
};

/** The pictures of a model and their colours. */
export interface PictureSet {
  readonly model: State['model'];
  readonly palette: readonly string[];
  readonly original: readonly number[];
}

/** What a person can do. */
export interface Actions {
  /** Draw, pause or go on. */
  play(): void;
  step(): void;
  atOnce(): void;
  set(change: Partial<State>): void;
  take(token: number): void;
  paint(): void;
  open(file: Blob): void;
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

const PROMISE = 'Nothing is retried or picked.';

/** Of a 16-pixel face; others are drawn by the largest whole pixel that fits. */
const SIZE = 160;

export function createView(host: HTMLElement, actions: Actions): View {
  host.classList.add('sampler');

  const completions = fieldset('completions', 'The completion whose next pixel is looked at');
  const brackets = element('div', 'brackets');
  const sentence = element('p', 'promise');
  const again = createButton('Try again', () => actions.tryAgain());
  const times = element('p', 'times');
  const caption = element('p', 'caption');
  const original = element('div', 'original');
  const header = element('p', 'header');
  const bars = createBars((token) => actions.take(token));

  const held = createStepper({ label: 'Held-out face', min: 1, max: HELD_OUT }, (number) =>
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
    createButton('Paint …', () => actions.paint()),
    createButton('Photo …', () => file.click()),
    file,
  );
  host.addEventListener('dragover', (event) => event.preventDefault());
  host.addEventListener('drop', (event) => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0];
    if (dropped) actions.open(dropped);
  });

  const play = createButton('Draw', () => actions.play());
  const plays = element('div', 'plays');
  plays.append(
    play,
    createButton('One pixel', () => actions.step()),
    createButton('All at once', () => actions.atOnce()),
  );
  const range = (label: string, [min, max]: readonly [number, number], key: RangeKey): CellRange =>
    createCellRange({ label, min, max, step: 1, marks: [] }, (value) =>
      actions.set({ [key]: value }),
    );
  const rows = range('Rows given', LIMITS.rows, 'rows');
  const temperature = range('Temperature', LIMITS.temperature, 'temperature');
  const topP = range('Top-p', LIMITS.topP, 'topP');
  const seed = createStepper({ label: 'First seed', min: 1, max: LIMITS.seed[1] }, (value) =>
    actions.set({ seed: value }),
  );
  const models: readonly (readonly [State['model'], string])[] = [
    ['faces', 'Faces'],
    ['fashion', 'Fashion'],
  ];
  const model = createChoice('Model', models, (value) =>
    actions.set({ model: value, picture: 0, own: '' }),
  );
  const cache = createChoice(
    'KV cache',
    [
      ['on', 'On'],
      ['off', 'Off'],
    ],
    (value: 'on' | 'off') => actions.set({ cached: value === 'on' }),
  );
  const names = {
    rows: named(rows.element),
    seed: named(seed.element),
    held: named(held.element),
    temperature: named(temperature.element),
    topP: named(topP.element),
    model: named(model.element),
    cache: named(cache.element),
  };
  names.held.say('Held-out');
  source.prepend(names.held.element);
  names.seed.say('First seed');
  names.model.say('Model');
  names.cache.say('KV cache');
  const first = element('div', 'settings');
  first.append(names.rows.element, names.seed.element, names.temperature.element);
  const second = element('div', 'settings');
  second.append(names.topP.element, names.model.element, names.cache.element);
  second.hidden = true;
  const more = createButton('More', () => {
    first.hidden = second.hidden;
    second.hidden = !first.hidden;
    more.textContent = second.hidden ? 'More' : 'Back';
    more.setAttribute('aria-expanded', String(!second.hidden));
  });
  more.classList.add('more');
  more.setAttribute('aria-expanded', 'false');

  const controls = element('div', 'figure-controls');
  controls.append(plays, first, second, more);
  const words = element('div', 'words');
  words.append(sentence, again, times, caption);
  const next = element('div', 'next');
  next.append(original, source, header, bars.element);
  host.append(brackets, completions, words, next, controls);
  again.hidden = true;
  sentence.textContent = PROMISE;
  sentence.setAttribute('role', 'status');

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
      choice.addEventListener('change', () => actions.set({ chosen: i }));
      const box = document.createElement('label');
      box.append(choice, picture.element);
      completions.append(box);
      return { choice, picture };
    });
    whole = createGrowingPicture(palette, side, pitch);
    original.replaceChildren(whole.element);
  }

  return {
    draw(state, shown, set) {
      const side = SIDES[state.model];
      make(state.model, set);
      pictures.forEach(({ choice, picture }, i) => {
        choice.checked = i === state.chosen;
        choice.setAttribute('aria-label', `Completion ${i + 1}, seed ${state.seed + i}`);
        picture.set(decode(shown.pictures[i] ?? ''), shown.asked ?? undefined);
      });
      const { pixel } = shown;
      if (shown.phase === 'recorded' && pixel !== null)
        whole?.set(set.original.slice(0, pixel), pixel);
      else whole?.set(set.original);
      brackets.innerHTML = drawBrackets(state.rows, side);
      play.textContent = DRAW[shown.phase];
      header.textContent = headerOf(state, shown, set.palette.length);
      const frozen = shown.phase !== 'ready' && shown.phase !== 'paused';
      bars.set(shown.choices ?? undefined, set.palette, frozen);
      times.textContent = timesOf(shown.times);
      caption.textContent = captionOf(state, shown.phase);
      const given = state.rows === 0 ? 'none' : String(state.rows);
      rows.set(state.rows, given);
      names.rows.say(`Rows given: ${given}`);
      const heat = (state.temperature / 10).toFixed(1);
      temperature.set(state.temperature, heat);
      names.temperature.say(`Temperature: ${heat}`);
      const share = (state.topP / 20).toFixed(2);
      topP.set(state.topP, share);
      names.topP.say(`Top-p: ${share}`);
      seed.set(state.seed);
      held.set(state.picture + 1);
      model.set(state.model);
      cache.set(state.cached ? 'on' : 'off');
    },
    say(words, failed = false) {
      sentence.textContent = words ?? PROMISE;
      again.hidden = !failed;
    },
  };
}

/** A control with words above it, which are seen alone: the control has a label of its own. */
function named(control: HTMLElement): { element: HTMLElement; say: (words: string) => void } {
  const box = element('div', 'named');
  const words = element('p', 'name');
  words.setAttribute('aria-hidden', 'true');
  box.append(words, control);
  return { element: box, say: (text) => (words.textContent = text) };
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function fieldset(className: string, legend: string): HTMLElement {
  const made = element('fieldset', className);
  const name = element('legend', 'visually-hidden');
  name.textContent = legend;
  made.append(name);
  keepKeys(made);
  return made;
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

function place(pixel: number, side: number): string {
  return `row ${Math.floor(pixel / side) + 1}, column ${(pixel % side) + 1}`;
}

function headerOf(state: State, { phase, choices, pixel }: Shown, colors: number): string {
  if (!choices || pixel === null) return '';
  const where = place(pixel, SIDES[state.model]);
  if (phase === 'recorded') return `It hesitates most at ${where}`;
  if (phase === 'done') return `Seed ${state.seed + state.chosen} hesitated most: ${where}`;
  const count = colors - choices.likeliest.length;
  return `Next: ${where}; ${count} others: ${percent(choices.others * 100)} %`;
}

function timesOf([cached, uncached]: Shown['times']): string {
  if (cached === null && uncached === null) return '';
  const parts = [
    cached === null ? '' : `${milliseconds(cached)} with KV cache`,
    uncached === null ? '' : `${milliseconds(uncached)} without`,
  ];
  return `A pixel of all eight: ${parts.filter(Boolean).join(', ')}`;
}

function milliseconds(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

function captionOf(state: State, phase: Phase): string {
  const last = state.seed + COMPLETIONS - 1;
  const what =
    state.own !== ''
      ? 'A picture of your own'
      : state.model === 'faces'
        ? `Held-out face ${state.picture + 1}`
        : `Fashion-MNIST (MIT), 14 × 14, held-out picture ${state.picture + 1}`;
  const cut = state.topP < LIMITS.topP[1] ? `, top-p ${state.topP / 20}` : '';
  const count = state.edits.length;
  const hand = count === 0 ? '' : `; ${count} pixel${count > 1 ? 's' : ''} set by hand`;
  const recorded = phase === 'recorded' ? '; recorded' : '';
  return `${what}; seeds ${state.seed} to ${last}, temperature ${state.temperature / 10}${cut}${hand}${recorded}`;
}
