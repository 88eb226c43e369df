import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadModel } from '../../src/igpt/load.ts';
import { forward, inputsOf } from '../../src/igpt/model.ts';
import { ModelError } from '../../src/igpt/model-error.ts';
import { readCard } from '../../src/igpt/card.ts';
import { readWeights } from '../../src/igpt/weights.ts';

const [COLORS, CONTEXT, WIDTH] = [3, 5, 8];

/** Rows and columns of the tensors of a model with one block. */
const shapes: readonly [name: string, shape: readonly number[]][] = [
  ['sos', [WIDTH]],
  ['token.weight', [COLORS, WIDTH]],
  ['position.weight', [CONTEXT, WIDTH]],
  ['blocks.0.norm1.gain', [WIDTH]],
  ['blocks.0.attention.qkv.weight', [3 * WIDTH, WIDTH]],
  ['blocks.0.attention.out.weight', [WIDTH, WIDTH]],
  ['blocks.0.norm2.gain', [WIDTH]],
  ['blocks.0.up.weight', [4 * WIDTH, WIDTH]],
  ['blocks.0.down.weight', [WIDTH, 4 * WIDTH]],
  ['norm.gain', [WIDTH]],
  ['head.weight', [COLORS, WIDTH]],
];

/** A small file of weights, laid out as the shipped ones are, and its card. */
function files() {
  const bytes: number[] = [];
  const place = (part: ArrayBuffer): number =>
    bytes.push(...new Uint8Array(part)) - part.byteLength;
  const floats = (values: readonly number[]): number => {
    const view = new DataView(new ArrayBuffer(4 * values.length));
    values.forEach((value, i) => view.setFloat32(4 * i, value, true));
    return place(view.buffer);
  };
  const tensors = shapes.map(([name, shape]) => {
    const [rows = 0, columns] = shape;
    if (columns === undefined) {
      return { name, shape, dtype: 'float32', offset: floats(Array<number>(rows).fill(0.5)) };
    }
    const scales = floats(Array.from({ length: rows }, (_, row) => 2 ** -(row % 3) / 64));
    const integers = Int8Array.from({ length: rows * columns }, (_, i) => ((i * 53) % 255) - 127);
    return { name, shape, dtype: 'int8', scales, offset: place(integers.buffer) };
  });
  const file = Uint8Array.from(bytes).buffer;
  const sha256 = createHash('sha256').update(new Uint8Array(file)).digest('hex');
  const card = {
    name: 'small',
    objective: 'autoregressive',
    architecture: {
      colors: COLORS,
      contextLength: CONTEXT,
      width: WIDTH,
      layers: 1,
      heads: 2,
      mlpWidth: 4 * WIDTH,
      normEpsilon: 1e-5,
      geluSlope: 1.702,
    },
    layout: { bytes: file.byteLength },
    tensors,
    sha256: { 'weights.bin': sha256 },
  };
  return { card, file };
}

describe('a model in two files', () => {
  it('is loaded and runs', () => {
    const { card, file } = files();
    const model = loadModel(card, file);
    const logits = forward(model, [inputsOf([0, 1, 2, 0, 1])]);
    expect([logits.rows, logits.columns]).toEqual([CONTEXT, COLORS]);
    expect(logits.data.every(Number.isFinite)).toBe(true);
  });

  it('has weights that are integers times the scale of their row', () => {
    const { card, file } = files();
    const tensors = readWeights(readCard(card), file);
    const token = tensors.get('token.weight');
    expect(Array.from(token?.data.slice(0, 2) ?? [])).toEqual([-127 / 64, -74 / 64]);
    // Row 1 begins at integer 8, (8 * 53) % 255 - 127 = 42, and has half the scale.
    expect(token?.data[WIDTH]).toBe(42 / 128);
    expect(tensors.get('sos')?.data).toEqual(new Float32Array(WIDTH).fill(0.5));
  });

  it('is refused when the weights are cut off', () => {
    const { card, file } = files();
    const message = `weights.bin of "small" has 100 bytes, not ${file.byteLength}: it was cut off or is of another version.`;
    expect(() => loadModel(card, file.slice(0, 100))).toThrow(new ModelError(message));
  });

  it('is refused when one bit of the weights was altered', () => {
    const { card, file } = files();
    const altered = new Uint8Array(file.slice(0));
    altered[500] = (altered[500] ?? 0) ^ 1;
    expect(() => loadModel(card, altered.buffer)).toThrow(
      /^weights.bin of "small" was altered or is of another version: its SHA-256 begins with [0-9a-f]{8}, not [0-9a-f]{8}\.$/,
    );
  });

  it('is refused when the card points beyond the weights', () => {
    const { card, file } = files();
    const tensors = card.tensors.map((tensor) =>
      tensor.name === 'head.weight' ? { ...tensor, offset: file.byteLength - 1 } : tensor,
    );
    expect(() => loadModel({ ...card, tensors }, file)).toThrow(
      'card.json places head.weight beyond the end of weights.bin.',
    );
  });

  it('is refused when a tensor is missing or has another shape', () => {
    const { card, file } = files();
    const without = card.tensors.filter(({ name }) => name !== 'norm.gain');
    expect(() => loadModel({ ...card, tensors: without }, file)).toThrow(
      'weights.bin has no norm.gain.',
    );
    const architecture = { ...card.architecture, colors: 4 };
    expect(() => loadModel({ ...card, architecture }, file)).toThrow(
      'token.weight is 3 x 8, but the model needs 4 x 8.',
    );
  });

  it.each([
    ['no card', null, 'card.json says nothing of architecture.'],
    ['a card without weights', { layout: {} }, 'card.json says nothing of layout.bytes.'],
    [
      'another objective',
      { objective: 'diffusion' },
      'card.json: objective is "diffusion", not autoregressive or bert.',
    ],
    ['no list of tensors', { tensors: 3 }, 'card.json: tensors is 3, not a list.'],
    [
      'a broken tensor',
      { tensors: [{ name: 'sos', dtype: 'int4' }] },
      'card.json: tensors[0].dtype is "int4", not float32 or int8.',
    ],
  ])('is refused with %s', (_, change, message) => {
    const { card, file } = files();
    expect(() => loadModel(change && { ...card, ...change }, file)).toThrow(message);
  });

  it.each([
    ['geluSlope', 1.5957, 'card.json: architecture.geluSlope is 1.5957, not 1.702.'],
    ['layers', 0, 'card.json: architecture.layers is 0, not a whole number from 1 on.'],
    ['heads', 4, 'The widths of the model, 8 in 4 heads and 32, are not multiples of 4.'],
  ])('is refused with another %s', (key, value, message) => {
    const { card, file } = files();
    const architecture = { ...card.architecture, [key]: value };
    expect(() => loadModel({ ...card, architecture }, file)).toThrow(message);
  });
});
