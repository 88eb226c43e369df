import type { Drawing, Raster } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/small-photos.json' with { type: 'json' };
import { codeOf } from '../../kit/draw/hex.ts';
import { escape } from '../../kit/draw/svg.ts';
import { drawPart, drawSteps, PALETTE_WIDTH, SIDE } from './parts.ts';
import { quantising } from './quantising.ts';
import { fromBase64, swatches, type Result } from './result.ts';
import { initial, type PaletteState } from './state.ts';
import { captions, type Caption } from './words.ts';

/** How many PNG pixels a drawn pixel is wide, so that no viewer blurs its edges. */
const SCALES: Readonly<Record<number, number>> = { 32: 9, 48: 6, 64: 9 };

/**
 * A photograph, made small, and quantised; and its palette. Options: `data-photo`, `data-side`,
 * `data-colors`, `data-palette` and `data-seed`.
 */
export const palette: Drawing<PaletteState> = {
  initial,

  still(state, kit, room) {
    const result = lastResult(state);
    const { side } = state;
    const words = captions(state, result);
    const colors = hexOf(result.palette);
    const scale = SCALES[side] ?? 1;
    const drawSquare = (raster: Pick<Raster, 'tokens' | 'palette'>, caption: Caption): string =>
      drawPixels(kit.png({ width: side, height: side, ...raster }, scale), caption);
    return (
      `<div class="${room === 'phone' ? 'nine-bits phone' : 'nine-bits'}">` +
      drawPart(
        'photo',
        drawPhoto(kit.asset(`assets/images/${state.photo}.webp`), words.photo),
        words.photo,
      ) +
      drawPart('small', drawSquare(distinctColors(result.levels), words.small), words.small) +
      drawPart(
        'quantised',
        drawSquare({ tokens: result.tokens, palette: colors }, words.quantised),
        words.quantised,
      ) +
      drawPart(
        'palette',
        drawPixels(
          kit.png({ ...swatches(result), palette: colors }, 3),
          words.palette,
          PALETTE_WIDTH,
        ) + `<div class="steps">${drawSteps(result.moved, result.settled)}</div>`,
        words.palette,
      ) +
      `</div>`
    );
  },
};

/** Return the result of a state once k-means has settled. */
function lastResult(state: PaletteState): Result {
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

/** Write a true-colour picture as tokens of a palette that has each of its colours once. */
function distinctColors(levels: Uint8ClampedArray): { tokens: number[]; palette: string[] } {
  const colors = hexOf(levels);
  const palette = [...new Set(colors)];
  const index = new Map(palette.map((color, i) => [color, i]));
  return { tokens: colors.map((color) => index.get(color) ?? 0), palette };
}

function hexOf(levels: Uint8Array | Uint8ClampedArray): string[] {
  return Array.from(
    { length: levels.length / 3 },
    (_, i) => `#${codeOf(levels.subarray(i * 3, i * 3 + 3))}`,
  );
}

function drawPhoto(address: string, { alternative }: Caption): string {
  return `<img src="${address}" width="${SIDE}" height="${SIDE}" alt="${escape(alternative)}">`;
}

function drawPixels(address: string, { alternative }: Caption, width = SIDE): string {
  return `<img class="pixels" src="${address}" width="${width}" height="${SIDE}" alt="${escape(alternative)}">`;
}
