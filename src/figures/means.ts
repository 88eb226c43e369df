import type { Drawing, Room, StillKit } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/wall.json' with { type: 'json' };
import { cells, rasterOrder } from '../kit/draw/cells.ts';
import { face, FACE_PIXELS, FACE_SIDE, faceDrawing, withoutGround } from './pictures/face.ts';
import { tokensOf } from '../kit/draw/hex.ts';
import { at, line, MODULE, rect, svg, text, type Fill } from '../kit/draw/svg.ts';

const SIDE = FACE_SIDE * MODULE;
/** The widths of both, with their words. */
const WIDTH = { means: 480, claim: 580 } as const;

/** The layers of the network: their number, and the middle one, which is read. */
const LAYERS = { count: 15, middle: 7 } as const;

/** The first lines of the middle layer's words. */
const CLAIM: Readonly<Record<Room, readonly string[]>> = {
  stage: ['Read the middle:'],
  phone: ['Read the', 'middle:'],
};

/** A type alias: an interface is not assignable to a JSON object. */
type State = { readonly half: 'means' | 'claim' };

/**
 * Draw the means (a half predicted face) or the claim (the middle layer, which is read). Option:
 * `data-half`, means or claim.
 */
export const means: Drawing<State> = {
  initial({ half = '' }) {
    if (half !== 'means' && half !== 'claim')
      throw new Error(`data-half must be means or claim, not "${half}".`);
    return { half };
  },

  still({ half }, kit, room) {
    return half === 'means' ? guessedFace(kit) : network(kit, CLAIM[room]);
  },
};

function guessedFace(kit: StillKit): string {
  // The generator's own faces must not look like predictions.
  const guessed = data.source === 'completions';
  const until = guessed ? FACE_PIXELS : FACE_PIXELS / 2;
  return svg(
    WIDTH.means,
    SIDE,
    `A face whose upper half was given and whose lower half ${guessed ? 'was' : 'is to be'} guessed.`,
    faceDrawing(face(tokensOf(data.giant)), kit, MODULE, { ground: 'ground', until }) +
      bracket(0, SIDE / 2, 'given') +
      bracket(SIDE / 2, SIDE, guessed ? 'guessed' : 'to guess'),
  );
}

function network(kit: StillKit, words: readonly string[]): string {
  const picture = face(tokensOf(data.giant));
  const row = (LAYERS.middle + 0.5) * MODULE;
  const pixels = {
    ...picture,
    height: 1,
    tokens: Array.from(withoutGround(picture).tokens).slice(0, FACE_SIDE),
  };
  return svg(
    WIDTH.claim,
    SIDE,
    'A network of many layers above a row of pixels; its middle layer, red, is read out and asked which object the picture shows.',
    layers('ink', 0, LAYERS.middle) +
      layers('red', LAYERS.middle, LAYERS.middle + 1) +
      layers('ink', LAYERS.middle + 1, LAYERS.count) +
      rect('ground', 0, SIDE - MODULE, SIDE, MODULE) +
      `<image href="${kit.png(pixels, 4)}" y="${SIDE - MODULE}" width="${SIDE}" height="${MODULE}"/>` +
      line('rule', [SIDE + 8, row], [SIDE + 40, row]) +
      at([SIDE + 52, row - 8], claim(words)),
  );
}

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
