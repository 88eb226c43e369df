import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import { costOfAttention, GPT2_CONTEXT, type Tokens } from '../../igpt/attention-cost.ts';
import { movedOnStep, onStep } from '../../kit/draw/steps.ts';
import { at, line, MODULE, rect, svg, text, textWithNote, type Point } from '../../kit/draw/svg.ts';
import { bytes, checkRange, wholeOption } from '../../kit/numbers.ts';

/** The side of the picture in pixels, and what a token is. */
export type State = {
  readonly side: number;
  readonly tokens: Tokens;
};

export const SIDES = { min: 8, max: 256, step: 8 };
/** The input resolutions of the paper, and the photograph that nobody could afford. */
export const MARKS = [32, 48, 64, 224];

/** GPT-2's square is three pixels wide, so that the largest one just fits the slide, or the phone. */
const GPT2_SIDE = 3;
/** The side of the picture that is seen on the way to a large square. */
const SMALLEST = 32;

interface Layout {
  readonly size: Point;
  /** The lower left corner of the squares. */
  readonly corner: Point;
  /** The baselines of the picture, its tokens, their cost, and two lines on that. */
  readonly lines: readonly [number, number, number, number, number];
  /** The left edge of the large number, whose first digit has room on its left. */
  readonly left: number;
  /** From this size on a square has words in it. */
  readonly large: number;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 580],
    corner: [33.2 * MODULE, 580],
    lines: [166, 208, 334, 374, 404],
    left: -5,
    large: 300,
  },
  phone: {
    size: [580, 850],
    corner: [0, 800],
    lines: [26, 68, 168, 212, 244],
    left: -2,
    large: 330,
  },
};

/**
 * What attention costs, to scale: the square of all pairs of tokens of a picture beside GPT-2's.
 * Options: `data-side` in pixels (8 to 256 in steps of 8), `data-tokens` (`rgb` or `palette`).
 */
export const attentionCost: Drawing<State> = {
  initial({ side = '224', tokens = 'rgb' }) {
    return check({ side: wholeOption('side', side), tokens });
  },

  still(state, _kit, room) {
    const { size: whole, corner, large } = LAYOUTS[room];
    const cost = costOfAttention(state.side, state.tokens);
    const size = widthOf(cost.tokens);
    const words = wordsOn(state, LAYOUTS[room]);
    const drawn =
      room === 'phone'
        ? words + at(corner, size < large ? besides(size, cost.tokens) : inFull(state, size))
        : size < large
          ? words + at(corner, besides(size, cost.tokens))
          : onStep(1, words) + zoomedOut(state, size, corner);
    return svg(...whole, sentence(state), gpt2Name(room) + drawn);
  },
};

/** Say what is drawn, and what it costs. */
function wordsOn({ side, tokens }: State, { lines, left }: Layout): string {
  const cost = costOfAttention(side, tokens);
  const gpt2 = costOfAttention(32, 'palette');
  const [picture, length, relative, of, memory] = lines;
  return (
    text(
      'body mid',
      0,
      picture,
      `${side} × ${side} pixels${tokens === 'rgb' ? ' × 3 colours' : ''}`,
    ) +
    text('sub', 0, length, `${whole(cost.tokens)} tokens`) +
    text('display', left, relative, `${multiple(cost.relative)}×`) +
    text('label strong', 0, of, 'the attention of GPT-2') +
    text(
      'label mid',
      0,
      memory,
      `${bytes(cost.bytes)} of logits for one head; GPT-2: ${bytes(gpt2.bytes)}`,
    )
  );
}

/** Return the state; throw one sentence where there is no such picture. */
export function check({ side, tokens }: { side: number; tokens: string }): State {
  if (tokens !== 'rgb' && tokens !== 'palette')
    throw new Error(`The tokens must be "rgb" or "palette", not "${tokens}".`);
  checkRange('side', side, SIDES);
  return { side, tokens };
}

/** Name GPT-2's square, which stands in the lower left corner. */
function gpt2Name(room: Room): string {
  const [left, bottom] = LAYOUTS[room].corner;
  const tokens = `${whole(GPT2_CONTEXT)}²`;
  return room === 'phone'
    ? line('rule', [left + 1, bottom + 4], [left + 1, bottom + 44]) +
        textWithNote(left + 12, bottom + 40, 'GPT-2', tokens)
    : text('label strong end', left - 12, bottom - 50, 'GPT-2') +
        text('label mid end', left - 12, bottom - 22, tokens) +
        line('rule', [left - 84, bottom - 2], [left - 4, bottom - 2]);
}

/** Draw a square that is not much larger than GPT-2's, with its name at its right. */
function besides(size: number, tokens: number): string {
  return (
    rect('ink', 0, -size, size, size) +
    gpt2Square() +
    text('sub', size + 16, 0, `${whole(tokens)}²`)
  );
}

/** Draw a large square with its name, and GPT-2's in its corner. */
function inFull(state: State, size: number): string {
  const { tokens } = costOfAttention(state.side, state.tokens);
  return (
    rect('ink', 0, -size, size, size) +
    smallerSquares(state) +
    at([0, -size], namesInside(tokens, size)) +
    gpt2Square()
  );
}

/** Write into a large square its tokens, and what the smaller ones are. */
function namesInside(tokens: number, size: number): string {
  return (
    text('sub paper', 20, 48, `${whole(tokens)}²`) +
    text('small paper', 48, size - 10, '32, 48 and 64 pixels wide')
  );
}

/**
 * Draw a large square behind a window of its size, through which one sees GPT-2's square alone, then
 * that of the smallest picture, then all of the large one.
 */
function zoomedOut(state: State, size: number, [left, bottom]: Point): string {
  const smallest = costOfAttention(SMALLEST, 'rgb');
  const side = widthOf(smallest.tokens);
  const times = { smallest: widthOf(smallest.tokens) / GPT2_SIDE, largest: size / side };
  const zoom = (body: string): string =>
    at(
      [0, size],
      movedOnStep(
        0,
        'zoom',
        { scale: times.smallest },
        movedOnStep(1, 'zoom', { scale: times.largest }, body),
      ),
    );
  const cost = costOfAttention(state.side, state.tokens);
  const body =
    zoom(onStep(0, rect('ink', 0, -side, side, side))) +
    onStep(
      0,
      text('sub paper', 20, 48, `${whole(smallest.tokens)}²: ${multiple(smallest.relative)}×`) +
        text('label paper', 20, 84, `${SMALLEST} × ${SMALLEST} pixels × 3 colours`),
    ) +
    zoom(onStep(1, rect('ink', 0, -size, size, size) + smallerSquares(state))) +
    onStep(1, namesInside(cost.tokens, size)) +
    zoom(gpt2Square());
  return `<svg class="window" x="${left}" y="${bottom - size}" width="${size}" height="${size}">${body}</svg>`;
}

function gpt2Square(): string {
  return rect('red', 0, -GPT2_SIDE, GPT2_SIDE, GPT2_SIDE);
}

/** Outline the squares of the resolutions that the paper chose. */
function smallerSquares({ tokens }: State): string {
  return MARKS.slice(0, 3)
    .map((mark) => widthOf(costOfAttention(mark, tokens).tokens))
    .map((side) => `<path class="cut" d="M0 ${-side}h${side}v${side}"/>`)
    .join('');
}

/** The width of the square of a sequence, in pixels. */
function widthOf(tokens: number): number {
  return (tokens / GPT2_CONTEXT) * GPT2_SIDE;
}

/** Say the figure's message in a sentence. */
export function sentence({ side, tokens }: State): string {
  const cost = costOfAttention(side, tokens);
  const pixel = tokens === 'rgb' ? 'three tokens' : 'one token';
  return (
    `A picture of ${side} × ${side} pixels, ${pixel} each, is a sequence of ${whole(cost.tokens)}: ` +
    `${multiple(cost.relative)} times the attention of GPT-2, ${bytes(cost.bytes)} for the logits of one head.`
  );
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

function multiple(value: number): string {
  return value >= 100
    ? whole(Math.round(value))
    : value.toLocaleString('en-US', { maximumSignificantDigits: value < 1 ? 2 : 3 });
}
