import type { Head } from '../../igpt/heads-off.ts';
import type { TimedStep } from '../../igpt/service/messages.ts';

/** How pictures are sampled. */
export interface SampleOptions {
  /** Keep keys and values; the pictures are the same without. */
  readonly cached?: boolean;
  /** Heads that are switched off. */
  readonly off?: readonly Head[];
}

/** Pictures that are being drawn: gives each pixel as it comes, until they are whole or cancelled. */
export interface Drawing extends AsyncIterable<TimedStep> {
  /**
   * Draw so many more pixels of each picture; see `draw` in messages.ts.
   * @param byHand - for each picture a token that replaces the one drawn last, or undefined
   */
  draw(pixels: number, byHand?: readonly (number | undefined)[]): void;
  /** End it before its next pixel. */
  cancel(): void;
}
