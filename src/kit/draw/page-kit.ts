import type { Raster, StillKit } from '../../../plugins/figures/contract.ts';
import { channelsOf } from './hex.ts';
import { createCanvas, pixelsOf } from './canvas.ts';

/** The part of a kit that drawings of pictures need. */
export type PictureKit = Pick<StillKit, 'png'>;

/** Draws pictures in the browser, as the slide compiler does for the still forms. */
export const pageKit: PictureKit = {
  png({ width, height, tokens, palette }: Raster, scale: number): string {
    const colors = palette.map(channelsOf);
    const small = createCanvas(width, height);
    small.putImageData(
      pixelsOf(width, height, tokens, (token) => colors[token]),
      0,
      0,
    );
    const large = createCanvas(width * scale, height * scale);
    large.imageSmoothingEnabled = false;
    large.drawImage(small.canvas, 0, 0, large.canvas.width, large.canvas.height);
    return large.canvas.toDataURL();
  },
};
