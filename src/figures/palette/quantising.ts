import { kMeansPlusPlus, lloyd, quantise, wholeLevels } from '../../igpt/colour/palette.ts';
import { seeded } from '../../igpt/random.ts';
import type { Result } from './result.ts';
import { sharedPalette } from './shared-palette.ts';
import type { PaletteState } from './state.ts';

/** A small picture, and how it is to be quantised. */
export interface Task extends Pick<PaletteState, 'colors' | 'palette' | 'seed'> {
  /** (side, side, 3) */
  readonly levels: Uint8ClampedArray;
}

/**
 * Quantise a picture: once with a shared palette, after each step of k-means with a palette of its
 * own. In every result each pixel has the nearest of the colours that are shown.
 */
export function* quantising({ levels, colors, palette, seed }: Task): Generator<Result> {
  if (palette === 'shared') {
    const shared = sharedPalette(colors);
    yield { levels, ...shared, ...quantise(levels, shared.palette), settled: true };
    return;
  }
  const history: number[] = [];
  for (const step of lloyd(levels, kMeansPlusPlus(levels, colors, seeded(seed)))) {
    history.push(step.moved);
    const whole = wholeLevels(step.palette);
    yield {
      levels,
      palette: whole,
      ...quantise(levels, whole),
      moved: [...history],
      settled: step.moved === 0,
    };
  }
}
