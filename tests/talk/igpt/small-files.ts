import { createHash } from 'node:crypto';

/** Of the model in the small files. */
export const [COLORS, CONTEXT, WIDTH] = [3, 5, 8];

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
export function smallFiles(objective: 'autoregressive' | 'bert' = 'autoregressive') {
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
    objective,
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
