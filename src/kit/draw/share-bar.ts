import { outline, round } from './svg.ts';

/** The worth of a square of a bar, in per cent. */
export const WORTH = 4;

/** The height of a bar, and the width of a square of it: 100 % fit into the width of a picture's column. */
export const BAR = { size: 16, step: 12 } as const;

/**
 * The share of one colour as squares of that colour, in a frame that shows also white and black.
 * @param share - in per cent
 */
export function shareBar(color: string, share: number): string {
  const squares = share / WORTH;
  const joint = 1;
  let path = '';
  for (let i = 0; i < squares; i++) {
    const width = Math.min(1, squares - i) * BAR.step - joint;
    if (width > 0) path += `M${i * BAR.step} 0h${round(width)}v${BAR.size}h-${round(width)}z`;
  }
  return (
    `<path class="raster" fill="${color}" d="${path}"/>` +
    outline('thin', -1.5, -1.5, squares * BAR.step + 2, BAR.size + 3)
  );
}
