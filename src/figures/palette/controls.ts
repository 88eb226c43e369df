import { button, h } from '../../../plugins/common/h.ts';
import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { keepKeys } from '../../kit/controls/keys.ts';
import { cells, rasterOrder } from '../../kit/draw/cells.ts';
import { svg } from '../../kit/draw/svg.ts';
import { bitsOf, COLORS, type PaletteState, type Photo, SEEDS, SIDES } from './state.ts';

/** What a person does by the controls. */
export interface ControlEvents {
  change(this: void, change: Partial<PaletteState>): void;
  /** Choose a photograph of the deck, maybe the one that the visitor's own picture had replaced. */
  choose(this: void, photo: Photo): void;
  open(this: void, file: File): void;
  /** Turn the camera on, or keep its picture; absent where the file chooser takes pictures. */
  camera?(this: void): void;
}

export interface Controls {
  readonly element: HTMLElement;
  /**
   * @param own - whether the visitor's own picture is shown
   * @param watching - whether the camera is on
   */
  set(state: PaletteState, own: boolean, watching: boolean): void;
  /** Write a note under the photograph, which is read out too. */
  note(sentence: string): void;
  /** Say something to screen readers alone. */
  announce(sentence: string): void;
}

const PHOTO_NAMES: readonly (readonly [Photo, string])[] = [
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

/** Make the figure's controls, a group under each of its parts. */
export function createControls(events: ControlEvents): Controls {
  const photo = createChoice<Photo | ''>(
    'Photograph',
    // The boxes show thumbnails; their names are for those who do not see them.
    PHOTO_NAMES.map(([photo, name]) => [photo, h('span', { class: 'visually-hidden' }, name)]),
    (photo) => {
      if (photo !== '') events.choose(photo);
    },
  );
  photo.element.classList.add('thumbnails');
  const open = createFileInput('Open', 'Open a picture of yours', events.open);
  const camera = events.camera
    ? createButton(drawCamera(), events.camera)
    : createFileInput(drawCamera(), 'Take a picture', events.open, 'environment');

  const side = createChoice(
    'Pixels of a row and of a column',
    SIDES.map((side) => [String(side), `${side}²`] as const),
    (side) => events.change({ side: Number(side) }),
  );
  const bits = createCellRange(
    { label: 'Bits of a token', min: 1, max: COLORS.length, step: 1, marks: [] },
    (bits) => events.change({ colors: 2 ** bits }),
  );
  bits.element.classList.add('bits');
  bits.element
    .querySelectorAll('i')
    .forEach((cell, i) => cell.setAttribute('data-mark', String(COLORS[i])));
  const palettes: readonly (readonly [PaletteState['palette'], string])[] = [
    ['shared', 'Shared'],
    ['own', 'Own'],
  ];
  const palette = createChoice('Palette', palettes, (palette) => events.change({ palette }));
  let currentSeed = 1;
  const seed = createButton('', () => events.change({ seed: (currentSeed % SEEDS) + 1 }));

  const note = h('p', { class: 'note small', role: 'status' });
  const announcement = h('p', { class: 'visually-hidden', role: 'status' });
  return {
    element: h(
      'div',
      { class: 'figure-controls' },
      createGroup(photo.element, open, camera),
      createGroup(side.element),
      createGroup(bits.element),
      createGroup(palette.element, seed),
      note,
      announcement,
    ),
    set(state, own, watching) {
      currentSeed = state.seed;
      photo.set(own ? '' : state.photo);
      side.set(String(state.side));
      const b = bitsOf(state.colors);
      bits.set(b, `${b} ${b === 1 ? 'bit' : 'bits'}, ${state.colors} colours`);
      palette.set(state.palette);
      seed.textContent = `Seed ${state.seed}`;
      seed.setAttribute('aria-label', `Seed ${state.seed}: begin k-means from the next`);
      seed.disabled = state.palette === 'shared';
      camera.classList.toggle('on', watching);
      if (events.camera)
        camera.setAttribute('aria-label', watching ? 'Keep this picture' : 'Watch by the camera');
    },
    note(sentence) {
      note.textContent = sentence;
    },
    announce(sentence) {
      announcement.textContent = sentence;
    },
  };
}

function createGroup(...controls: HTMLElement[]): HTMLElement {
  return h('div', { class: 'control-group' }, ...controls);
}

function createButton(content: string | Node, press: () => void): HTMLButtonElement {
  const element = button(content, press, { class: 'control-button boxed' });
  keepKeys(element);
  return element;
}

/** Make a native file chooser that looks like a button. */
function createFileInput(
  content: string | Node,
  label: string,
  open: (file: File) => void,
  capture?: string,
): HTMLElement {
  const input = h('input', { type: 'file', accept: 'image/*', capture, 'aria-label': label });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    // So that the same file can be chosen again.
    input.value = '';
    if (file) open(file);
  });
  const element = h(
    'label',
    { class: 'control-button boxed drawn-control', title: label },
    content,
    input,
  );
  keepKeys(element);
  return element;
}

function drawCamera(): Node {
  const corners = [...rasterOrder(11, 0, CAMERA.length, 2)].filter((_, i) => CAMERA[i] === '#');
  const template = h('template');
  template.innerHTML = svg(22, 14, '', cells('ink', corners, 2, 0));
  return template.content;
}
