import type { Drawing } from '../../plugins/figures/contract.ts';
import palette from '../../assets/data/palette-512.json' with { type: 'json' };
import { svg } from './draw/svg.ts';

/** How wide a colour is drawn, in pixels. */
const SIDE = 10;

/** The colours of our 9-bit palette, a square each, in columns from light to dark. */
export const swatches: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const { colors, rows } = palette;
    const columns = colors.length / rows;
    // The file lists columns; a raster is read row by row.
    const tokens = colors.map((_, i) => (i % columns) * rows + Math.floor(i / columns));
    const picture = kit.png({ width: columns, height: rows, tokens, palette: colors }, SIDE);
    const [width, height] = [columns * SIDE, rows * SIDE];
    return svg(
      width,
      height,
      `A palette of ${colors.length} colours, sorted by hue and from light to dark.`,
      `<image href="${picture}" width="${width}" height="${height}"/>`,
    );
  },
};
