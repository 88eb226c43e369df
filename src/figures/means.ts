import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/wall.json' with { type: 'json' };
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { face, FACE_PIXELS, FACE_SIDE, faceDrawing, tokensOf, withoutGround } from './draw/face.ts';
import { at, line, MODULE, rect, svg, text, type Fill } from './draw/svg.ts';

const SIDE = FACE_SIDE * MODULE;

/** The network, seen as layers of cells above a row of pixels, with its middle layer pulled out. */
const NETWORK = { x: 600, layers: 15, middle: 7 } as const;

/** Left, a face of which half was guessed: the means. Right, the middle layer's row: the claim. */
export const means: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still(_, kit) {
    const picture = face(tokensOf(data.giant));
    // Nothing that the generator drew may pass for a guess.
    const guessed = data.source === 'completions';
    const until = guessed ? FACE_PIXELS : FACE_PIXELS / 2;
    const layers = (fill: Fill, from: number, to: number): string =>
      cells(
        fill,
        shifted(rasterOrder(FACE_SIDE, from * FACE_SIDE, to * FACE_SIDE), [NETWORK.x, 0]),
      );
    const { middle } = NETWORK;
    const end = NETWORK.x + SIDE;
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
        layers('ink', 0, middle),
        layers('red', middle, middle + 1),
        layers('ink', middle + 1, NETWORK.layers),
        rect('ground', NETWORK.x, SIDE - MODULE, SIDE, MODULE),
        `<image href="${kit.png(pixels, 4)}" x="${NETWORK.x}" y="${SIDE - MODULE}" width="${SIDE}" height="${MODULE}"/>`,
        line('rule', [end + 8, row], [end + 40, row]),
        text('body strong', end + 52, row - 8, 'Read the middle:'),
        text('body', end + 52, row + 26, 'what is it?'),
      ].join(''),
    );
  },
};

/** A bracket at the picture's right edge, with its word. */
function bracket(from: number, to: number, word: string): string {
  const x = SIDE + 14;
  return at(
    [x, 0],
    line('rule', [0, from + 6], [0, to - 6]) + text('body', 14, (from + to) / 2 + 10, word),
  );
}
