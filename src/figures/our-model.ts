import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import models from '../../assets/data/models.json' with { type: 'json' };
import ours from '../../assets/data/our-models.json' with { type: 'json' };
import { waffle } from '../kit/draw/cells.ts';
import { at, svg, text, textWithNote, type Fill, type Point } from '../kit/draw/svg.ts';

/** The side of a square that stands for all parameters of our model. */
const MODEL = 40;
const COLUMNS = 10;

/** The side of a square that stands for a tenth of a nat. */
const TENTH = 9;

interface Layout {
  readonly width: number;
  readonly height: number;
  /** The corner of the part on predictions: a large number, its unit, and a row for each predictor. */
  readonly guesses: Point;
  readonly number: number;
  readonly unit: number;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: { width: 1200, height: 430, guesses: [600, 0], number: -6, unit: 310 },
  // The predictions are below the models.
  phone: { width: 580, height: 730, guesses: [0, 300], number: -3, unit: 290 },
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
    const { width, height, guesses, number, unit } = LAYOUTS[room];
    const size = models.S.counted.value / faces.parameters.value;
    const costs = GUESSES.map(({ name, nats }) => `${name.toLowerCase()} ${nats.text}`).join(', ');
    return svg(
      width,
      height,
      `Our model is one square; iGPT-S would be ${size.toFixed(0)}. Nats a pixel on held-out faces: ${costs}.`,
      [
        textWithNote(0, 20, 'iGPT-S', `${models.S.parameters.text} parameters`),
        at([0, 36], waffle('ink', size, Math.floor(size), COLUMNS, MODEL)),
        textWithNote(440, 20, 'Ours', faces.parameters.text),
        at([440, 36], waffle('ink', 1, 1, 1, MODEL)),
        at(
          guesses,
          text('display', number, 84, faces.nats.text) +
            text('body strong', unit, 50, 'nats a pixel') +
            text('body mid', unit, 84, `on ${faces.heldOutPictures.text} unseen faces`) +
            GUESSES.map((guess, i) => at([0, 128 + i * 52], cost(guess))).join(''),
        ),
      ].join(''),
    );
  },
};

/** Draw a predictor with its nats in squares. */
function cost({ name, note, fill, nats }: Guess): string {
  const squares = nats.value * 10;
  return (
    textWithNote(0, 20, `${name}: ${nats.text}`, note) +
    at([0, 28], waffle(fill, squares, Math.floor(squares), Math.ceil(squares), TENTH))
  );
}
