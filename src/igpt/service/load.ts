/** Making a model of its two files. */
import { readCard, type Card } from './card.ts';
import { plain, type Kernel } from '../kernel/kernel.ts';
import { toFloats, type Int8Matrix } from '../int8.ts';
import type { Layer } from '../matmul.ts';
import { ModelError } from './model-error.ts';
import type { BlockWeights, Model } from '../model.ts';
import { readWeights, type Tensor, type Tensors } from './weights.ts';

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
  const vector = (name: string): Float32Array => vectorOf(tensors, name, width);
  return {
    objective: card.objective,
    kernel,
    token: toFloats(matrixOf(tensors, 'token.weight', colors, width)),
    position: toFloats(matrixOf(tensors, 'position.weight', contextLength, width)),
    empty: card.objective === 'bert' ? new Float32Array(width) : vector('sos'),
    blocks: Array.from({ length: layers }, (_, l) => blockOf(card, tensors, l, kernel)),
    gain: vector('norm.gain'),
    head: kernel.linear(matrixOf(tensors, 'head.weight', colors, width)),
  };
}

function blockOf(card: Card, tensors: Tensors, l: number, kernel: Kernel): BlockWeights {
  const { width, heads, mlpWidth } = card.architecture;
  const vector = (name: string): Float32Array => vectorOf(tensors, `blocks.${l}.${name}`, width);
  const layer = (name: string, outputs: number, inputs: number): Layer =>
    kernel.linear(matrixOf(tensors, `blocks.${l}.${name}.weight`, outputs, inputs));
  return {
    heads,
    attentionGain: vector('norm1.gain'),
    qkv: layer('attention.qkv', 3 * width, width),
    out: layer('attention.out', width, width),
    mlpGain: vector('norm2.gain'),
    up: layer('up', mlpWidth, width),
    down: layer('down', width, mlpWidth),
  };
}

function vectorOf(tensors: Tensors, name: string, length: number): Float32Array {
  const found = take(tensors, name, 1, length);
  if ('scales' in found) throw new ModelError(`${name} is int8, not float32.`);
  return found.data;
}

function matrixOf(tensors: Tensors, name: string, rows: number, columns: number): Int8Matrix {
  const found = take(tensors, name, rows, columns);
  if (!('scales' in found)) throw new ModelError(`${name} is float32, not int8.`);
  return found;
}

/** Return the tensor of this name, which must have this shape. */
function take(tensors: Tensors, name: string, rows: number, columns: number): Tensor {
  const found = tensors.get(name);
  if (!found) throw new ModelError(`weights.bin has no ${name}.`);
  if (found.rows !== rows || found.columns !== columns)
    throw new ModelError(
      `${name} is ${found.rows} x ${found.columns}, but the model needs ${rows} x ${columns}.`,
    );
  return found;
}
