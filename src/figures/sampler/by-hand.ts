/** Pixels that somebody has set, in place of what the dice gave. */
import { COMPLETIONS, type Edit } from './state.ts';

/** For each completion the colour set at a pixel; undefined where the dice decide. */
export function colorsByHand(edits: readonly Edit[], pixel: number): (number | undefined)[] {
  const tokens = new Array<number | undefined>(COMPLETIONS).fill(undefined);
  for (const [completion, at, token] of edits) if (at === pixel) tokens[completion] = token;
  return tokens;
}

/**
 * The edits once another is made; to choose what the dice gave is to take an edit back. What was set
 * later in the same completion is forgotten: it belonged to what is now drawn anew.
 * @param drawn - what the dice gave at that pixel
 */
export function withEdit(edits: readonly Edit[], edit: Edit, drawn: number): Edit[] {
  const [completion, pixel, token] = edit;
  const others = edits.filter(([i, at]) => i !== completion || at < pixel);
  return drawn === token ? others : [...others, edit];
}
