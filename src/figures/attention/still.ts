import type { Drawing, Room } from '../../../plugins/figures/contract.ts';
import { cells, ring } from '../../kit/draw/cells.ts';
import { placeOf } from '../pictures/face.ts';
import { decodeShares } from '../../kit/draw/shares.ts';
import { at, MODULE, outline, svg, text, type Point } from '../../kit/draw/svg.ts';
import { wholeOption } from '../../kit/numbers.ts';
import type { PictureKit } from '../../kit/draw/page-kit.ts';
import { drawBars } from './bars.ts';
import { drawMaps, type MapsLayout } from './maps.ts';
import { drawPicture } from './picture.ts';
import {
  changeOf,
  check,
  FIRST,
  HEADS,
  isOff,
  LAYERS,
  mostOf,
  REPAINTED,
  REPAINTED_PIXELS,
  sentenceOf,
  type Looked,
  type State,
} from './state.ts';

interface Layout {
  readonly size: Point;
  /** The picture's corner, and how wide a pixel of it is drawn. */
  readonly picture: { readonly corner: Point; readonly pixel: number };
  readonly bars: { readonly corner: Point; readonly width: number };
  readonly words: Point;
  readonly maps: MapsLayout;
}

export const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    size: [1200, 440],
    picture: { corner: [544, 0], pixel: 22 },
    bars: { corner: [924, 0], width: 276 },
    words: [509, 404],
    maps: { corner: [62, 32], across: 108, down: 51, cell: 6 },
  },
  phone: {
    size: [580, 1490],
    picture: { corner: [62, 0], pixel: 30 },
    bars: { corner: [0, 600], width: 580 },
    words: [0, 528],
    maps: { corner: [60, 994], across: 132, down: 62, cell: 7 },
  },
};

/**
 * What each head of each layer looks at while one pixel is asked for; one of them large, over the
 * picture. The pixel that it looks at has another colour, and the probabilities of the asked pixel
 * stand beside those from before. Options: `data-layer` and `data-head`, from 1 on.
 */
export const attention: Drawing<State> = {
  initial({ layer = '1', head = '1' }) {
    return check({
      face: FIRST.face,
      pixel: FIRST.pixel,
      layer: wholeOption('layer', layer),
      head: wholeOption('head', head),
      painted: REPAINTED_PIXELS,
      off: [],
    });
  },
  still: (state, kit, room) => drawAttention(state, REPAINTED, kit, room),
};

/** @param looked - what was computed for this state; without it the maps stay empty */
export function drawAttention(
  state: State,
  looked: Looked | undefined,
  kit: PictureKit,
  room: Room,
): string {
  const { size, picture, bars, words, maps } = LAYOUTS[room];
  const sharesOf = (layer: number, head: number): readonly number[] => {
    const found = looked?.layers[layer - 1]?.[head - 1];
    return found ? decodeShares(found) : [];
  };
  const shares = sharesOf(state.layer, state.head);
  const said = [
    `Where ${LAYERS} layers of ${HEADS} heads look while a pixel of a face is asked for, ${placeOf(state.pixel)}: every head in another way.`,
    sentenceOf(state, shares),
    ...state.painted.map(([pixel]) => `The pixel at ${placeOf(pixel)} was given another colour.`),
    changeOf(state, looked),
  ];
  return svg(
    ...size,
    said.filter(Boolean).join(' '),
    [
      drawMaps(state, sharesOf, maps),
      at(picture.corner, drawPicture(state, shares, looked, kit, picture.pixel)),
      at(bars.corner, drawBars(state, looked, bars.width)),
      at(words, captionOf(state, shares)),
    ].join(''),
  );
}

/** Name the shown head and what it looks at most, and the marks in the picture. */
function captionOf(state: State, shares: readonly number[]): string {
  const { layer, head } = state;
  const what = isOff(state, layer, head) ? 'is off' : shares.length > 0 ? mostOf(shares) : '';
  return (
    text('body strong', 0, 0, `Layer ${layer}, head ${head}`) +
    text('body', 208, 0, what) +
    at([0, 16], cells('red', [[0, 0]], MODULE, 0)) +
    text('label mid', 28, 34, 'asked for') +
    at([148, 16], ring('blue', MODULE)) +
    text('label mid', 176, 34, 'asked from') +
    outline('rule', 311, 17, MODULE - 2, MODULE - 2) +
    text('label mid', 338, 34, 'looked at most')
  );
}
