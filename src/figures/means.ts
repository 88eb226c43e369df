import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/wall.json' with { type: 'json' };
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import {
  face,
  FACE_PIXELS,
  FACE_SIDE,
  faceDrawing,
  tokensOf,
  withoutGround,
} from '../kit/draw/face.ts';
import {
  at,
  line,
  MODULE,
  narrowOnly,
  placed,
  rect,
  svg,
  text,
  wideOnly,
  type Fill,
} from '../kit/draw/svg.ts';

const SIDE = FACE_SIDE * MODULE;

/** The network, seen as layers of cells above a row of pixels, with its middle layer pulled out. */
const NETWORK = { x: 600, layers: 15, middle: 7 } as const;

/** In the narrow arrangement the network stands this far below the face. */
const BELOW = SIDE + 60;

/** Left, a face of which half was guessed: the means. Right, the middle layer's row: the claim. */
export const means: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still(_, kit) {
    const picture = face(tokensOf(data.giant));
    // Nothing that the generator drew may pass for a guess.
    const guessed = data.source === 'completions';
    const until = guessed ? FACE_PIXELS : FACE_PIXELS / 2;
    const layers = (fill: Fill, from: number, to: number): string =>
      cells(fill, rasterOrder(FACE_SIDE, from * FACE_SIDE, to * FACE_SIDE));
    const { middle } = NETWORK;
    const row = (middle + 0.5) * MODULE;
    const pixels = {
      ...picture,
      height: 1,
      tokens: Array.from(withoutGround(picture).tokens).slice(0, FACE_SIDE),
    };
    return svg(
      1200,
      SIDE,
      `Left: a face whose upper half was given and whose lower half ${guessed ? 'was' : 'is to be'} guessed. Right: a network of many layers above a row of pixels; its middle layer, red, is read out and asked which object the picture shows.`,
      [
        faceDrawing(picture, kit, MODULE, { ground: 'ground', until }),
        bracket(0, SIDE / 2, 'given'),
        bracket(SIDE / 2, SIDE, guessed ? 'guessed' : 'to guess'),
        placed(
          [NETWORK.x, 0],
          [0, BELOW],
          [
            layers('ink', 0, middle),
            layers('red', middle, middle + 1),
            layers('ink', middle + 1, NETWORK.layers),
            rect('ground', 0, SIDE - MODULE, SIDE, MODULE),
            `<image href="${kit.png(pixels, 4)}" y="${SIDE - MODULE}" width="${SIDE}" height="${MODULE}"/>`,
            line('rule', [SIDE + 8, row], [SIDE + 40, row]),
            at([SIDE + 52, row - 8], claim()),
          ].join(''),
        ),
      ].join(''),
      BELOW + SIDE,
    );
  },
};

/** What the middle layer is read for. */
function claim(): string {
  return (
    wideOnly(text('body strong', 0, 0, 'Read the middle:') + text('body', 0, 34, 'what is it?')) +
    narrowOnly(
      text('body strong', 0, 0, 'Read the') +
        text('body strong', 0, 34, 'middle:') +
        text('body', 0, 68, 'what is it?'),
    )
  );
}

/** A bracket at the picture's right edge, with its word. */
function bracket(from: number, to: number, word: string): string {
  const x = SIDE + 14;
  return at(
    [x, 0],
    line('rule', [0, from + 6], [0, to - 6]) + text('body', 14, (from + to) / 2 + 10, word),
  );
}
