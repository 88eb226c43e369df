import { line, text } from '../../kit/draw/svg.ts';

/**
 * Draw what is given of a picture and what is drawn, as brackets left of it.
 * @param rows - how many rows are given
 * @param side - of the picture, in its own pixels
 * @param pixel - how wide a pixel of it is drawn
 */
export function drawBrackets(rows: number, side: number, pixel: number): string {
  const [middle, end] = [rows * pixel, side * pixel];
  return (
    drawBracket(rows === 0 ? 0 : 4, middle - 4, 'given') + drawBracket(middle + 4, end - 4, 'drawn')
  );
}

function drawBracket(from: number, to: number, name: string): string {
  // Without room for its name it is left out.
  if (to - from < 16) return '';
  return line('rule', [0, from], [0, to]) + text('small end', -8, (from + to) / 2 + 7, name);
}
