/** How many numbers an iGPT learns. */

/** The colours of the 9-bit palette (V2 sec. 3.2). */
export const COLORS = 512;

/** What decides a model's size (V2 sec. 3.3). */
export interface Size {
  /** Blocks, L. */
  readonly layers: number;
  /** Width of the residual path, d. */
  readonly width: number;
  /** Tokens in a sequence, each with a learned position. */
  readonly context: number;
}

/** The weights of the blocks' matrices alone, 12 L d^2: attention has 4 d^2, the MLP 8 d^2. */
export function blockWeights({ layers, width }: Omit<Size, 'context'>): number {
  return 12 * layers * width * width;
}

/**
 * All parameters, as the released code builds the model (openai/image-gpt, src/model.py): no biases,
 * two gains a block; positions; untied colours in and out; the last gain and the start token.
 */
export function parameters({ layers, width, context }: Size): number {
  const gains = layers * 2 * width;
  const positions = context * width;
  const colors = 2 * COLORS * width;
  const lastGainAndStart = 2 * width;
  return blockWeights({ layers, width }) + gains + positions + colors + lastGainAndStart;
}
