/** The parts of a shipped model's card, `card.json`, that the engine needs. */
import { GELU_SLOPE } from '../gelu.ts';
import { NORM_EPSILON } from '../layer-norm.ts';
import { LANES } from '../matmul.ts';
import { ModelError } from './model-error.ts';

/** The shape of a model. */
export interface Architecture {
  /** V, the size of the palette. */
  readonly colors: number;
  /** T, pixels in a picture. */
  readonly contextLength: number;
  /** d */
  readonly width: number;
  /** L */
  readonly layers: number;
  readonly heads: number;
  readonly mlpWidth: number;
}

/** The place of a tensor in `weights.bin`; offsets in bytes. */
export interface TensorEntry {
  readonly name: string;
  /** Rows and columns, or the length of a vector. */
  readonly shape: readonly number[];
  readonly offset: number;
  /** For an int8 matrix, the offset of its float32 scales, one a row. */
  readonly scales: number | undefined;
}

/** A card that was read and checked. */
export interface Card {
  readonly name: string;
  readonly objective: 'autoregressive' | 'bert';
  readonly architecture: Architecture;
  /** Length of `weights.bin`. */
  readonly bytes: number;
  /** Its SHA-256, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly tensors: readonly TensorEntry[];
}

/**
 * Read a card.
 * @param json - the parsed content of card.json
 * @throws ModelError if something is missing, or this engine cannot run the model
 */
export function readCard(json: unknown): Card {
  const card = new Field(json, '');
  const size = card.at('architecture');
  const architecture: Architecture = {
    colors: size.at('colors').count(1),
    contextLength: size.at('contextLength').count(1),
    width: size.at('width').count(1),
    layers: size.at('layers').count(1),
    heads: size.at('heads').count(1),
    mlpWidth: size.at('mlpWidth').count(1),
  };
  const { width, heads, mlpWidth } = architecture;
  if (width % (heads * LANES) !== 0 || mlpWidth % LANES !== 0)
    throw new ModelError(
      `The widths of the model, ${width} in ${heads} heads and ${mlpWidth}, are not multiples of ${LANES}.`,
    );
  size.at('normEpsilon').is(NORM_EPSILON);
  size.at('geluSlope').is(GELU_SLOPE);
  return {
    name: card.at('name').text(),
    objective: card.at('objective').is('autoregressive', 'bert'),
    architecture,
    bytes: card.at('layout').at('bytes').count(),
    sha256: card.at('sha256').at('weights.bin').text(),
    tensors: card.at('tensors').list().map(readEntry),
  };
}

function readEntry(entry: Field): TensorEntry {
  const dtype = entry.at('dtype').is('float32', 'int8');
  return {
    name: entry.at('name').text(),
    shape: entry
      .at('shape')
      .list()
      .map((length) => length.count(1)),
    offset: entry.at('offset').count(),
    scales: dtype === 'int8' ? entry.at('scales').count() : undefined,
  };
}

/** A value in the card and its path, for messages. */
class Field {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  at(key: string): Field {
    const path = this.#path === '' ? key : `${this.#path}.${key}`;
    const value = this.#value;
    const found: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    if (found === undefined) throw new ModelError(`card.json says nothing of ${path}.`);
    return new Field(found, path);
  }

  list(): Field[] {
    if (!Array.isArray(this.#value)) throw this.#not('a list');
    return this.#value.map((item: unknown, i) => new Field(item, `${this.#path}[${i}]`));
  }

  /** Return a whole number, at least `least`. */
  count(least = 0): number {
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
      throw this.#not(`a whole number from ${least} on`);
    return value;
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.#not('a text');
    return this.#value;
  }

  /** Return one of these values. */
  is<T extends string | number>(...allowed: T[]): T {
    const found = allowed.find((value) => value === this.#value);
    if (found === undefined) throw this.#not(allowed.join(' or '));
    return found;
  }

  #not(expected: string): ModelError {
    return new ModelError(
      `card.json: ${this.#path} is ${JSON.stringify(this.#value)}, not ${expected}.`,
    );
  }
}
