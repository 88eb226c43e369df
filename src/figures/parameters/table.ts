import models from '../../../assets/data/models.json' with { type: 'json' };
import type { Room } from '../../../plugins/figures/contract.ts';
import { cells, rasterOrder } from '../../kit/draw/cells.ts';
import { rect, svg } from '../../kit/draw/svg.ts';
import { millions, NAMES, type Name } from './sizes.ts';

/** The squares of a model, each as large as iGPT-S. */
interface Squares {
  readonly side: number;
  readonly columns: number;
}

/** A number with its text, if it is not written as digits are. */
interface Leaf {
  readonly value?: number | null;
  readonly text?: string;
}

const HEADS = ['Layers <i>L</i>', 'Width <i>d</i>', 'Heads', 'Input'];
const SQUARE_IS = 'One square is one iGPT-S';
const MODEL = '<th scope="col"><span class="visually-hidden">Model</span></th>';

/** Write the four sizes as a table, with squares as large as iGPT-S. */
export function table(room: Room): string {
  return room === 'phone' ? narrowTable() : wideTable();
}

function wideTable(): string {
  const heads = [...HEADS, 'Tokens', 'Counted, M', 'Parameters'].map(headOf).join('');
  const body = NAMES.map((name) => {
    const { tokens, counted, parameters } = models[name];
    return (
      `<tr><th scope="row">${name}</th>${shape(name)}<td>${listed(tokens)}</td>` +
      `<td class="counted">${millions(counted.value)}</td>` +
      `<td class="published">${written(parameters)}</td>` +
      `<td class="squares">${squares(name, { side: 10, columns: 30 })}</td></tr>`
    );
  });
  return (
    '<table class="models"><caption class="visually-hidden">The four sizes of iGPT</caption>' +
    `<thead><tr>${MODEL}${heads}<th scope="col" class="squares">${SQUARE_IS}</th></tr></thead>` +
    `<tbody>${body.join('')}</tbody></table>`
  );
}

/** Write the squares of each model below its numbers. */
function narrowTable(): string {
  const heads = [...HEADS, '<span class="visually-hidden">Parameters</span>'].map(headOf).join('');
  const bodies = NAMES.map(
    (name) =>
      `<tbody><tr><th scope="rowgroup">${name}</th>${shape(name)}` +
      `<td class="published">${written(models[name].parameters)}</td></tr>` +
      `<tr><td class="squares" colspan="6">${squares(name, { side: 20, columns: 22 })}</td></tr></tbody>`,
  );
  return (
    `<table class="models narrow"><caption>Bold: parameters. ${SQUARE_IS}</caption>` +
    `<thead><tr>${MODEL}${heads}</tr></thead>${bodies.join('')}</table>`
  );
}

function headOf(name: string): string {
  return `<th scope="col">${name}</th>`;
}

/** Write the cells of a model's layers, width, heads and input. */
function shape(name: Name): string {
  const { layers, width, heads, input } = models[name];
  return [written(layers), written(width), written(heads), listed(input)]
    .map((words) => `<td>${words}</td>`)
    .join('');
}

function written({ text, value }: Leaf): string {
  return text ?? value?.toLocaleString('en-US') ?? '';
}

function listed({ text }: { readonly text: string }): string {
  return text.replace('; ', ', ');
}

/** Draw how often iGPT-S goes into a model, by the published millions; the last square is partly there. */
function squares(name: Name, { side, columns }: Squares): string {
  const quantity = models[name].millions.value / models.S.millions.value;
  const whole = Math.floor(quantity);
  const [last] = rasterOrder(columns, whole, whole + 1, side);
  const part = quantity - whole;
  const rest =
    last && part > 0 ? rect('ink', last[0] + 1, last[1] + 1, part * (side - 2), side - 2) : '';
  return svg(
    columns * side,
    Math.ceil(quantity / columns) * side,
    `${quantity.toLocaleString('en-US', { maximumFractionDigits: 1 })} times iGPT-S`,
    cells('ink', rasterOrder(columns, 0, whole, side), side) + rest,
  );
}
