import type { Drawing } from '../../../plugins/figures/contract.ts';
import models from '../../../assets/data/models.json' with { type: 'json' };
import { parametersByPart } from '../../igpt/parameters.ts';
import { cells, rasterOrder } from '../../kit/draw/cells.ts';
import { line, rect, round, svg, text } from '../../kit/draw/svg.ts';
import { bytes, checkRange, wholeOption } from '../../kit/numbers.ts';

export type State = {
  /** Blocks, L. */
  readonly layers: number;
  /** Width of the residual path, d. */
  readonly width: number;
};

export const NAMES = ['S', 'M', 'L', 'XL'] as const;
type Name = (typeof NAMES)[number];

const SQUARE = 10;
const COLUMNS = 30;

/** The paper's counts are those of 32 x 32 pixels, for every model. */
const CONTEXT = 1024;
const FLOAT32_BYTES = 4;

export const LAYERS = { min: 4, max: 96, step: 4 };
export const WIDTHS = { min: 128, max: 4096, step: 128 };

/** The bars' scale: twelve cells of 10 px for each factor of ten, from 100,000 on. */
const [FEWEST, DECADES, CELL, DECADE] = [1e5, 6, 10, 120];
const [PANEL_WIDTH, PANEL_HEIGHT] = [1200, 150];
const BARS_LEFT = 130;

/**
 * The four sizes as a table, and below it what a model of any size has, by parts, on a logarithmic
 * scale. Options: `data-layers` (4 to 96 in steps of 4), `data-width` (128 to 4096 in steps of 128).
 */
export const parameters: Drawing<State> = {
  initial({ layers = String(models.L.layers.value), width = String(models.L.width.value) }) {
    return check({ layers: wholeOption('layers', layers), width: wholeOption('width', width) });
  },

  still: (state) => table() + panel(state),
};

/** Return the state; throw one sentence where there is no such size. */
export function check(state: State): State {
  checkRange('layers', state.layers, LAYERS);
  checkRange('width', state.width, WIDTHS);
  return state;
}

/** The size of one of the paper's models. */
export function sizeOf(name: Name): State {
  return { layers: models[name].layers.value, width: models[name].width.value };
}

/** The name of the paper's model that has this size, if there is one. */
export function nameOf({ layers, width }: State): Name | undefined {
  return NAMES.find((name) => sizeOf(name).layers === layers && sizeOf(name).width === width);
}

function countOf({ layers, width }: State): { parts: (readonly [string, number])[]; all: number } {
  const { attention, mlp, embeddings } = parametersByPart({ layers, width, context: CONTEXT });
  return {
    parts: [
      ['Attention', attention],
      ['MLP', mlp],
      ['Embeddings', embeddings],
    ],
    all: attention + mlp + embeddings,
  };
}

/** A number with its text, if it is not written as digits are. */
interface Leaf {
  readonly value?: number | null;
  readonly text?: string;
}

/** Draw what a model of that size has, by parts. */
function panel(state: State): string {
  const { parts, all } = countOf(state);
  const rows = [...parts, ['All', all] as const].map(([name, value], i) => {
    const y = 24 + i * 24;
    const strong = name === 'All' ? 'small strong' : 'small';
    return (
      text(strong, 0, y + 17, name) +
      bar(value, y) +
      text(strong, BARS_LEFT + lengthOf(value) + 10, y + 17, `${millions(value)} M`)
    );
  });
  const right = BARS_LEFT + DECADES * DECADE;
  const own = nameOf(state);
  const words =
    text('sub', right + 60, 38, bytes(all * FLOAT32_BYTES)) +
    [
      `in float32${own ? `, iGPT-${own}` : ''},`,
      'as the code counts,',
      `${CONTEXT.toLocaleString('en-US')} positions`,
    ]
      .map((words, i) => text('label mid', right + 60, 76 + i * 30, words))
      .join('');
  return svg(PANEL_WIDTH, PANEL_HEIGHT, sentence(state), axis() + rows.join('') + words);
}

/** Draw the powers of ten, and the places of the four sizes. */
function axis(): string {
  const words = ['100 K', '1 M', '10 M', '100 M', '1 B', '10 B', '100 B'];
  const tens = words.map((word, i) => {
    const x = BARS_LEFT + i * DECADE;
    return line('gridline', [x + 0.5, 20], [x + 0.5, 120]) + text('axis middle', x, 14, word);
  });
  const names = NAMES.map((name) => {
    const x = BARS_LEFT + lengthOf(countOf(sizeOf(name)).all);
    return line('rule', [x, 118], [x, 126]) + text('small strong middle', x, 144, name);
  });
  return tens.join('') + names.join('');
}

/** Draw cells up to a value on the logarithmic scale; the last one is partly there. */
function bar(value: number, y: number): string {
  const whole = Math.floor(lengthOf(value) / CELL);
  const rest = lengthOf(value) - whole * CELL;
  const bars = Array.from({ length: whole }, (_, i) => [BARS_LEFT + i * CELL, y] as const);
  const squares = bars.map(([x]) => `M${x + 1} ${y + 1}h${CELL - 2}v18h-${CELL - 2}z`).join('');
  return (
    `<path class="ink raster" d="${squares}"/>` +
    (rest > 1 ? rect('ink', BARS_LEFT + whole * CELL + 1, y + 1, Number(round(rest - 1)), 18) : '')
  );
}

/** The length of a number's bar, in pixels. */
function lengthOf(value: number): number {
  return Math.log10(value / FEWEST) * DECADE;
}

/** Say the figure's message in a sentence. */
export function sentence(state: State): string {
  const { parts, all } = countOf(state);
  const by = parts.map(([name, value]) => `${name} ${millions(value)} million`).join(', ');
  return `${state.layers} layers of width ${state.width} have ${millions(all)} million parameters: ${by}. In float32 they take ${bytes(all * FLOAT32_BYTES)}.`;
}

/** Write the four sizes as a table; its last column shows them in squares as large as iGPT-S. */
function table(): string {
  const heads = [
    'Layers <i>L</i>',
    'Width <i>d</i>',
    'Heads',
    'Input',
    'Tokens',
    'Counted, M',
    'Parameters',
  ];
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = NAMES.map(tableRow).join('');
  return (
    '<table class="models"><caption class="visually-hidden">The four sizes of iGPT</caption>' +
    `<thead><tr><th scope="col"><span class="visually-hidden">Model</span></th>${head}` +
    `<th scope="col" class="squares">One square is one iGPT-S</th></tr></thead><tbody>${body}</tbody></table>`
  );
}

function tableRow(name: Name): string {
  const model = models[name];
  const plain = [model.layers, model.width, model.heads];
  const lengths = [model.input.text, model.tokens.text];
  const counted = millions(model.counted.value);
  return (
    `<tr><th scope="row">${name}</th>` +
    plain.map((leaf) => `<td>${written(leaf)}</td>`).join('') +
    lengths.map((text) => `<td>${text.replace('; ', ', ')}</td>`).join('') +
    `<td class="counted">${counted}</td>` +
    `<td class="published">${written(model.parameters)}</td>` +
    `<td class="squares">${squares(name)}</td></tr>`
  );
}

function written({ text, value }: Leaf): string {
  return text ?? value?.toLocaleString('en-US') ?? '';
}

function millions(value: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return (value / 1e6).toLocaleString('en-US', digits);
}

/** Draw how often iGPT-S goes into a model, by the published millions; the last square is partly there. */
function squares(name: Name): string {
  const quantity = models[name].millions.value / models.S.millions.value;
  const whole = Math.floor(quantity);
  const [last] = rasterOrder(COLUMNS, whole, whole + 1, SQUARE);
  const part = quantity - whole;
  const rest =
    last && part > 0 ? rect('ink', last[0] + 1, last[1] + 1, part * (SQUARE - 2), SQUARE - 2) : '';
  return svg(
    COLUMNS * SQUARE,
    Math.ceil(quantity / COLUMNS) * SQUARE,
    `${quantity.toLocaleString('en-US', { maximumFractionDigits: 1 })} times iGPT-S`,
    cells('ink', rasterOrder(COLUMNS, 0, whole, SQUARE), SQUARE) + rest,
  );
}
