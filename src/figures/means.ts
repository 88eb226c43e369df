import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/wall.json' with { type: 'json' };
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import { face, FACE_PIXELS, FACE_SIDE, faceDrawing, withoutGround } from '../kit/draw/face.ts';
import { tokensOf } from '../kit/draw/hex.ts';
import { at, line, MODULE, rect, svg, text, type Fill, type Point } from '../kit/draw/svg.ts';

const SIDE = FACE_SIDE * MODULE;

/** The layers of the network: their number, and the middle one, which is read. */
const LAYERS = { count: 15, middle: 7 } as const;

interface Layout {
  readonly width: number;
  readonly height: number;
  /** The upper left corner of the network. */
  readonly network: Point;
  /** The first lines of the middle layer's words. */
  readonly claim: readonly string[];
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: { width: 1200, height: SIDE, network: [600, 0], claim: ['Read the middle:'] },
  phone: {
    width: 580,
    height: 2 * SIDE + 60,
    network: [0, SIDE + 60],
    claim: ['Read the', 'middle:'],
  },
};

/** Draw the means (a half predicted face) and the claim (the middle layer, which is read). */
export const means: Drawing<null> = {
  initial: () => null,

  still(_, kit, room) {
    const layout = LAYOUTS[room];
    const picture = face(tokensOf(data.giant));
    // The generator's own faces must not look like predictions.
    const guessed = data.source === 'completions';
    const until = guessed ? FACE_PIXELS : FACE_PIXELS / 2;
    const halfGuessed =
      faceDrawing(picture, kit, MODULE, { ground: 'ground', until }) +
      bracket(0, SIDE / 2, 'given') +
      bracket(SIDE / 2, SIDE, guessed ? 'guessed' : 'to guess');
    const row = (LAYERS.middle + 0.5) * MODULE;
    const pixels = {
      ...picture,
      height: 1,
      tokens: Array.from(withoutGround(picture).tokens).slice(0, FACE_SIDE),
    };
    const network = [
      layers('ink', 0, LAYERS.middle),
      layers('red', LAYERS.middle, LAYERS.middle + 1),
      layers('ink', LAYERS.middle + 1, LAYERS.count),
      rect('ground', 0, SIDE - MODULE, SIDE, MODULE),
      `<image href="${kit.png(pixels, 4)}" y="${SIDE - MODULE}" width="${SIDE}" height="${MODULE}"/>`,
      line('rule', [SIDE + 8, row], [SIDE + 40, row]),
      at([SIDE + 52, row - 8], claim(layout.claim)),
    ];
    return svg(
      layout.width,
      layout.height,
      `Left: a face whose upper half was given and whose lower half ${guessed ? 'was' : 'is to be'} guessed. Right: a network of many layers above a row of pixels; its middle layer, red, is read out and asked which object the picture shows.`,
      halfGuessed + at(layout.network, network.join('')),
    );
  },
};

function layers(fill: Fill, from: number, to: number): string {
  return cells(fill, rasterOrder(FACE_SIDE, from * FACE_SIDE, to * FACE_SIDE));
}

/** Write the question that the middle layer answers. */
function claim(lines: readonly string[]): string {
  return (
    lines.map((words, i) => text('body strong', 0, 34 * i, words)).join('') +
    text('body', 0, 34 * lines.length, 'what is it?')
  );
}

/** Draw a bracket with a word at the right edge of the picture. */
function bracket(from: number, to: number, word: string): string {
  const x = SIDE + 14;
  return at(
    [x, 0],
    line('rule', [0, from + 6], [0, to - 6]) + text('body', 14, (from + to) / 2 + 10, word),
  );
}
