/** The number of parameters of an iGPT. */

/** The colours of the 9-bit palette (V2 sec. 3.2). */
export const COLORS = 512;

/** The shape of a model (V2 sec. 3.3). */
export interface Size {
  /** Blocks, L. */
  readonly layers: number;
  /** Width of the residual path, d. */
  readonly width: number;
  /** Tokens in a sequence, each with a learned position. */
  readonly context: number;
}

/** Return the weights of the blocks' matrices alone, 12 L d^2: attention has 4 d^2, the MLP 8 d^2. */
export function blockWeights({ layers, width }: Omit<Size, 'context'>): number {
  return 12 * layers * width * width;
}

/** A model's parameters by part. */
export interface Parts {
  /** Queries, keys, values and output, and the gain before them: 4 d^2 + d a block. */
  readonly attention: number;
  /** Two matrices of 4 d^2, and the gain before them: 8 d^2 + d a block. */
  readonly mlp: number;
  /** Positions, untied colours in and out, the start token and the last gain. */
  readonly embeddings: number;
}

/**
 * Count the parameters as the released code has them (openai/image-gpt, src/model.py): no biases, and
 * norms that have a gain only.
 */
export function parametersByPart({ layers, width, context }: Size): Parts {
  return {
    attention: layers * (4 * width * width + width),
    mlp: layers * (8 * width * width + width),
    embeddings: context * width + 2 * COLORS * width + 2 * width,
  };
}

/** Return the number of all parameters of a model. */
export function parameters(size: Size): number {
  const { attention, mlp, embeddings } = parametersByPart(size);
  return attention + mlp + embeddings;
}
