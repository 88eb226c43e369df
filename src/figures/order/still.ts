import type { Drawing } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/live-order.json' with { type: 'json' };
import { EMPTY } from '../../igpt/model.ts';
import { rasterOrder, ring } from '../../kit/draw/cells.ts';
import {
  FACE_PIXELS,
  FACE_SIDE,
  faceDrawing,
  heldOutFace,
  partOfFace,
  placeOf,
  tokensOf,
} from '../../kit/draw/face.ts';
import { maskedPixels } from '../../kit/draw/mask.ts';
import type { PictureKit } from '../../kit/pictures/page-kit.ts';
import { at, line, MODULE, svg, text } from '../../kit/draw/svg.ts';

const [WIDTH, HEIGHT] = [1200, 440];
/** Where the pictures begin, below their heads. */
export const TOP = 36;
const PIXEL = 10;
const SIDE = FACE_SIDE * PIXEL;
/** Where the second question begins. */
const LEFT = 664;

/** The upper half is given. */
export const GIVEN = FACE_PIXELS / 2;

/** How many pixels BERT fills in at a step, the surest first. */
export const KEEP = 2;

export const LARGEST_SEED = 9999;

/** A type, not an interface: only a type counts as JSON. */
export type OrderState = {
  /** A held-out face, from 0 on. */
  readonly face: number;
  /** Decides which pixels are hidden, and what is drawn. */
  readonly seed: number;
  /** The pixel that is pointed at. */
  readonly pixel: number;
};

/** What each model makes of a face. */
export type Both = {
  readonly face: number;
  readonly seed: number;
  /** For each pixel of the mask in raster order, -ln p; none while it is not known. */
  readonly nats: { readonly autoregressive: number[]; readonly bert: number[] } | null;
  /** The three lower halves as far as they are drawn; EMPTY is a pixel to come. */
  readonly filled: {
    readonly autoregressive: number[];
    readonly bertSurestFirst: number[];
    readonly bertAtOnce: number[];
  };
};

const FILLED = [
  { key: 'autoregressive', name: 'Next pixel', note: 'in order' },
  { key: 'bertSurestFirst', name: 'BERT', note: 'surest first' },
  { key: 'bertAtOnce', name: 'BERT', note: 'all at once' },
] as const;

/** What was computed when the deck was made. */
export const FIRST: Both = {
  face: data.picture,
  seed: data.seed,
  nats: data.nats,
  filled: {
    autoregressive: tokensOf(data.lowerHalf.autoregressive),
    bertSurestFirst: tokensOf(data.lowerHalf.bertSurestFirst),
    bertAtOnce: tokensOf(data.lowerHalf.bertAtOnce),
  },
};

/** The masked pixel that the next-pixel model finds hardest. */
const HARDEST =
  data.masked[data.nats.autoregressive.indexOf(Math.max(...data.nats.autoregressive))] ?? 0;

/** Two questions to our two models: scattered pixels of a face, and its missing lower half. */
export const order: Drawing<OrderState> = {
  initial: () => ({ face: FIRST.face, seed: FIRST.seed, pixel: HARDEST }),
  still: (state, kit) => drawOrder(state, FIRST, kit),
};

/** Throws a RangeError where there is no such face, seed or pixel. */
export function checkOrder(state: OrderState): OrderState {
  const { face, seed, pixel } = state;
  heldOutFace(face);
  if (!(Number.isInteger(seed) && seed >= 1 && seed <= LARGEST_SEED))
    throw new RangeError(`There is no seed ${seed}.`);
  if (!(Number.isInteger(pixel) && pixel >= 0 && pixel < FACE_PIXELS))
    throw new RangeError(`There is no pixel ${pixel}.`);
  return state;
}

/** What is known before anything is computed: the upper half. */
export function nothingOf({ face, seed }: OrderState): Both {
  const half = Array.from(heldOutFace(face).tokens, (token, i) => (i < GIVEN ? token : EMPTY));
  const filled = { autoregressive: half, bertSurestFirst: half, bertAtOnce: half };
  return { face, seed, nats: null, filled };
}

/** What the models say of a pixel, in words. */
export function readingOf({ seed, pixel }: OrderState, { nats }: Both): string {
  const i = maskedPixels(FACE_PIXELS, seed).indexOf(pixel);
  if (i < 0) return `${placeOf(pixel)}: not hidden`;
  if (!nats) return placeOf(pixel);
  const [forwards, bothSides] = [nats.autoregressive[i] ?? NaN, nats.bert[i] ?? NaN];
  return `${placeOf(pixel)}: next pixel ${decimals(forwards)}, BERT ${decimals(bothSides)} nats`;
}

/** @param both - what is known of the state's face */
export function drawOrder(state: OrderState, both: Both, kit: PictureKit): string {
  const { autoregressive, bert, pictures } = data.all;
  const masked = maskedPixels(FACE_PIXELS, state.seed);
  const means = [mean(both.nats?.autoregressive), mean(both.nats?.bert)] as const;
  const beside = FACE_SIDE * MODULE + 24;
  const pointed = [...rasterOrder(FACE_SIDE, state.pixel, state.pixel + 1)];
  return svg(
    WIDTH,
    HEIGHT,
    `Of ${masked.length} red pixels scattered over a face, the next-pixel model sees only what came before them: ${means[0]} nats each; BERT sees both sides: ${means[1]}. A missing lower half is filled in by the next-pixel model, by BERT step by step, the surest pixels first, and by BERT all at once.`,
    [
      head(0, '15 % hidden', 'one side or both: two questions'),
      at(
        [0, TOP],
        faceDrawing(heldOutFace(state.face), kit, MODULE, { asked: masked, ground: 'wall' }) +
          pointed.map((corner) => at(corner, ring('ink', MODULE))).join(''),
      ),
      value(beside, TOP + 84, means[0], 'next pixel', 'sees what came before'),
      value(beside, TOP + 244, means[1], 'BERT', 'sees both sides'),
      text(
        'axis',
        0,
        TOP + 350,
        `Nats of a red pixel, mean of ${masked.length}; of ${pictures} faces: ${decimals(autoregressive)} and ${decimals(bert)}`,
      ),
      text('axis', 0, TOP + 378, readingOf(state, both)),
      head(LEFT, 'A half hidden', 'not what BERT was trained on'),
      ...FILLED.map((filled, i) =>
        at([LEFT + i * (SIDE + 28), TOP], half(filled, both.filled[filled.key], kit)),
      ),
      at([LEFT - 16, TOP], brackets()),
      text('body', LEFT, TOP + 320, 'BERT learned with 15 % hidden;'),
      text('body', LEFT, TOP + 354, 'half a face is not its exam.'),
    ].join(''),
  );
}

function decimals(value: number): string {
  return value.toFixed(2);
}

function mean(values: readonly number[] | undefined): string {
  if (!values) return '–';
  if (values.length === 0) return 'none';
  return decimals(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function head(x: number, name: string, note: string): string {
  return `<text class="label" x="${x}" y="18"><tspan class="strong">${name}</tspan> <tspan class="mid">${note}</tspan></text>`;
}

function value(x: number, y: number, mean: string, name: string, note: string): string {
  return (
    text('display', x - 6, y, mean) +
    text('label strong', x, y + 36, name) +
    text('axis', x, y + 62, note)
  );
}

/** The next-pixel model is asked for one pixel, BERT for all that are missing. */
function half(
  { key, name, note }: (typeof FILLED)[number],
  tokens: readonly number[],
  kit: PictureKit,
): string {
  const missing = tokens.flatMap((token, i) => (token === EMPTY ? [i] : []));
  const asked = key === 'autoregressive' ? missing.slice(0, 1) : missing;
  return (
    partOfFace(tokens, kit, PIXEL, asked) +
    text('label strong', 0, SIDE + 34, name) +
    text('axis', 0, SIDE + 60, note)
  );
}

/** What was given and what was drawn. */
function brackets(): string {
  return (
    line('rule', [0, 4], [0, SIDE / 2 - 4]) +
    line('rule', [0, SIDE / 2 + 4], [0, SIDE - 4]) +
    text('small end', -8, SIDE / 4 + 7, 'given') +
    text('small end', -8, (SIDE * 3) / 4 + 7, 'drawn')
  );
}
