import type { Room } from '../../../plugins/figures/contract.ts';
import { line, rect, round, svg, text, type Point } from '../../kit/draw/svg.ts';
import {
  CONTEXT,
  countOf,
  millions,
  nameOf,
  NAMES,
  sentence,
  sizeOf,
  type State,
} from './sizes.ts';

/** The fewest parameters on the logarithmic scale, and the cells for each factor of ten. */
const [FEWEST, CELLS] = [1e5, 12];
const TENS = ['100 K', '1 M', '10 M', '100 M', '1 B', '10 B', '100 B'];

interface Layout {
  readonly size: Point;
  /** The left end of the bars, and the width of a cell. */
  readonly left: number;
  readonly cell: number;
  /** The top and the height of the first bar, and the distance to the next. */
  readonly top: number;
  readonly height: number;
  readonly pitch: number;
  /** The baseline of a bar's words, seen from its top. */
  readonly words: number;
  /** Where the number of a bar ends; without it, it stands after the bar. */
  readonly numbers?: number;
  /** The baseline of the powers of ten, and the ends of their lines. */
  readonly tens: { readonly y: number; readonly from: number; readonly to: number };
  /** The top of the lines that lead to the names of the four sizes. */
  readonly names: number;
  readonly bytes: Point;
  readonly note: Point;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 150],
    left: 130,
    cell: 10,
    top: 24,
    height: 20,
    pitch: 24,
    words: 17,
    tens: { y: 14, from: 20, to: 120 },
    names: 118,
    bytes: [910, 38],
    note: [910, 76],
  },
  phone: {
    size: [440, 450],
    left: 26,
    cell: 5.4,
    top: 26,
    height: 20,
    pitch: 58,
    words: -8,
    numbers: 440,
    tens: { y: 264, from: 234, to: 242 },
    names: 274,
    bytes: [0, 352],
    note: [0, 382],
  },
};

/** Draw what a model of that size has, by parts, on a logarithmic scale. */
export function panel(state: State, room: Room): string {
  const layout = LAYOUTS[room];
  const { parts, all } = countOf(state);
  const bars = [...parts, ['All', all] as const].map(([name, value], i) =>
    bar(name, value, layout.top + i * layout.pitch, layout),
  );
  return svg(...layout.size, sentence(state), axis(layout) + bars.join('') + words(state, layout));
}

/** Draw the powers of ten, and the places of the four sizes. */
function axis(layout: Layout): string {
  const { left, cell, tens, names } = layout;
  const lines = TENS.map((words, i) => {
    const x = left + i * CELLS * cell;
    return (
      line('gridline', [x + 0.5, tens.from], [x + 0.5, tens.to]) +
      text('axis middle', x, tens.y, words)
    );
  });
  const places = NAMES.map((name) => {
    const x = left + lengthOf(countOf(sizeOf(name)).all, layout);
    return (
      line('rule', [x, names], [x, names + 8]) + text('small strong middle', x, names + 26, name)
    );
  });
  return lines.join('') + places.join('');
}

/** Draw cells up to a value; the last one is partly there. */
function bar(name: string, value: number, y: number, layout: Layout): string {
  const { left, cell, height, numbers } = layout;
  const length = lengthOf(value, layout);
  const whole = Math.floor(length / cell);
  const rest = length - whole * cell;
  const inner = height - 2;
  const squares = Array.from(
    { length: whole },
    (_, i) =>
      `M${round(left + i * cell + 1)} ${y + 1}h${round(cell - 2)}v${inner}h-${round(cell - 2)}z`,
  ).join('');
  const strong = name === 'All' ? 'small strong' : 'small';
  const [classes, end] =
    numbers === undefined ? [strong, left + length + 10] : [`${strong} end`, numbers];
  const partly =
    rest > 1 ? rect('ink', left + whole * cell + 1, y + 1, Number(round(rest - 1)), inner) : '';
  return (
    text(strong, 0, y + layout.words, name) +
    `<path class="ink raster" d="${squares}"/>` +
    partly +
    text(classes, end, y + layout.words, `${millions(value)} M`)
  );
}

/** Return the length of a number's bar, in pixels. */
function lengthOf(value: number, { cell }: Layout): number {
  return Math.log10(value / FEWEST) * CELLS * cell;
}

function words(state: State, { bytes, note: [left, top] }: Layout): string {
  const own = nameOf(state);
  const lines = [
    `in float32${own ? `, iGPT-${own}` : ''},`,
    'as the code counts,',
    `${CONTEXT.toLocaleString('en-US')} positions`,
  ];
  return (
    text('sub', ...bytes, countOf(state).size) +
    lines.map((words, i) => text('label mid', left, top + i * 30, words)).join('')
  );
}
