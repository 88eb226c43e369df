/**
 * Write ONNX files (https://onnx.ai/onnx/repo-docs/IR.html), as much of the format as a Transformer
 * needs. They are messages of Protocol Buffers: lists of fields, each with its number and type in front.
 */

/** The number of a field and its value: an integer, a text, bytes or another message. */
type Field = readonly [number: number, value: number | string | Uint8Array];

// Values of the format's enumerations.
const FLOAT = 1;
const INT64 = 7;
const [ATTRIBUTE_FLOAT, ATTRIBUTE_INT, ATTRIBUTE_INTS] = [1, 2, 7];

// IR 8 belongs to opset 17, which onnxruntime-web reads.
const IR_VERSION = 8;
const OPSET = 17;

/** An input or output; a variable length has a name. */
export interface Value {
  readonly name: string;
  readonly type: 'float' | 'int64';
  readonly shape: readonly (number | string)[];
}

/** Numbers are integers, except those given as `float`. */
export interface Attributes {
  readonly [name: string]: number | readonly number[] | { readonly float: number };
}

export class Graph {
  readonly #nodes: Field[] = [];
  readonly #constants: Field[] = [];
  readonly #inputs: Field[] = [];
  readonly #outputs: Field[] = [];
  #count = 0;

  input(value: Value): string {
    this.#inputs.push([11, valueInfo(value)]);
    return value.name;
  }

  /** Make a result of a node an output of the graph. */
  output(value: Value, result: string): void {
    this.#nodes.push([1, node('Identity', [result], [value.name], {})]);
    this.#outputs.push([12, valueInfo(value)]);
  }

  floats(shape: readonly number[], data: Float32Array): string {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return this.#constant(shape, FLOAT, bytes);
  }

  integers(...values: number[]): string {
    const data = BigInt64Array.from(values, BigInt);
    return this.#constant([values.length], INT64, new Uint8Array(data.buffer));
  }

  node(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const [result = ''] = this.nodes(operator, inputs, 1, attributes);
    return result;
  }

  nodes(
    operator: string,
    inputs: readonly string[],
    results: number,
    attributes: Attributes = {},
  ): string[] {
    const names = Array.from({ length: results }, () => this.#name());
    this.#nodes.push([1, node(operator, inputs, names, attributes)]);
    return names;
  }

  write(): Uint8Array<ArrayBuffer> {
    const graph = message([
      ...this.#nodes,
      [2, 'graph'],
      ...this.#constants,
      ...this.#inputs,
      ...this.#outputs,
    ]);
    const opset = message([
      [1, ''],
      [2, OPSET],
    ]);
    return message([
      [1, IR_VERSION],
      [7, graph],
      [8, opset],
    ]);
  }

  #constant(shape: readonly number[], type: number, bytes: Uint8Array): string {
    const name = this.#name();
    const dimensions = shape.map((length): Field => [1, length]);
    this.#constants.push([5, message([...dimensions, [2, type], [8, name], [9, bytes]])]);
    return name;
  }

  #name(): string {
    this.#count += 1;
    return `v${this.#count}`;
  }
}

function node(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Attributes,
): Uint8Array {
  return message([
    ...inputs.map((name): Field => [1, name]),
    ...outputs.map((name): Field => [2, name]),
    [4, operator],
    ...Object.entries(attributes).map(([name, value]): Field => [5, attribute(name, value)]),
  ]);
}

function attribute(name: string, value: Attributes[string]): Uint8Array {
  if (typeof value === 'number')
    return message([
      [1, name],
      [3, value],
      [20, ATTRIBUTE_INT],
    ]);
  if ('float' in value) {
    // Field 2 has type 5, four bytes.
    const float = new Uint8Array(5);
    float[0] = (2 << 3) | 5;
    new DataView(float.buffer).setFloat32(1, value.float, true);
    const rest = message([
      [1, name],
      [20, ATTRIBUTE_FLOAT],
    ]);
    return concatenate([float, rest]);
  }
  return message([[1, name], ...value.map((one): Field => [8, one]), [20, ATTRIBUTE_INTS]]);
}

function valueInfo({ name, type, shape }: Value): Uint8Array {
  const dimensions = shape.map((length): Field => {
    const field: Field = typeof length === 'number' ? [1, length] : [2, length];
    return [1, message([field])];
  });
  const tensor = message([
    [1, type === 'float' ? FLOAT : INT64],
    [2, message(dimensions)],
  ]);
  return message([
    [1, name],
    [2, message([[1, tensor]])],
  ]);
}

function message(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const parts = fields.flatMap(([number, value]) => {
    if (typeof value === 'number') return [varint(number << 3), varint(value)];
    const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return [varint((number << 3) | 2), varint(bytes.length), bytes];
  });
  return concatenate(parts);
}

/** Encode an integer with seven bits a byte, the lowest first; a negative one as 64 bits. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  while (left > 127n) {
    bytes.push(Number(left & 127n) | 128);
    left >>= 7n;
  }
  return Uint8Array.from([...bytes, Number(left)]);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
