import type {
  Figure,
  FigureContext,
  FigureOptions,
  MountedFigure,
} from '../../../plugins/figures/contract.ts';
import { costOfAttention, GPT2_CONTEXT, type Tokens } from '../../igpt/attention-cost.ts';
import { createCellRange } from '../../kit/controls/cell-range.ts';
import { createChoice } from '../../kit/controls/choice.ts';
import { at, MODULE, rect, svg, text } from '../../kit/draw/svg.ts';

/** The side of the picture in pixels, and what a token is. */
type State = {
  readonly side: number;
  readonly tokens: Tokens;
};

const [SMALLEST, LARGEST, STEP] = [8, 256, 8];
/** The input resolutions of the paper, and the photograph that nobody could afford. */
const MARKS = [32, 48, 64, 224];

const [WIDTH, HEIGHT] = [1200, 580];
/** GPT-2's square is three pixels wide, so that the largest one just fits the slide. */
const GPT2_SIDE = 3;
const LEFT = 33.2 * MODULE;

/**
 * What attention costs, to scale: the square of all pairs of tokens of a picture beside GPT-2's.
 * Options: `data-side` in pixels (8 to 256 in steps of 8), `data-tokens` (`rgb` or `palette`).
 */
export const attentionCost: Figure<State> = {
  initial({ side = '224', tokens = 'rgb' }: FigureOptions) {
    return check({ side: Number(side), tokens });
  },

  still: draw,

  mirrors: true,

  mount(host: HTMLElement, context: FigureContext<State>): MountedFigure<State> {
    let state = context.state;
    let shown = false;

    const picture = document.createElement('div');
    const range = createCellRange(
      { label: 'Side of the picture', min: SMALLEST, max: LARGEST, step: STEP, marks: MARKS },
      (side) => change({ ...state, side }),
    );
    const choice = createChoice(
      'Tokens of a pixel',
      [
        ['rgb', '3 tokens a pixel: R, G, B'],
        ['palette', '1 token: its palette colour'],
      ],
      (tokens: Tokens) => change({ ...state, tokens }),
    );
    const controls = document.createElement('div');
    controls.className = 'figure-controls';
    controls.append(choice.element, range.element);
    host.classList.add('attention-cost');
    host.append(picture, controls);
    update();

    function change(next: State): void {
      state = next;
      update();
      context.changed();
    }

    function update(): void {
      picture.innerHTML = draw(state);
      range.set(state.side, sentence(state));
      choice.set(state.tokens);
    }

    return {
      getState: () => state,
      setState(next) {
        state = check(next);
        if (shown) update();
      },
      show() {
        shown = true;
        update();
      },
      hide() {
        shown = false;
      },
      destroy: () => host.replaceChildren(),
    };
  },
};

function isTokens(value: string): value is Tokens {
  return value === 'rgb' || value === 'palette';
}

function check({ side, tokens }: { side: number; tokens: string }): State {
  if (!isTokens(tokens)) throw new Error(`The tokens must be "rgb" or "palette", not "${tokens}".`);
  if (!(side >= SMALLEST && side <= LARGEST && side % STEP === 0))
    throw new Error(
      `The side must be from ${SMALLEST} to ${LARGEST} in steps of ${STEP}, not ${side}.`,
    );
  return { side, tokens };
}

function draw(state: State): string {
  const { side, tokens } = state;
  const cost = costOfAttention(side, tokens);
  const size = pitch(cost.tokens);
  const gpt2 = costOfAttention(32, 'palette');
  const words =
    text('body mid', 0, 166, `${side} × ${side} pixels${tokens === 'rgb' ? ' × 3 colours' : ''}`) +
    text('sub', 0, 208, `${whole(cost.tokens)} tokens`) +
    text('display', -5, 334, `${multiple(cost.relative)}×`) +
    text('label strong', 0, 374, 'the attention of GPT-2') +
    text(
      'label mid',
      0,
      404,
      `${bytes(cost.bytes)} of logits for one head; GPT-2: ${bytes(gpt2.bytes)}`,
    );
  const own =
    text('label strong end', LEFT - 12, HEIGHT - 50, 'GPT-2') +
    text('label mid end', LEFT - 12, HEIGHT - 22, `${whole(GPT2_CONTEXT)}²`) +
    rect('red', LEFT - 16, HEIGHT - GPT2_SIDE, GPT2_SIDE, GPT2_SIDE);
  const square = rect('ink', LEFT, HEIGHT - size, size, size);
  return svg(
    WIDTH,
    HEIGHT,
    sentence(state),
    words + own + square + nested(state, size) + name(cost.tokens, size),
  );
}

/** The squares of the resolutions that the paper chose, as outlines in the corner of a larger one. */
function nested({ tokens }: State, size: number): string {
  if (size < 300) return '';
  const sides = MARKS.slice(0, 3).map((mark) => pitch(costOfAttention(mark, tokens).tokens));
  const largest = Math.max(...sides);
  const outlines = sides.map((side) => `<path class="cut" d="M0 ${-side}h${side}v${side}"/>`);
  const label = text('small paper', largest + 10, -10, '32, 48 and 64 pixels wide');
  return at([LEFT, HEIGHT], outlines.join('') + label);
}

/** The square's own name: in it where there is room, else at its right. */
function name(tokens: number, size: number): string {
  const label = `${whole(tokens)}²`;
  return size < 200
    ? text('sub', LEFT + size + 16, HEIGHT, label)
    : text('sub paper', LEFT + 20, HEIGHT - size + 48, label);
}

/** How wide the square of a sequence is drawn, in pixels. */
function pitch(tokens: number): number {
  return (tokens / GPT2_CONTEXT) * GPT2_SIDE;
}

function sentence({ side, tokens }: State): string {
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

const UNITS = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'KB'],
] as const;

function bytes(value: number): string {
  const [size, unit] = UNITS.find(([worth]) => value >= worth) ?? [1, 'bytes'];
  return `${(value / size).toLocaleString('en-US', { maximumSignificantDigits: 3 })} ${unit}`;
}
