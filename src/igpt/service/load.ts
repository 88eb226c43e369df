/** Making a model of its two files. */
import { readCard, type Card } from './card.ts';
import { plain, type Kernel } from '../kernel/kernel.ts';
import { rowsOf, type Matrix } from '../matrix.ts';
import { ModelError } from './model-error.ts';
import type { BlockWeights, Model } from '../model.ts';
import { readWeights, type Tensors } from './weights.ts';

/**
 * Make a model of card.json and weights.bin.
 * @param json - the parsed card
 * @param file - the bytes of weights.bin
 * @param kernel - every kernel gives the same bits
 * @throws ModelError with one sentence if a file is cut off, altered or of another version
 */
export function loadModel(json: unknown, file: ArrayBuffer, kernel: Kernel = plain): Model {
  const card = readCard(json);
  return assemble(card, readWeights(card, file), kernel);
}

function assemble(card: Card, tensors: Tensors, kernel: Kernel): Model {
  const { colors, contextLength, width, layers } = card.architecture;
  const vector = (name: string): Float32Array => take(tensors, name, 1, width).data;
  return {
    objective: card.objective,
    kernel,
    token: take(tensors, 'token.weight', colors, width),
    position: take(tensors, 'position.weight', contextLength, width),
    empty: card.objective === 'bert' ? new Float32Array(width) : vector('sos'),
    blocks: Array.from({ length: layers }, (_, l) => blockOf(card, tensors, l, kernel)),
    gain: vector('norm.gain'),
    head: kernel.linear(take(tensors, 'head.weight', colors, width)),
  };
}

function blockOf(card: Card, tensors: Tensors, l: number, kernel: Kernel): BlockWeights {
  const { width, heads, mlpWidth } = card.architecture;
  const get = (name: string, rows: number, columns: number): Matrix =>
    take(tensors, `blocks.${l}.${name}`, rows, columns);
  const qkv = get('attention.qkv.weight', 3 * width, width);
  return {
    heads,
    attentionGain: get('norm1.gain', 1, width).data,
    query: kernel.linear(rowsOf(qkv, 0, width)),
    key: kernel.linear(rowsOf(qkv, width, 2 * width)),
    value: kernel.linear(rowsOf(qkv, 2 * width, 3 * width)),
    out: kernel.linear(get('attention.out.weight', width, width)),
    mlpGain: get('norm2.gain', 1, width).data,
    up: kernel.linear(get('up.weight', mlpWidth, width)),
    down: kernel.linear(get('down.weight', width, mlpWidth)),
  };
}

/** Return the tensor of this name, which must have this shape. */
function take(tensors: Tensors, name: string, rows: number, columns: number): Matrix {
  const found = tensors.get(name);
  if (!found) throw new ModelError(`weights.bin has no ${name}.`);
  if (found.rows !== rows || found.columns !== columns)
    throw new ModelError(
      `${name} is ${found.rows} x ${found.columns}, but the model needs ${rows} x ${columns}.`,
    );
  return found;
}
