import type { Drawing } from '../../plugins/figures/contract.ts';
import models from '../../assets/data/models.json' with { type: 'json' };
import ours from '../../assets/data/our-models.json' with { type: 'json' };
import { waffle } from '../kit/draw/cells.ts';
import { at, placed, svg, text, type Fill } from '../kit/draw/svg.ts';

const [WIDTH, HEIGHT] = [1200, 430];

/** A square that stands for all our model's parameters. */
const MODEL = 40;
const COLUMNS = 10;

/** A square that stands for a tenth of a nat. */
const TENTH = 9;
const LEFT = 600;
/** From one way of guessing to the next. */
const PITCH = 52;
/** Where the first of them stands, below the great number. */
const TOP = 128;
/** In the narrow arrangement the great number stands this far below the models. */
const BELOW = 300;

/** A way of guessing the next pixel, and what it costs. */
interface Guess {
  readonly name: string;
  readonly note: string;
  readonly nats: number;
  readonly text: string;
  readonly fill: Fill;
}

/** A number with its text. */
interface Leaf {
  readonly value: number;
  readonly text: string;
}

const GUESSES: readonly Guess[] = [
  guess('Blind', `${ours.faces.colors.text} colours, all alike`, 'mid', ours.faces.blind),
  guess('Colour alone', 'how often each occurs', 'mid', ours.faces.unigram),
  guess('Two neighbours', 'left and up, counted', 'mid', ours.faces.leftAndUp),
  guess('Best counts', 'all that came before, counted', 'mid', ours.faces.bestCounts),
  guess('Our model', 'all that came before, learned', 'blue', ours.faces.nats),
  guess('The face maker', 'its own dice, at most', 'ink', ours.faces.generator),
];

/** Our model beside iGPT-S in squares, and what it needs for a pixel beside what counting needs. */
export const ourModel: Drawing<null> = {
  initial: () => null,

  still() {
    const size = models.S.counted.value / ours.faces.parameters.value;
    const said = GUESSES.map(({ name, text }) => `${name.toLowerCase()} ${text}`).join(', ');
    return svg(
      WIDTH,
      HEIGHT,
      `Our model is one square; iGPT-S would be ${size.toFixed(0)}. Nats a pixel on held-out faces: ${said}.`,
      [
        name(0, 'iGPT-S', `${models.S.parameters.text} parameters`),
        at([0, 36], waffle('ink', size, Math.floor(size), COLUMNS, MODEL)),
        name(440, 'Ours', ours.faces.parameters.text),
        at([440, 36], waffle('blue', 1, 1, 1, MODEL)),
        placed(
          [LEFT, 0],
          [0, BELOW],
          [
            ...GUESSES.map((each, i) => at([0, TOP + i * PITCH], row(each))),
            placed([-6, 84], [-3, 84], text('display', 0, 0, ours.faces.nats.text)),
            placed(
              [310, 50],
              [290, 50],
              text('body strong', 0, 0, 'nats a pixel') +
                text('body mid', 0, 34, `on ${ours.faces.heldOutPictures.text} unseen faces`),
            ),
          ].join(''),
        ),
      ].join(''),
      BELOW + HEIGHT,
    );
  },
};

function guess(name: string, note: string, fill: Fill, nats: Leaf): Guess {
  return { name, note, nats: nats.value, text: nats.text, fill };
}

function name(x: number, title: string, note: string): string {
  return `<text class="label" x="${x}" y="20"><tspan class="strong">${title}</tspan> <tspan class="mid">${note}</tspan></text>`;
}

function row({ name: title, note, nats, text: value, fill }: Guess): string {
  const squares = nats * 10;
  return (
    name(0, `${title}: ${value}`, note) +
    at([0, 28], waffle(fill, squares, Math.floor(squares), Math.ceil(squares), TENTH))
  );
}
