/** The cost of dense attention (V2 sec. 3.2): its memory grows with the square of the sequence. */

/** A pixel is three tokens, R, G and B, or one token of a palette. */
export type Tokens = 'rgb' | 'palette';

/** The context of GPT-2, and of iGPT-S, -M and -L at 32 x 32. */
export const GPT2_CONTEXT = 1024;

const FLOAT32_BYTES = 4;

/** The cost of reading one square picture as a sequence. */
export interface AttentionCost {
  /** Length n of the sequence. */
  readonly tokens: number;
  /** n squared: the logits of one head in one layer. */
  readonly logits: number;
  /** Those logits in float32. */
  readonly bytes: number;
  /** `logits` as a multiple of GPT-2's. */
  readonly relative: number;
}

/**
 * Return the cost of a picture of `side` x `side` pixels.
 * @param side - in pixels, a whole number above zero
 */
export function costOfAttention(side: number, tokens: Tokens): AttentionCost {
  if (!Number.isInteger(side) || side < 1)
    throw new RangeError(`A picture cannot be ${side} pixels wide.`);
  const length = side * side * (tokens === 'rgb' ? 3 : 1);
  const logits = length * length;
  return {
    tokens: length,
    logits,
    bytes: logits * FLOAT32_BYTES,
    relative: logits / (GPT2_CONTEXT * GPT2_CONTEXT),
  };
}
