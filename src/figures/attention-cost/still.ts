import type { Drawing } from '../../../plugins/figures/contract.ts';
import { costOfAttention, GPT2_CONTEXT, type Tokens } from '../../igpt/attention-cost.ts';
import { at, MODULE, rect, svg, text } from '../../kit/draw/svg.ts';
import { bytes, checkRange, wholeOption } from '../../kit/numbers.ts';

/** The side of the picture in pixels, and what a token is. */
export type State = {
  readonly side: number;
  readonly tokens: Tokens;
};

export const SIDES = { min: 8, max: 256, step: 8 };
/** The input resolutions of the paper, and the photograph that nobody could afford. */
export const MARKS = [32, 48, 64, 224];

const [WIDTH, HEIGHT] = [1200, 580];
/** GPT-2's square is three pixels wide, so that the largest one just fits the slide. */
const GPT2_SIDE = 3;
const LEFT = 33.2 * MODULE;

/**
 * What attention costs, to scale: the square of all pairs of tokens of a picture beside GPT-2's.
 * Options: `data-side` in pixels (8 to 256 in steps of 8), `data-tokens` (`rgb` or `palette`).
 */
export const attentionCost: Drawing<State> = {
  initial({ side = '224', tokens = 'rgb' }) {
    return check({ side: wholeOption('side', side), tokens });
  },

  still(state) {
    const { side, tokens } = state;
    const cost = costOfAttention(side, tokens);
    const size = widthOf(cost.tokens);
    const gpt2 = costOfAttention(32, 'palette');
    const words =
      text(
        'body mid',
        0,
        166,
        `${side} × ${side} pixels${tokens === 'rgb' ? ' × 3 colours' : ''}`,
      ) +
      text('sub', 0, 208, `${whole(cost.tokens)} tokens`) +
      text('display', -5, 334, `${multiple(cost.relative)}×`) +
      text('label strong', 0, 374, 'the attention of GPT-2') +
      text(
        'label mid',
        0,
        404,
        `${bytes(cost.bytes)} of logits for one head; GPT-2: ${bytes(gpt2.bytes)}`,
      );
    const gpt2Square =
      text('label strong end', LEFT - 12, HEIGHT - 50, 'GPT-2') +
      text('label mid end', LEFT - 12, HEIGHT - 22, `${whole(GPT2_CONTEXT)}²`) +
      rect('red', LEFT - 16, HEIGHT - GPT2_SIDE, GPT2_SIDE, GPT2_SIDE);
    return svg(
      WIDTH,
      HEIGHT,
      sentence(state),
      words +
        gpt2Square +
        rect('ink', LEFT, HEIGHT - size, size, size) +
        smallerSquares(state, size) +
        squareName(cost.tokens, size),
    );
  },
};

/** Return the state; throw one sentence where there is no such picture. */
export function check({ side, tokens }: { side: number; tokens: string }): State {
  if (tokens !== 'rgb' && tokens !== 'palette')
    throw new Error(`The tokens must be "rgb" or "palette", not "${tokens}".`);
  checkRange('side', side, SIDES);
  return { side, tokens };
}

/** Outline the squares of the resolutions that the paper chose in the corner of a larger one. */
function smallerSquares({ tokens }: State, size: number): string {
  if (size < 300) return '';
  const sides = MARKS.slice(0, 3).map((mark) => widthOf(costOfAttention(mark, tokens).tokens));
  const largest = Math.max(...sides);
  const outlines = sides.map((side) => `<path class="cut" d="M0 ${-side}h${side}v${side}"/>`);
  const label = text('small paper', largest + 10, -10, '32, 48 and 64 pixels wide');
  return at([LEFT, HEIGHT], outlines.join('') + label);
}

/** Write a square's name in it where there is room, else at its right. */
function squareName(tokens: number, size: number): string {
  const label = `${whole(tokens)}²`;
  return size < 200
    ? text('sub', LEFT + size + 16, HEIGHT, label)
    : text('sub paper', LEFT + 20, HEIGHT - size + 48, label);
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
