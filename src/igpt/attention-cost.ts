/** What dense attention costs (V2 sec. 3.2): its memory grows with the square of the sequence. */

/** How a pixel becomes tokens: each of R, G and B one, or one of a palette for all three. */
export type Tokens = 'rgb' | 'palette';

/** The context of GPT-2, and of iGPT-S, -M and -L at 32 x 32. */
export const GPT2_CONTEXT = 1024;

const FLOAT32_BYTES = 4;

/** The price of reading one square picture as a sequence. */
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
 * The price of a picture of `side` x `side` pixels.
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
