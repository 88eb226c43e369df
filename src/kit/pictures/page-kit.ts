import type { Raster, StillKit } from '../../../plugins/figures/contract.ts';

/** What a drawing needs of a kit to draw pictures. */
export type PictureKit = Pick<StillKit, 'png'>;

/** Draws pictures in the browser, as the slide compiler does for the still forms. */
export const pageKit: PictureKit = {
  png({ width, height, tokens, palette }: Raster, scale: number): string {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: width * scale, height: height * scale });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser cannot draw pictures.');
    for (let i = 0; i < width * height; i++) {
      const color = palette[tokens[i] ?? -1];
      if (color === undefined) continue;
      context.fillStyle = color;
      context.fillRect((i % width) * scale, Math.floor(i / width) * scale, scale, scale);
    }
    return canvas.toDataURL();
  },
};
