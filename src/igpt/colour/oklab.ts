/** Lightness, chroma and hue of a colour. */
export interface Look {
  /** From 0, black, to 1, white. */
  readonly light: number;
  /** From 0, grey, to about 0.32. */
  readonly chroma: number;
  /** The hue in turns, 0 to 1: red 0.08, yellow 0.3, green 0.4, blue 0.73. */
  readonly hue: number;
}

/**
 * Return lightness, chroma and hue of a colour by OKLab (Ottosson 2020).
 * @param levels - red, green and blue, 0 to 255
 */
export function look(levels: ArrayLike<number>): Look {
  const [r = 0, g = 0, b = 0] = Array.from(levels, (level) => (level / 255) ** 2.2);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const alongRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const alongYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    light: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(alongRed, alongYellow),
    hue: (Math.atan2(alongYellow, alongRed) / (2 * Math.PI) + 1) % 1,
  };
}
