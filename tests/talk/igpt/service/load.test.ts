import { describe, expect, it } from 'vitest';
import { loadModel } from '../../../../src/igpt/service/load.ts';
import { forward, inputsOf } from '../../../../src/igpt/model.ts';
import { ModelError } from '../../../../src/igpt/service/model-error.ts';
import { readCard } from '../../../../src/igpt/service/card.ts';
import { readWeights } from '../../../../src/igpt/service/weights.ts';
import { COLORS, CONTEXT, smallFiles, WIDTH } from '../small-files.ts';

describe('a model in two files', () => {
  it('is loaded and runs', () => {
    const { card, file } = smallFiles();
    const model = loadModel(card, file);
    const logits = forward(model, [inputsOf([0, 1, 2, 0, 1])]);
    expect([logits.rows, logits.columns]).toEqual([CONTEXT, COLORS]);
    expect(logits.data.every(Number.isFinite)).toBe(true);
  });

  it('has weights that are integers times the scale of their row', () => {
    const { card, file } = smallFiles();
    const tensors = readWeights(readCard(card), file);
    const token = tensors.get('token.weight');
    if (!token || !('scales' in token)) throw new Error('The tokens have no weights of 8 bits.');
    expect(Array.from(token.data.slice(0, 2))).toEqual([-127, -74]);
    // Row 1 begins at integer 8, (8 * 53) % 255 - 127 = 42, and has half the scale.
    expect(token.data[WIDTH]).toBe(42);
    expect(Array.from(token.scales)).toEqual([1 / 64, 1 / 128, 1 / 256]);
    expect(tensors.get('sos')?.data).toEqual(new Float32Array(WIDTH).fill(0.5));
  });

  it('is refused when the weights are cut off', () => {
    const { card, file } = smallFiles();
    const message = `weights.bin of "small" has 100 bytes, not ${file.byteLength}: it was cut off or is of another version.`;
    expect(() => loadModel(card, file.slice(0, 100))).toThrow(new ModelError(message));
  });

  it('is refused when one bit of the weights was altered', () => {
    const { card, file } = smallFiles();
    const altered = new Uint8Array(file.slice(0));
    altered[500] = (altered[500] ?? 0) ^ 1;
    expect(() => loadModel(card, altered.buffer)).toThrow(
      /^weights.bin of "small" was altered or is of another version: its SHA-256 begins with [0-9a-f]{8}, not [0-9a-f]{8}\.$/,
    );
  });

  it('is refused when the card points beyond the weights', () => {
    const { card, file } = smallFiles();
    const tensors = card.tensors.map((tensor) =>
      tensor.name === 'head.weight' ? { ...tensor, offset: file.byteLength - 1 } : tensor,
    );
    expect(() => loadModel({ ...card, tensors }, file)).toThrow(
      'card.json places head.weight beyond the end of weights.bin.',
    );
  });

  it('is refused when a tensor is missing or has another shape', () => {
    const { card, file } = smallFiles();
    const without = card.tensors.filter(({ name }) => name !== 'norm.gain');
    expect(() => loadModel({ ...card, tensors: without }, file)).toThrow(
      'weights.bin has no norm.gain.',
    );
    const architecture = { ...card.architecture, colors: 4 };
    expect(() => loadModel({ ...card, architecture }, file)).toThrow(
      'token.weight is 3 x 8, but the model needs 4 x 8.',
    );
  });

  it('is refused when weights and vectors are stored the other way round', () => {
    const { card, file } = smallFiles();
    const change = (name: string, dtype: string, scales?: number): unknown => ({
      ...card,
      tensors: card.tensors.map((one) => (one.name === name ? { ...one, dtype, scales } : one)),
    });
    expect(() => loadModel(change('norm.gain', 'int8', 0), file)).toThrow(
      'norm.gain is int8, not float32.',
    );
    expect(() => loadModel(change('token.weight', 'float32'), file)).toThrow(
      'token.weight is float32, not int8.',
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
    const { card, file } = smallFiles();
    expect(() => loadModel(change && { ...card, ...change }, file)).toThrow(message);
  });

  it.each([
    ['geluSlope', 1.5957, 'card.json: architecture.geluSlope is 1.5957, not 1.702.'],
    ['layers', 0, 'card.json: architecture.layers is 0, not a whole number from 1 on.'],
    ['heads', 4, 'The widths of the model, 8 in 4 heads and 32, are not multiples of 4.'],
  ])('is refused with another %s', (key, value, message) => {
    const { card, file } = smallFiles();
    const architecture = { ...card.architecture, [key]: value };
    expect(() => loadModel({ ...card, architecture }, file)).toThrow(message);
  });
});
