import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import models from '../../assets/data/models.json' with { type: 'json' };
import ours from '../../assets/data/our-models.json' with { type: 'json' };
import { waffle } from '../kit/draw/cells.ts';
import { at, svg, text, textWithNote, type Fill, type Point } from '../kit/draw/svg.ts';

/** The side of a square that stands for all parameters of our model. */
const MODEL = 40;
const COLUMNS = 10;

interface Layout {
  readonly width: number;
  readonly height: number;
  /** The corner of our model. */
  readonly ours: Point;
  /** The corner of the part on predictions: a large number, its unit, and a row for each predictor. */
  readonly guesses: Point;
  readonly number: number;
  readonly unit: Point;
  readonly unseen: Point;
  readonly rows: Rows;
}

/** The first row of a predictor, and the distance to the next. */
interface Rows {
  readonly top: number;
  readonly pitch: number;
  /** Where the note on it stands, if not after its name. */
  readonly note?: Point;
  /** The top of its squares, each of which is a tenth of a nat, and their side. */
  readonly squares: number;
  readonly tenth: number;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 430,
    ours: [440, 0],
    guesses: [600, 0],
    number: -6,
    unit: [310, 50],
    unseen: [310, 84],
    rows: { top: 128, pitch: 52, squares: 28, tenth: 9 },
  },
  // Our model is below the other, and the predictions below both.
  phone: {
    width: 440,
    height: 1064,
    ours: [0, 272],
    guesses: [0, 396],
    number: -2,
    unit: [0, 122],
    unseen: [0, 154],
    rows: { top: 190, pitch: 80, note: [0, 46], squares: 56, tenth: 7.5 },
  },
};

/** A predictor of the next pixel, with its loss. */
interface Guess {
  readonly name: string;
  readonly note: string;
  readonly fill: Fill;
  readonly nats: { readonly value: number; readonly text: string };
}

const { faces } = ours;
const GUESSES: readonly Guess[] = [
  {
    name: 'Blind',
    note: `${faces.colors.text} colours, all alike`,
    fill: 'mid',
    nats: faces.blind,
  },
  { name: 'Colour alone', note: 'how often each occurs', fill: 'mid', nats: faces.unigram },
  { name: 'Two neighbours', note: 'left and up, counted', fill: 'mid', nats: faces.leftAndUp },
  {
    name: 'Best counts',
    note: 'all that came before, counted',
    fill: 'mid',
    nats: faces.bestCounts,
  },
  { name: 'Our model', note: 'all that came before, learned', fill: 'ink', nats: faces.nats },
  {
    name: 'The face maker',
    note: 'its own dice, at most',
    fill: 'mid',
    nats: faces.generator,
  },
];

/** Draw the size of our model beside iGPT-S, and its loss beside that of counts. */
export const ourModel: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const { width, height, ours, guesses, number, unit, unseen, rows } = LAYOUTS[room];
    const size = models.S.counted.value / faces.parameters.value;
    const costs = GUESSES.map(({ name, nats }) => `${name.toLowerCase()} ${nats.text}`).join(', ');
    return svg(
      width,
      height,
      `Our model is one square; iGPT-S would be ${size.toFixed(0)}. Nats a pixel on held-out faces: ${costs}.`,
      [
        textWithNote(0, 20, 'iGPT-S', `${models.S.parameters.text} parameters`),
        at([0, 36], waffle('ink', size, Math.floor(size), COLUMNS, MODEL)),
        at(
          ours,
          textWithNote(0, 20, 'Ours', faces.parameters.text) +
            at([0, 36], waffle('ink', 1, 1, 1, MODEL)),
        ),
        at(
          guesses,
          text('display', number, 84, faces.nats.text) +
            text('body strong', ...unit, 'nats a pixel') +
            text('body mid', ...unseen, `on ${faces.heldOutPictures.text} unseen faces`) +
            GUESSES.map((guess, i) => at([0, rows.top + i * rows.pitch], cost(guess, rows))).join(
              '',
            ),
        ),
      ].join(''),
    );
  },
};

/** Draw a predictor with its nats in squares. */
function cost({ name, note, fill, nats }: Guess, rows: Rows): string {
  const tenths = nats.value * 10;
  const title = `${name}: ${nats.text}`;
  const words = rows.note
    ? text('label strong', 0, 20, title) + text('small mid', ...rows.note, note)
    : textWithNote(0, 20, title, note);
  const squares = waffle(fill, tenths, Math.floor(tenths), Math.ceil(tenths), rows.tenth);
  return words + at([0, rows.squares], squares);
}
