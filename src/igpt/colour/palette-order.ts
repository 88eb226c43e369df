import { look } from './oklab.ts';
import type { Colors } from './palette.ts';

/** Colours of less chroma than this in OKLab look grey. */
const GREY = 0.02;
/** Reds stand together: the circle of hues is cut between magenta and them, in turns. */
const CUT = 0.02;

/**
 * Order a palette for people: columns of similar hue, greys last, each from light to dark.
 * @param palette - (k, 3)
 * @param rows - the number of colours in a column
 * @returns (k) indices into the palette, column after column
 */
export function forReading(palette: Colors, rows: number): Uint16Array {
  const looks = Array.from({ length: palette.length / 3 }, (_, index) => {
    const { light, chroma, hue } = look(palette.subarray(index * 3, index * 3 + 3));
    return { index, light, hue: (hue - CUT + 1) % 1, grey: chroma < GREY };
  });
  looks.sort((a, b) => Number(a.grey) - Number(b.grey) || a.hue - b.hue || a.index - b.index);
  const order = new Uint16Array(looks.length);
  for (let i = 0; i < looks.length; i += rows) {
    const column = looks.slice(i, i + rows).sort((a, b) => b.light - a.light || a.index - b.index);
    order.set(
      column.map(({ index }) => index),
      i,
    );
  }
  return order;
}
