import { round, type Point } from './svg.ts';

/** An ink frame round each square, with an edge of paper that sets it off from any colour. */
export function frames(corners: readonly Point[], width: number, height = width): string {
  const outlines = corners.map(
    ([x, y]) => `M${round(x - 2)} ${round(y - 2)}h${width + 4}v${height + 4}h-${width + 4}z`,
  );
  const drawn = (name: string) => outlines.map((d) => `<path class="${name}" d="${d}"/>`).join('');
  return drawn('frame-edge') + drawn('frame');
}
