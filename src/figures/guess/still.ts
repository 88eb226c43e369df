import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import { cells, cornerOf, rasterOrder, ring } from '../../kit/draw/cells.ts';
import { FACE_SIDE, faceDrawing, heldOutFace } from '../pictures/face.ts';
import { frames } from '../../kit/draw/frames.ts';
import { at, svg, text, textWithNote, type Point } from '../../kit/draw/svg.ts';
import { wholeOption } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/draw/page-kit.ts';
import {
  check,
  CHOICES,
  countRight,
  guessOf,
  mean,
  PIXELS,
  questionsOf,
  scoreOf,
  type Question,
  type Score,
  type State,
} from './game.ts';

/** The places of a drawing's parts, by the room that there is. */
interface Layout {
  /** While a pixel is asked for, and with the score. */
  readonly size: Point;
  readonly scoreSize: Point;
  /** The large face's pixels. */
  readonly pixel: number;
  /** What is said of the pixel that is asked for. */
  readonly words: Point;
  /** The tallies beside the question, and their cells. */
  readonly tallies: Point;
  readonly cell: number;
  /** The small faces of the score: columns, pitches and pixels. */
  readonly small: { readonly columns: number; readonly pitch: Point; readonly pixel: number };
  readonly score: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    scoreSize: [1200, 440],
    pixel: 25,
    words: [460, 28],
    tallies: [920, 28],
    cell: 22,
    small: { columns: 4, pitch: [166, 148], pixel: 7 },
    score: [760, 28],
  },
  phone: {
    size: [580, 490],
    scoreSize: [580, 820],
    pixel: 20,
    words: [0, 372],
    tallies: [348, 28],
    cell: 18,
    small: { columns: 4, pitch: [146, 144], pixel: 7 },
    score: [0, 470],
  },
};

/** Where the answer stands, below the colours to choose from; on a phone those are below the drawing. */
const RESULT: Readonly<Record<Room, number>> = { stage: 258, phone: 40 };
/** How wide the words of the score are. */
const SCORE_WIDTH = 420;
/** From one line of the score to the next. */
const LINE = 92;

/**
 * A game: twelve pixels, of which the colour is to be guessed. The still form is a finished game that
 * our model has played, beside somebody who always repeats the pixel before.
 * Option: `data-seed`, the number of the game.
 */
export const guess: Drawing<State> = {
  initial({ seed = '1' }) {
    return check({ seed: wholeOption('seed', seed), guesses: '', at: 0 });
  },
  still: (state, kit, room) => drawScore(state, kit, room),
};

/** Draw a game as far as it has come. */
export function drawGame(state: State, kit: PictureKit, room: Room): string {
  const question = questionsOf(state.seed)[state.at];
  return question ? drawQuestion(state, question, kit, room) : drawScore(state, kit, room);
}

/** Say of a pixel that was guessed what it is, and who was right. */
export function sentencesOf(state: State): string[] {
  const { at: pixel } = state;
  const { you, model, nats } = scoreOf(state);
  const guessed = guessOf(state, pixel);
  if (guessed === undefined) return [];
  const yours = guessed < 0 ? 'passed' : you[pixel] ? 'right' : 'wrong';
  return [
    `You: ${yours}.`,
    `The model: ${model[pixel] ? 'right' : 'wrong'}.`,
    `Its surprise: ${(nats[pixel] ?? NaN).toFixed(2)} nats.`,
  ];
}

function drawQuestion(state: State, question: Question, kit: PictureKit, room: Room): string {
  const { size, pixel, words, tallies, cell } = LAYOUTS[room];
  const isGuessed = guessOf(state, state.at) !== undefined;
  const said = sentencesOf(state);
  const lines = isGuessed ? said : [`Click, tap or press 1 to ${CHOICES}.`];
  return svg(
    ...size,
    `A face as far as its next pixel. ${said.join(' ') || 'Which of four colours comes next?'}`,
    [
      halfFace(question, kit, pixel, isGuessed),
      at(
        words,
        textWithNote(0, 0, 'What comes next?', `${state.at + 1} of ${PIXELS}`, {
          line: 'body',
          title: 'strong',
          note: 'mid',
        }) +
          lines
            .map((line, i) =>
              text(
                isGuessed && i < 2 ? 'label strong' : 'label mid',
                0,
                RESULT[room] + 34 * i,
                line,
              ),
            )
            .join(''),
      ),
      at(tallies, drawTallies(state, cell)),
    ].join(''),
  );
}

/** Draw a face up to a pixel: red while it is asked for, then in its colour. */
function halfFace(
  { face, pixel }: Question,
  kit: PictureKit,
  side: number,
  isKnown: boolean,
): string {
  const until = isKnown ? pixel + 1 : pixel;
  const asked = isKnown ? [] : [pixel];
  return (
    faceDrawing(heldOutFace(face), kit, side, { until, asked, ground: 'wall' }) +
    (isKnown ? frames([cornerOf(pixel, FACE_SIDE, side)], side) : '')
  );
}

/** Draw what both have guessed so far. */
function drawTallies(state: State, cell: number): string {
  const { you, model, nats } = scoreOf(state);
  const isKnown = (_: unknown, i: number): boolean => you[i] !== undefined;
  const soFar = nats.filter(isKnown);
  const known = model.map((isRight, i) => (isKnown(isRight, i) ? isRight : undefined));
  const tally = (y: number, name: string, list: readonly (boolean | undefined)[]): string =>
    at(
      [0, y],
      textWithNote(0, 0, name, soFar.length > 0 ? `${countRight(list)} of ${soFar.length}` : '') +
        at([0, 14], marks(list, cell)),
    );
  return (
    tally(0, 'You', you) +
    tally(84, 'The model', known) +
    (soFar.length > 0
      ? text('axis', 0, 168, 'Its mean surprise so far') +
        text('label strong', 0, 198, `${mean(soFar).toFixed(2)} nats`)
      : '')
  );
}

/** Draw guesses as cells: ink for a right one, a frame for a wrong one, a hole for one to come. */
function marks(list: readonly (boolean | undefined)[], cell: number): string {
  const corners = [...rasterOrder(PIXELS, 0, PIXELS, cell)];
  const where = (value: boolean | undefined): Point[] =>
    corners.filter((_, i) => list[i] === value);
  return (
    cells('ink', where(true), cell) +
    cells('hole', where(undefined), cell) +
    where(false)
      .map(([x, y]) => at([x + 1, y + 1], ring('ink', cell - 2)))
      .join('')
  );
}

function drawScore(state: State, kit: PictureKit, room: Room): string {
  const { scoreSize, small, score: corner } = LAYOUTS[room];
  const questions = questionsOf(state.seed);
  const score = scoreOf(state);
  const other = rivalOf(state, score);
  const faces = questions.map((question, i) => {
    const [left = 0, top = 0] = [
      (i % small.columns) * small.pitch[0],
      Math.floor(i / small.columns) * small.pitch[1],
    ];
    const differ = other.list[i] !== score.model[i];
    const drawn = halfFace(question, kit, small.pixel, true);
    const below = FACE_SIDE * small.pixel + 24;
    return at(
      [left, top],
      (differ ? drawn : `<g opacity="0.35">${drawn}</g>`) +
        text(differ ? 'small strong' : 'axis', 0, below, whoWasRight(other, score, i)),
    );
  });
  return svg(
    ...scoreSize,
    sentenceOfScore(score, other),
    faces.join('') + at(corner, scores(score, other)),
  );
}

/** Somebody whom the model plays against. */
interface Rival {
  readonly name: string;
  readonly note: string;
  readonly alone: string;
  readonly list: readonly (boolean | undefined)[];
}

const REPEAT = { name: 'The last pixel again', note: '', alone: 'repeat alone' };

/** The listener; of a game without a guess, somebody who always repeats the pixel before. */
function rivalOf({ guesses }: State, { you, repeat }: Score): Rival {
  return /[a-d]/.test(guesses)
    ? { name: 'You', note: `of ${CHOICES} colours`, alone: 'you alone', list: you }
    : { ...REPEAT, list: repeat };
}

function whoWasRight({ alone, list }: Rival, { model }: Score, pixel: number): string {
  const [rival, ours] = [list[pixel], model[pixel]];
  if (rival === ours) return ours ? 'both right' : 'both wrong';
  return rival ? alone : 'model alone';
}

/** Say how the game ended. */
function sentenceOfScore({ model, nats }: Score, { name, list }: Rival): string {
  return `Twelve faces, each up to one pixel whose colour was to be guessed. ${name}: ${countRight(list)} of ${PIXELS} right. The model: ${countRight(model)}. Its surprise: ${mean(nats).toFixed(2)} nats a pixel.`;
}

function scores(score: Score, other: Rival): string {
  const line = (i: number, name: string, note: string, list: Rival['list']): string =>
    at(
      [0, i * LINE],
      textWithNote(0, 0, name, note, { line: 'body', title: 'strong', note: 'small mid' }) +
        text('body strong end', SCORE_WIDTH, 0, `${countRight(list)} of ${PIXELS}`) +
        at([0, 16], marks(list, 26)),
    );
  const players: readonly (readonly [string, string, Rival['list']])[] = [
    [other.name, other.note, other.list],
    ['The model', 'of 256 colours', score.model],
    ...(other.list === score.repeat ? [] : [[REPEAT.name, REPEAT.note, score.repeat] as const]),
  ];
  const below = players.length * LINE;
  return (
    players.map(([name, note, list], i) => line(i, name, note, list)).join('') +
    text('label mid', 0, below, `Blind, of ${CHOICES} colours: ${PIXELS / CHOICES} of ${PIXELS}.`) +
    text('label mid', 0, below + 34, 'The model’s mean surprise:') +
    text('label strong', 0, below + 66, `${mean(score.nats).toFixed(2)} nats a pixel`)
  );
}
