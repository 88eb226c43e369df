import type { Drawing } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/small-photos.json' with { type: 'json' };
import { escape } from '../../kit/draw/svg.ts';
import { PALETTE_WIDTH, part, SIDE, steps } from './drawing.ts';
import { quantising } from './quantising.ts';
import { fromBase64, swatches, type Result } from './result.ts';
import { initial, type PaletteState } from './state.ts';
import { captions } from './words.ts';

/** How many PNG pixels a drawn pixel is wide, so that no viewer blurs its edges. */
const SCALES: Readonly<Record<number, number>> = { 32: 9, 48: 6, 64: 9 };

/**
 * A photograph, made small, and quantised; and its palette. Options: `data-photo`, `data-side`,
 * `data-colors`, `data-palette` and `data-seed`.
 */
export const palette: Drawing<PaletteState> = {
  initial,

  still(state, kit) {
    const result = settled(state);
    const { photo, small, quantised, palette } = captions(state, result);
    const { side } = state;
    const scale = SCALES[side] ?? 1;
    const distinct = distinctColors(result.levels);
    const tokens = [...result.tokens];
    const cells = swatches(result);
    const colors = hexOf(result.palette);
    return (
      `<div class="nine-bits">` +
      part(
        'photo',
        image(kit.asset(`assets/images/${state.photo}.webp`), photo.alternative),
        photo,
      ) +
      part(
        'small',
        pixels(kit.png({ width: side, height: side, ...distinct }, scale), small.alternative),
        small,
      ) +
      part(
        'quantised',
        pixels(
          kit.png({ width: side, height: side, tokens, palette: colors }, scale),
          quantised.alternative,
        ),
        quantised,
      ) +
      part(
        'palette',
        pixels(kit.png({ ...cells, palette: colors }, 3), palette.alternative, PALETTE_WIDTH) +
          `<div class="steps">${steps(result.moved, result.settled)}</div>`,
        palette,
      ) +
      `</div>`
    );
  },
};

/** The result of the state when k-means has come to its end. */
function settled(state: PaletteState): Result {
  const levels = Uint8ClampedArray.from(fromBase64(levelsOf(state)));
  let last: Result | undefined;
  for (const result of quantising({ ...state, levels })) last = result;
  if (!last) throw new Error('k-means gave no palette.');
  return last;
}

function levelsOf({ photo, side }: PaletteState): string {
  const found = Object.entries(data.levels[photo]).find(([known]) => Number(known) === side);
  if (!found) throw new Error(`The photograph "${photo}" was not made ${side} pixels small.`);
  return found[1];
}

/** A true-colour picture as a raster: each of its colours once. */
function distinctColors(levels: Uint8ClampedArray): { tokens: number[]; palette: string[] } {
  const colors = hexOf(levels);
  const palette = [...new Set(colors)];
  const index = new Map(palette.map((color, i) => [color, i]));
  return { tokens: colors.map((color) => index.get(color) ?? 0), palette };
}

function hexOf(levels: Uint8Array | Uint8ClampedArray): string[] {
  return Array.from({ length: levels.length / 3 }, (_, i) => {
    const digits = [...levels.subarray(i * 3, i * 3 + 3)].map((level) =>
      level.toString(16).padStart(2, '0'),
    );
    return `#${digits.join('')}`;
  });
}

function image(address: string, alternative: string): string {
  return `<img src="${address}" width="${SIDE}" height="${SIDE}" alt="${escape(alternative)}">`;
}

function pixels(address: string, alternative: string, width = SIDE): string {
  return `<img class="pixels" src="${address}" width="${width}" height="${SIDE}" alt="${escape(alternative)}">`;
}
