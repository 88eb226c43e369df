import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/live-order.json' with { type: 'json' };
import { EMPTY } from '../../igpt/model.ts';
import { cornerOf, ring } from '../../kit/draw/cells.ts';
import {
  FACE_PIXELS,
  FACE_SIDE,
  faceDrawing,
  heldOutFace,
  partOfFace,
  placeOf,
} from '../../kit/draw/face.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { maskedPixels } from '../../kit/draw/mask.ts';
import { at, line, MODULE, svg, text, textLines, type Point } from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/pictures/page-kit.ts';

/** The top of the pictures, below their headings. */
export const TOP = 36;
const PIXEL = 10;
const SIDE = FACE_SIDE * PIXEL;

interface Layout {
  readonly size: Point;
  /** The corner of the second question, and from there to its first face. */
  readonly half: Point;
  readonly first: number;
  /** From a face to the next. */
  readonly pitch: number;
  /** From the first face to what says what was given and what drawn. */
  readonly brackets: number;
  /** Whether what the numbers are is said in two lines. */
  readonly isNarrow: boolean;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    half: [664, 0],
    first: 0,
    pitch: SIDE + 28,
    brackets: -16,
    isNarrow: false,
  },
  phone: {
    size: [580, 872],
    half: [0, 512],
    first: 84,
    pitch: SIDE + 8,
    brackets: -10,
    isNarrow: true,
  },
};

/** The upper half is given. */
export const GIVEN = FACE_PIXELS / 2;

/** The number of pixels that BERT fills in at a step, the surest first. */
export const KEEP = 2;

export const SEEDS = { min: 1, max: 9999 };

export type State = {
  /** A held-out face, from 0 on. */
  readonly face: number;
  /** Decides which pixels are hidden and what is drawn. */
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
export const order: Drawing<State> = {
  initial: () => ({ face: FIRST.face, seed: FIRST.seed, pixel: HARDEST }),
  still: (state, kit, room) => drawOrder(state, FIRST, kit, room),
};

/** Return the state; throw one sentence where there is no such face, seed or pixel. */
export function check(state: State): State {
  heldOutFace(state.face);
  checkRange('seed', state.seed, SEEDS);
  checkRange('pixel', state.pixel, { min: 0, max: FACE_PIXELS - 1 });
  return state;
}

/** The result before anything is computed: the upper half. */
export function nothingOf({ face, seed }: State): Both {
  const half = Array.from(heldOutFace(face).tokens, (token, i) => (i < GIVEN ? token : EMPTY));
  const filled = { autoregressive: half, bertSurestFirst: half, bertAtOnce: half };
  return { face, seed, nats: null, filled };
}

/** Say what the models make of a pixel. */
export function readingOf({ seed, pixel }: State, both: Both | undefined): string {
  const nats = both?.nats;
  const i = maskedPixels(FACE_PIXELS, seed).indexOf(pixel);
  if (i < 0) return `${placeOf(pixel)}: not hidden`;
  if (!nats) return placeOf(pixel);
  const [forwards, bothSides] = [nats.autoregressive[i] ?? NaN, nats.bert[i] ?? NaN];
  return `${placeOf(pixel)}: next pixel ${decimals(forwards)}, BERT ${decimals(bothSides)} nats`;
}

/** @param both - what is known of the state's face */
export function drawOrder(
  state: State,
  both: Both | undefined,
  kit: PictureKit,
  room: Room,
): string {
  const { size, half, first, pitch, brackets: left, isNarrow } = LAYOUTS[room];
  const { nats, filled } = both ?? nothingOf(state);
  const { autoregressive, bert, pictures } = data.all;
  const masked = maskedPixels(FACE_PIXELS, state.seed);
  const means = [mean(nats?.autoregressive), mean(nats?.bert)] as const;
  const numbers = [
    `Nats of a red pixel, mean of ${masked.length};`,
    `of ${pictures} faces: ${decimals(autoregressive)} and ${decimals(bert)}`,
  ];
  const beside = FACE_SIDE * MODULE + 24;
  const belowFaces = SIDE + (isNarrow ? 108 : 160);
  return svg(
    ...size,
    `Of ${masked.length} red pixels scattered over a face, the next-pixel model sees only what came before them: ${means[0]} nats each; BERT sees both sides: ${means[1]}. A missing lower half is filled in by the next-pixel model, by BERT step by step, the surest pixels first, and by BERT all at once.`,
    [
      heading(0, '15 % hidden', 'one side or both: two questions'),
      at(
        [0, TOP],
        faceDrawing(heldOutFace(state.face), kit, MODULE, { asked: masked, ground: 'wall' }) +
          at(cornerOf(state.pixel, FACE_SIDE), ring('ink', MODULE)),
      ),
      meanNats(beside, TOP + 84, means[0], 'next pixel', 'sees what came before'),
      meanNats(beside, TOP + 244, means[1], 'BERT', 'sees both sides'),
      textLines('axis', [0, TOP + 350], isNarrow ? numbers : [numbers.join(' ')], 28),
      text('axis', 0, TOP + (isNarrow ? 410 : 378), readingOf(state, both)),
      at(
        half,
        [
          heading(0, 'A half hidden', 'not what BERT was trained on'),
          ...FILLED.map((way, i) =>
            at([first + i * pitch, TOP], filledFace(way, filled[way.key], kit)),
          ),
          at([first + left, TOP], brackets()),
          text('body', 0, TOP + belowFaces, 'BERT learned with 15 % hidden;'),
          text('body', 0, TOP + belowFaces + 34, 'half a face is not its exam.'),
        ].join(''),
      ),
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

function heading(x: number, name: string, note: string): string {
  return `<text class="label" x="${x}" y="18"><tspan class="strong">${name}</tspan> <tspan class="mid">${note}</tspan></text>`;
}

function meanNats(x: number, y: number, mean: string, name: string, note: string): string {
  return (
    text('display', x - 6, y, mean) +
    text('label strong', x, y + 36, name) +
    text('axis', x, y + 62, note)
  );
}

/** Draw a face as far as it is filled in: the next-pixel model is asked for one pixel, BERT for all. */
function filledFace(
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

/** Tell what was given from what was drawn. */
function brackets(): string {
  return (
    line('rule', [0, 4], [0, SIDE / 2 - 4]) +
    line('rule', [0, SIDE / 2 + 4], [0, SIDE - 4]) +
    text('small end', -8, SIDE / 4 + 7, 'given') +
    text('small end', -8, (SIDE * 3) / 4 + 7, 'drawn')
  );
}
