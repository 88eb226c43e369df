import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { keepKeys } from '../../kit/controls/keys.ts';
import { cells, rasterOrder } from '../../kit/draw/cells.ts';
import { bitsOf, COLORS, type PaletteState, type Photo, SEEDS, SIDES } from './state.ts';

/** What the controls report. */
export interface ControlEvents {
  changed(this: void, change: Partial<PaletteState>): void;
  /** A photograph of the deck was chosen, maybe the one that a picture of one's own had replaced. */
  chosen(this: void, photo: Photo): void;
  opened(this: void, file: File): void;
  /** The camera's button was pressed; absent where pictures are taken by the file chooser. */
  camera?(this: void): void;
}

export interface Controls {
  readonly element: HTMLElement;
  /**
   * @param own - whether a picture of one's own is shown
   * @param watching - whether the camera is on
   */
  set(state: PaletteState, own: boolean, watching: boolean): void;
  /** Says something under the photograph, to everybody. */
  say(sentence: string): void;
  /** Says something to those who do not see the figure. */
  tell(sentence: string): void;
}

const SUBJECTS: readonly (readonly [Photo, string])[] = [
  ['cat', 'Cat'],
  ['cup', 'Cup'],
  ['astronaut', 'Astronaut'],
  ['rocket', 'Rocket'],
];

const CAMERA = [
  '..####.....',
  '###########',
  '####...####',
  '###.....###',
  '###.....###',
  '####...####',
  '###########',
].join('');

/** A box that shows a thumbnail has its name for those who do not see it. */
function named([photo, name]: readonly [Photo, string]): readonly [Photo, HTMLElement] {
  const words = document.createElement('span');
  words.className = 'visually-hidden';
  words.textContent = name;
  return [photo, words];
}

/** The figure's controls, a group under each of its parts. */
export function createControls(events: ControlEvents): Controls {
  const photo = createChoice<Photo | ''>('Photograph', SUBJECTS.map(named), (photo) => {
    if (photo !== '') events.chosen(photo);
  });
  photo.element.classList.add('thumbnails');
  const open = fileInput('Open', 'Open a picture of yours', events.opened);
  const camera = events.camera
    ? cameraButton(events.camera)
    : fileInput(cameraIcon(), 'Take a picture', events.opened, 'environment');

  const side = createChoice(
    'Pixels of a row and of a column',
    SIDES.map((side) => [String(side), `${side}²`] as const),
    (side) => events.changed({ side: Number(side) }),
  );
  const bits = createCellRange(
    { label: 'Bits of a token', min: 1, max: COLORS.length, step: 1, marks: [] },
    (bits) => events.changed({ colors: 2 ** bits }),
  );
  bits.element.classList.add('bits');
  bits.element
    .querySelectorAll('i')
    .forEach((cell, i) => cell.setAttribute('data-mark', String(COLORS[i])));
  const palette = createChoice(
    'Palette',
    [
      ['shared', 'Shared'],
      ['own', 'Own'],
    ],
    (palette: PaletteState['palette']) => events.changed({ palette }),
  );
  let now = 1;
  const seed = button('Seed 1', () => events.changed({ seed: (now % SEEDS) + 1 }));

  const said = document.createElement('p');
  said.className = 'said small';
  said.setAttribute('role', 'status');
  const told = document.createElement('p');
  told.className = 'visually-hidden';
  told.setAttribute('role', 'status');
  const element = document.createElement('div');
  element.className = 'figure-controls';
  element.append(
    group(photo.element, open, camera),
    group(side.element),
    group(bits.element),
    group(palette.element, seed),
    said,
    told,
  );

  return {
    element,
    set(state, own, watching) {
      now = state.seed;
      photo.set(own ? '' : state.photo);
      side.set(String(state.side));
      const b = bitsOf(state.colors);
      bits.set(b, `${b} ${b === 1 ? 'bit' : 'bits'}, ${state.colors} colours`);
      palette.set(state.palette);
      seed.textContent = `Seed ${state.seed}`;
      seed.setAttribute('aria-label', `Seed ${state.seed}: begin k-means from the next`);
      seed.disabled = state.palette === 'shared';
      camera.classList.toggle('on', watching);
      if (events.camera) {
        camera.setAttribute('aria-label', watching ? 'Keep this picture' : 'Watch by the camera');
      }
    },
    say(sentence) {
      said.textContent = sentence;
    },
    tell(sentence) {
      told.textContent = sentence;
    },
  };
}

function group(...parts: HTMLElement[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'control-group';
  element.append(...parts);
  return element;
}

function button(content: string | SVGElement, pressed: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'control-button';
  element.append(content);
  element.addEventListener('click', pressed);
  keepKeys(element);
  return element;
}

function cameraButton(pressed: () => void): HTMLButtonElement {
  const element = button(cameraIcon(), pressed);
  element.classList.add('camera');
  return element;
}

/** A native file chooser that looks like a button. */
function fileInput(
  content: string | SVGElement,
  label: string,
  opened: (file: File) => void,
  capture?: string,
): HTMLElement {
  const element = document.createElement('label');
  element.className = 'control-button';
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept: 'image/*' });
  if (capture !== undefined) input.setAttribute('capture', capture);
  input.setAttribute('aria-label', label);
  element.title = label;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    // The same file may be chosen again.
    input.value = '';
    if (file) opened(file);
  });
  element.append(content, input);
  keepKeys(element);
  return element;
}

function cameraIcon(): SVGElement {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  icon.setAttribute('viewBox', '0 0 22 14');
  icon.setAttribute('width', '22');
  icon.setAttribute('height', '14');
  icon.setAttribute('aria-hidden', 'true');
  const corners = [...rasterOrder(11, 0, CAMERA.length, 2)].filter((_, i) => CAMERA[i] === '#');
  icon.innerHTML = cells('ink', corners, 2, 0);
  return icon;
}
