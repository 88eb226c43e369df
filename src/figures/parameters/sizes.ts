import models from '../../../assets/data/models.json' with { type: 'json' };
import { parametersByPart } from '../../igpt/parameters.ts';
import { bytes } from '../../kit/numbers.ts';

export type State = {
  /** Blocks, L. */
  readonly layers: number;
  /** Width of the residual path, d. */
  readonly width: number;
};

export const NAMES = ['S', 'M', 'L', 'XL'] as const;
export type Name = (typeof NAMES)[number];

/** The paper's counts are those of 32 x 32 pixels, for every model. */
export const CONTEXT = 1024;
const FLOAT32_BYTES = 4;

/** The parameters of a model. */
export interface Count {
  readonly parts: readonly (readonly [name: string, parameters: number])[];
  readonly all: number;
  /** What they take in float32, with its unit. */
  readonly size: string;
}

export function countOf({ layers, width }: State): Count {
  const { attention, mlp, embeddings } = parametersByPart({ layers, width, context: CONTEXT });
  const all = attention + mlp + embeddings;
  return {
    parts: [
      ['Attention', attention],
      ['MLP', mlp],
      ['Embeddings', embeddings],
    ],
    all,
    size: bytes(all * FLOAT32_BYTES),
  };
}

/** The size of one of the paper's models. */
export function sizeOf(name: Name): State {
  return { layers: models[name].layers.value, width: models[name].width.value };
}

/** The name of the paper's model that has this size, if there is one. */
export function nameOf({ layers, width }: State): Name | undefined {
  return NAMES.find((name) => sizeOf(name).layers === layers && sizeOf(name).width === width);
}

/** Say the figure's message in a sentence. */
export function sentence(state: State): string {
  const { parts, all, size } = countOf(state);
  const by = parts.map(([name, value]) => `${name} ${millions(value)} million`).join(', ');
  return `${state.layers} layers of width ${state.width} have ${millions(all)} million parameters: ${by}. In float32 they take ${size}.`;
}

/** Write a number in millions, with two decimals. */
export function millions(value: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return (value / 1e6).toLocaleString('en-US', digits);
}
