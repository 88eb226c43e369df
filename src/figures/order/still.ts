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
} from '../pictures/face.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { maskedPixels } from '../pictures/mask.ts';
import {
  at,
  line,
  MODULE,
  svg,
  text,
  textLines,
  textWithNote,
  type Point,
} from '../../kit/draw/svg.ts';
import { checkRange } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/draw/page-kit.ts';

interface Layout {
  readonly size: Point;
  /** The headings of the two questions, and the classes of the notes beside them. */
  readonly headings: readonly [scattered: Point, half: Point];
  readonly note: 'mid' | 'small mid';
  /** The face with scattered pixels hidden, and the side of its pixels. */
  readonly face: { readonly corner: Point; readonly pixel: number };
  /** The baselines of the two means, and how far their numbers reach before their names. */
  readonly means: readonly [forwards: Point, bothSides: Point];
  readonly hang: number;
  /** How large the numbers are, as a part of the largest letters. */
  readonly numbers: number;
  /** What the means are, in so many lines. */
  readonly about: { readonly corner: Point; readonly lines: 1 | 2 };
  /** What is said of the pixel that is pointed at, in so many lines. */
  readonly reading: { readonly corner: Point; readonly lines: 1 | 3 };
  /** The filled halves: the first one's corner, the distance to the next, and the side of a pixel. */
  readonly filled: { readonly corner: Point; readonly pitch: number; readonly pixel: number };
  readonly verdict: Point;
}

export const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    headings: [
      [0, 18],
      [664, 18],
    ],
    note: 'mid',
    face: { corner: [0, 36], pixel: MODULE },
    means: [
      [344, 120],
      [344, 280],
    ],
    hang: 6,
    numbers: 1,
    about: { corner: [0, 386], lines: 1 },
    reading: { corner: [0, 414], lines: 1 },
    filled: { corner: [664, 36], pitch: 188, pixel: 10 },
    verdict: [664, 356],
  },
  phone: {
    size: [440, 852],
    headings: [
      [0, 18],
      [0, 568],
    ],
    note: 'small mid',
    face: { corner: [0, 36], pixel: 16 },
    means: [
      [0, 386],
      [222, 386],
    ],
    hang: 2,
    // Else they would touch.
    numbers: 0.85,
    about: { corner: [0, 486], lines: 2 },
    reading: { corner: [272, 58], lines: 3 },
    filled: { corner: [76, 588], pitch: 126, pixel: 7 },
    verdict: [0, 810],
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
  const layout = LAYOUTS[room];
  const { nats, filled } = both ?? nothingOf(state);
  const masked = maskedPixels(FACE_PIXELS, state.seed);
  const means = [mean(nats?.autoregressive), mean(nats?.bert)] as const;
  const { pixel } = layout.face;
  const heading = (corner: Point, name: string, note: string): string =>
    textWithNote(...corner, name, note, { line: 'label', title: 'strong', note: layout.note });
  return svg(
    ...layout.size,
    `Of ${masked.length} red pixels scattered over a face, the next-pixel model sees only what came before them: ${means[0]} nats each; BERT sees both sides: ${means[1]}. A missing lower half is filled in by the next-pixel model, by BERT step by step, the surest pixels first, and by BERT all at once.`,
    [
      heading(layout.headings[0], '15 % hidden', 'one side or both: two questions'),
      at(
        layout.face.corner,
        faceDrawing(heldOutFace(state.face), kit, pixel, { asked: masked, ground: 'wall' }) +
          at(cornerOf(state.pixel, FACE_SIDE, pixel), ring('ink', pixel)),
      ),
      meanNats(layout, 0, means[0], 'next pixel', 'sees what came before'),
      meanNats(layout, 1, means[1], 'BERT', 'sees both sides'),
      textLines('axis', layout.about.corner, aboutMeans(masked.length, layout.about.lines), 26),
      readingLines(readingOf(state, both), layout.reading),
      heading(layout.headings[1], 'A half hidden', 'not what BERT was trained on'),
      filledFaces(filled, kit, layout.filled),
      textLines('body', layout.verdict, VERDICT, 34),
    ].join(''),
  );
}

const VERDICT = ['BERT learned with 15 % hidden;', 'half a face is not its exam.'];

/** Say what the two means are of, and what they are over many faces. */
function aboutMeans(hidden: number, lines: Layout['about']['lines']): string[] {
  const { autoregressive, bert, pictures } = data.all;
  const words = [
    `Nats of a red pixel, mean of ${hidden};`,
    `of ${pictures} faces: ${decimals(autoregressive)} and ${decimals(bert)}`,
  ];
  return lines === 1 ? [words.join(' ')] : words;
}

function readingLines(reading: string, { corner, lines }: Layout['reading']): string {
  return textLines('axis', corner, lines === 1 ? [reading] : reading.split(/: |, (?=BERT)/), 28);
}

function decimals(value: number): string {
  return value.toFixed(2);
}

function mean(values: readonly number[] | undefined): string {
  if (!values) return '–';
  if (values.length === 0) return 'none';
  return decimals(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function meanNats(
  { means, hang, numbers }: Layout,
  index: 0 | 1,
  mean: string,
  name: string,
  note: string,
): string {
  const [x, y] = means[index];
  return (
    at([x - hang, y], `<g transform="scale(${numbers})">${text('display', 0, 0, mean)}</g>`) +
    text('label strong', x, y + 36, name) +
    text('axis', x, y + 62, note)
  );
}

/** Draw the lower halves as far as they are filled in, with what was given above them. */
function filledFaces(
  filled: Both['filled'],
  kit: PictureKit,
  { corner, pitch, pixel }: Layout['filled'],
): string {
  const faces = FILLED.map((way, i) =>
    at([corner[0] + i * pitch, corner[1]], filledFace(way, filled[way.key], kit, pixel)),
  );
  return faces.join('') + at([corner[0] - 16, corner[1]], brackets(FACE_SIDE * pixel));
}

/** Draw a face as far as it is filled in: the next-pixel model is asked for one pixel, BERT for all. */
function filledFace(
  { key, name, note }: (typeof FILLED)[number],
  tokens: readonly number[],
  kit: PictureKit,
  pixel: number,
): string {
  const missing = tokens.flatMap((token, i) => (token === EMPTY ? [i] : []));
  const asked = key === 'autoregressive' ? missing.slice(0, 1) : missing;
  const bottom = FACE_SIDE * pixel;
  return (
    partOfFace(tokens, kit, pixel, asked) +
    text('label strong', 0, bottom + 34, name) +
    text('axis', 0, bottom + 60, note)
  );
}

/** Tell what was given from what was drawn. */
function brackets(side: number): string {
  return (
    line('rule', [0, 4], [0, side / 2 - 4]) +
    line('rule', [0, side / 2 + 4], [0, side - 4]) +
    text('small end', -8, side / 4 + 7, 'given') +
    text('small end', -8, (side * 3) / 4 + 7, 'drawn')
  );
}
