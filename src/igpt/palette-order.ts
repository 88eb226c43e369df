import type { Colors } from './palette.ts';

/** Colours of less chroma than this in OKLab look grey. */
const GREY = 0.02;
/** Reds stand together: the circle of hues is cut between magenta and them, in turns. */
const CUT = 0.02;

/**
 * The order in which a palette can be read: columns of like hue, greys last, each from light to dark.
 * @param palette - (k, 3)
 * @param rows - how many colours a column has
 * @returns (k) indices into the palette, column after column
 */
export function forReading(palette: Colors, rows: number): Uint16Array {
  const looks = Array.from({ length: palette.length / 3 }, (_, i) => look(palette, i));
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

/** What a colour looks like, by OKLab (Ottosson 2020). */
function look(palette: Colors, index: number) {
  const [r = 0, g = 0, b = 0] = [...palette.subarray(index * 3, index * 3 + 3)].map(
    (level) => (level / 255) ** 2.2,
  );
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const alongRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const alongYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const turns = Math.atan2(alongYellow, alongRed) / (2 * Math.PI);
  return {
    index,
    light: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    hue: (turns - CUT + 2) % 1,
    grey: Math.hypot(alongRed, alongYellow) < GREY,
  };
}
