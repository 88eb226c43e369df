import { cells, cornerOf, rasterOrder, ring, shifted } from '../../kit/draw/cells.ts';
import { face, FACE_PIXELS, FACE_SIDE, heldOutFace, withoutGround } from '../pictures/face.ts';
import { stepOf, STEPS } from '../../kit/draw/ink-steps.ts';
import { at, outline, rect, round, text, type Point } from '../../kit/draw/svg.ts';
import type { PictureKit } from '../../kit/draw/page-kit.ts';
import { isOff, likeliest, mostLookedAt, pictureOf, type Looked, type State } from './state.ts';

/** The left edge of the start token before the picture, in pixels of it. */
const START = -1.6;

/** How wide the colour of a pixel to come is drawn in it, as a part of it. */
const DOT = 0.4;

/**
 * Draw the face as far as it is known, pale; on it in ink what the head looks at, with a line to the
 * pixel that it looks at most, which is seen in full colour.
 * @param shares - of the shown head; none where they are not known
 * @param size - how wide a pixel is drawn
 */
export function drawPicture(
  state: State,
  shares: readonly number[],
  looked: Looked | undefined,
  kit: PictureKit,
  size: number,
): string {
  const { pixel } = state;
  const side = FACE_SIDE * size;
  const picture = pictureOf(state);
  const whole = withoutGround(face(picture));
  const known = { ...whole, tokens: Array.from(whole.tokens, (t, i) => (i < pixel ? t : -1)) };
  const rows = Math.floor(pixel / FACE_SIDE);
  const start: Point = [Math.round(START * size), 0];
  const asked = cornerOf(pixel, FACE_SIDE, size);
  const query = pixel === 0 ? start : cornerOf(pixel - 1, FACE_SIDE, size);
  const most = shares.length === 0 ? -1 : mostLookedAt(shares) - 1;
  const inColor = new Set([most, ...state.painted.map(([painted]) => painted)]);
  const colored = [...inColor].filter((i) => i >= 0 && i < pixel);
  return [
    rect('wall', 0, 0, side, rows * size),
    rect('wall', 0, rows * size, (pixel % FACE_SIDE) * size, size),
    `<g opacity="0.4"><image href="${kit.png(known, 4)}" width="${side}" height="${side}"/></g>`,
    pixelsToCome(state, size),
    cells('hole', [start], size),
    text('axis end', start[0] + size, size + 24, 'start'),
    ink(shares, start, size, inColor),
    ...colored.map((i) => colorCell(i, whole.palette[picture[i] ?? -1] ?? '', size)),
    at(query, ring('blue', size)),
    cells('red', [asked], size, 0),
    looked ? dot(asked, whole.palette[likeliest(looked.now)] ?? '', size) : '',
    most < 0 || isOff(state, state.layer, state.head)
      ? ''
      : connection(asked, cornerOf(most, FACE_SIDE, size), size),
  ].join('');
}

/** Draw shares as squares of ink; not on pixels that are seen in colour. */
function ink(
  shares: readonly number[],
  start: Point,
  size: number,
  inColor: ReadonlySet<number>,
): string {
  const largest = Math.max(...shares);
  return shares
    .map((share, i) => {
      const [x, y] = i === 0 ? start : cornerOf(i - 1, FACE_SIDE, size);
      const step = stepOf(share, largest);
      if (step === 0 || inColor.has(i - 1)) return '';
      const square = Math.round(Math.sqrt(step / STEPS.length) * (size - 2));
      return rect('ink', x + (size - square) / 2, y + (size - square) / 2, square, square);
    })
    .join('');
}

/** Draw a pixel in its colour, framed. */
function colorCell(pixel: number, color: string, size: number): string {
  const [x, y] = cornerOf(pixel, FACE_SIDE, size);
  return (
    `<path class="raster" fill="${color}" d="M${x} ${y}h${size}v${size}h-${size}z"/>` +
    outline('rule', x - 1, y - 1, size + 2, size + 2)
  );
}

/** Draw a line of right angles from the asked pixel up and over to the one that is looked at. */
function connection([fromX, fromY]: Point, [toX, toY]: Point, size: number): string {
  const half = size / 2;
  const over = Math.min(fromY, toY) - half;
  const path =
    fromX === toX
      ? `M${fromX + half} ${fromY}V${toY + size}`
      : toY + size <= over + half && toY + size < fromY
        ? `M${fromX + half} ${fromY}V${toY + half}H${toX + (toX < fromX ? size : 0)}`
        : `M${fromX + half} ${fromY}V${round(over)}H${toX + half}V${toY}`;
  return `<path class="rule connection" d="${path}"/>`;
}

/** Draw in a pixel a little of a colour. */
function dot([x, y]: Point, color: string, size: number): string {
  const side = Math.round(DOT * size);
  const inset = (size - side) / 2;
  return `<path class="raster" fill="${color}" d="M${x + inset} ${y + inset}h${side}v${side}h-${side}z"/>`;
}

/** Draw the pixels to come as holes, each with a little of the colour that it has in the face. */
function pixelsToCome({ face, pixel }: State, size: number): string {
  const { tokens, palette } = withoutGround(heldOutFace(face));
  const corners = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS, size)];
  const groups = new Map<number, Point[]>();
  corners.forEach((corner, i) => {
    const token = tokens[i] ?? -1;
    if (i > pixel && token >= 0) groups.set(token, [...(groups.get(token) ?? []), corner]);
  });
  const side = Math.round(DOT * size);
  const inset = (size - side) / 2;
  const colored = [...groups].map(([token, points]) => {
    const path = [...shifted(points, [inset, inset])]
      .map(([x, y]) => `M${x} ${y}h${side}v${side}h-${side}z`)
      .join('');
    return `<path class="raster" fill="${palette[token] ?? 'none'}" d="${path}"/>`;
  });
  return cells('hole', corners.slice(pixel + 1), size) + colored.join('');
}
