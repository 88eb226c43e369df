import type { Drawing } from '../../plugins/figures/contract.ts';
import models from '../../assets/data/models.json' with { type: 'json' };
import { cells, rasterOrder } from './draw/cells.ts';
import { MODULE, rect, svg } from './draw/svg.ts';

const NAMES = ['S', 'M', 'L', 'XL'] as const;
const COLUMNS = 18;

/** A number with its text, if it is not written as digits are. */
interface Leaf {
  readonly value?: number | null;
  readonly text?: string;
}

/** The four sizes as a table; the last column shows them in squares, each as large as iGPT-S. */
export const parameters: Drawing<null> = {
  initial: () => null,

  still() {
    const heads = [
      'Layers <i>L</i>',
      'Width <i>d</i>',
      'Heads',
      'Input',
      'Tokens',
      '12 <i>L d</i>², M',
      'Counted, M',
      'Parameters',
    ];
    const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
    const body = NAMES.map(row).join('');
    return (
      '<table class="models"><caption class="visually-hidden">The four sizes of iGPT</caption>' +
      `<thead><tr><th scope="col"><span class="visually-hidden">Model</span></th>${head}` +
      `<th scope="col" class="squares">One square is one iGPT-S</th></tr></thead><tbody>${body}</tbody></table>`
    );
  },
};

function row(name: (typeof NAMES)[number]): string {
  const model = models[name];
  const plain = [model.layers, model.width, model.heads];
  const lengths = [model.input.text, model.tokens.text];
  const counted = [model.blocks.value, model.counted.value];
  return (
    `<tr><th scope="row">${name}</th>` +
    plain.map((leaf) => `<td>${written(leaf)}</td>`).join('') +
    lengths.map((text) => `<td>${text.replace(/; (.*)/, '<span>$1</span>')}</td>`).join('') +
    counted.map((value) => `<td class="counted">${millions(value)}</td>`).join('') +
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

/** How often iGPT-S goes into a model, by the published millions; the last square is partly there. */
function squares(name: (typeof NAMES)[number]): string {
  const quantity = models[name].millions.value / models.S.millions.value;
  const whole = Math.floor(quantity);
  const [last] = rasterOrder(COLUMNS, whole, whole + 1);
  const part = quantity - whole;
  const rest =
    last && part > 0 ? rect('ink', last[0] + 1, last[1] + 1, part * (MODULE - 2), MODULE - 2) : '';
  return svg(
    COLUMNS * MODULE,
    Math.ceil(quantity / COLUMNS) * MODULE,
    `${quantity.toLocaleString('en-US', { maximumFractionDigits: 1 })} times iGPT-S`,
    cells('ink', rasterOrder(COLUMNS, 0, whole)) + rest,
  );
}
