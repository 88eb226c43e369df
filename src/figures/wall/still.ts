import type { Drawing } from '../../../plugins/figures/contract.ts';
import { cells } from '../../kit/draw/cells.ts';
import { FACE_PIXELS } from '../pictures/face.ts';
import { MODULE, rect, svg } from '../../kit/draw/svg.ts';
import { drawWall, facesOf, WALL } from './faces.ts';

/** A type, not an interface: only a type counts as JSON. */
export type State = {
  /** The next pixel of the giant face; one past the last: the wall is finished. */
  readonly asked: number;
};

/**
 * A wall of faces 16 pixels wide, completed in raster order; one giant face is at its red pixel.
 * Option: `data-asked`, that pixel's index; 256 finishes every face.
 */
export const wall: Drawing<State> = {
  initial({ asked = '202' }) {
    const pixel = Number(asked);
    if (!Number.isInteger(pixel) || pixel < 0 || pixel > FACE_PIXELS)
      throw new Error(`data-asked must be a pixel from 0 to ${FACE_PIXELS}, not "${asked}".`);
    return { asked: pixel };
  },

  still({ asked }, kit) {
    const finished = asked === FACE_PIXELS;
    const drawing = drawWall(facesOf(asked), finished ? FACE_PIXELS : 0);
    const { width, height, drawnWidth, drawnHeight, palette } = WALL;
    const picture = kit.png({ width, height, tokens: drawing.tokens, palette }, 4);
    return svg(
      drawnWidth,
      drawnHeight,
      finished
        ? 'The wall of faces of the first slide, finished: no pixel is missing.'
        : 'A wall of small faces, being completed pixel by pixel; one giant face has just reached its next, red pixel, and everything after it is still missing.',
      [
        rect('wall', 0, 0, drawnWidth, drawnHeight),
        `<image href="${picture}" width="${drawnWidth}" height="${drawnHeight}"/>`,
        cells('hole', drawing.holes, MODULE),
        cells('red', drawing.asked, MODULE, 0),
      ].join(''),
    );
  },
};
