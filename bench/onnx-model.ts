/**
 * Export a shipped model as an ONNX graph with its weights. The KV cache is an input and an output, as
 * in most exported decoders.
 */
import { GELU_SLOPE } from '../src/igpt/gelu.ts';
import { toFloats } from '../src/igpt/int8.ts';
import { NORM_EPSILON } from '../src/igpt/layer-norm.ts';
import type { Card } from '../src/igpt/service/card.ts';
import type { Matrix } from '../src/igpt/matrix.ts';
import type { Tensors } from '../src/igpt/service/weights.ts';
import { Graph } from './onnx.ts';

/**
 * Return the ONNX file of an autoregressive model, which reads n new tokens of B pictures after P earlier
 * ones.
 *
 * Inputs: tokens (B, n), where V is the start token; positions (n); mask (n, P + n), added to the scores;
 * keys<l> and values<l> (B, heads, P, d / heads). Outputs: logits (B, n, V); allKeys<l> and allValues<l>,
 * with P + n positions.
 */
export function onnxOf(card: Card, tensors: Tensors): Uint8Array<ArrayBuffer> {
  const { colors, width, layers, heads } = card.architecture;
  const headWidth = width / heads;
  const graph = new Graph();

  const tensor = (name: string): Matrix => {
    const found = tensors.get(name);
    if (!found) throw new Error(`weights.bin has no ${name}.`);
    return 'scales' in found ? toFloats(found) : found;
  };
  const vector = (name: string): string => graph.floats([width], tensor(name).data);
  const scalar = (value: number): string => graph.floats([], Float32Array.of(value));
  const table = (...parts: readonly Matrix[]): string => {
    const data = Float32Array.from(parts.flatMap((part) => Array.from(part.data)));
    return graph.floats([data.length / width, width], data);
  };
  const linear = (x: string, name: string): string => {
    const weights = transpose(tensor(name));
    return graph.node('MatMul', [x, graph.floats([weights.rows, weights.columns], weights.data)]);
  };
  const norm = (x: string, name: string): string =>
    graph.node('SimplifiedLayerNormalization', [x, vector(name)], {
      axis: -1,
      epsilon: { float: NORM_EPSILON },
    });

  const tokens = graph.input({ name: 'tokens', type: 'int64', shape: ['B', 'n'] });
  const positions = graph.input({ name: 'positions', type: 'int64', shape: ['n'] });
  const mask = graph.input({ name: 'mask', type: 'float', shape: ['n', 'all'] });
  const splitHeads = graph.integers(0, 0, heads, headWidth);
  const mergeHeads = graph.integers(0, 0, width);

  let h = graph.node('Add', [
    graph.node('Gather', [table(tensor('token.weight'), tensor('sos')), tokens]),
    graph.node('Gather', [table(tensor('position.weight')), positions]),
  ]);
  for (let l = 0; l < layers; l++) {
    const past = ['B', heads, 'P', headWidth] as const;
    const all = ['B', heads, 'all', headWidth] as const;
    const keys = graph.input({ name: `keys${l}`, type: 'float', shape: past });
    const values = graph.input({ name: `values${l}`, type: 'float', shape: past });

    const block = `blocks.${l}`;
    const x = norm(h, `${block}.norm1.gain`);
    const qkv = linear(x, `${block}.attention.qkv.weight`);
    const [q = '', k = '', v = ''] = graph
      .nodes('Split', [qkv], 3, { axis: -1 })
      .map((part) => graph.node('Reshape', [part, splitHeads]))
      .map((part) => graph.node('Transpose', [part], { perm: [0, 2, 1, 3] }));
    const allKeys = graph.node('Concat', [keys, k], { axis: 2 });
    const allValues = graph.node('Concat', [values, v], { axis: 2 });
    graph.output({ name: `allKeys${l}`, type: 'float', shape: all }, allKeys);
    graph.output({ name: `allValues${l}`, type: 'float', shape: all }, allValues);

    const transposedKeys = graph.node('Transpose', [allKeys], { perm: [0, 1, 3, 2] });
    const products = graph.node('MatMul', [q, transposedKeys]);
    const scores = graph.node('Mul', [products, scalar(1 / Math.sqrt(headWidth))]);
    const shares = graph.node('Softmax', [graph.node('Add', [scores, mask])], { axis: -1 });
    const mixed = graph.node('MatMul', [shares, allValues]);
    const byToken = graph.node('Transpose', [mixed], { perm: [0, 2, 1, 3] });
    const attended = graph.node('Reshape', [byToken, mergeHeads]);
    const a = graph.node('Add', [h, linear(attended, `${block}.attention.out.weight`)]);

    const wide = linear(norm(a, `${block}.norm2.gain`), `${block}.up.weight`);
    const gate = graph.node('Sigmoid', [graph.node('Mul', [wide, scalar(GELU_SLOPE)])]);
    const active = graph.node('Mul', [wide, gate]);
    h = graph.node('Add', [a, linear(active, `${block}.down.weight`)]);
  }
  const logits = linear(norm(h, 'norm.gain'), 'head.weight');
  graph.output({ name: 'logits', type: 'float', shape: ['B', 'n', colors] }, logits);
  return graph.write();
}

function transpose({ rows, columns, data }: Matrix): Matrix {
  const result = new Float32Array(data.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) result[j * rows + i] = data[i * columns + j] ?? 0;
  return { rows: columns, columns: rows, data: result };
}
