import { COMPLETIONS, type Edit } from './state.ts';

/** For each completion the colour that was set by hand at a pixel; undefined keeps what is sampled. */
export type Edited = readonly (number | undefined)[];

/** Return the colours that were set at a pixel. */
export function editedAt(edits: readonly Edit[], pixel: number): Edited {
  const tokens = new Array<number | undefined>(COMPLETIONS).fill(undefined);
  for (const [completion, at, token] of edits) if (at === pixel) tokens[completion] = token;
  return tokens;
}

/**
 * Add an edit; to choose the colour that was sampled takes an edit back. Later edits of the same
 * completion go: its pixels are sampled again from there.
 * @param sampled - the colour that was sampled at that pixel
 */
export function withEdit(edits: readonly Edit[], edit: Edit, sampled: number): Edit[] {
  const [completion, pixel, token] = edit;
  const others = edits.filter(([i, at]) => i !== completion || at < pixel);
  return sampled === token ? others : [...others, edit];
}
