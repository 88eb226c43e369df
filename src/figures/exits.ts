import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { EXAMPLE, face, FACE_SIDE, pieceOf } from './draw/face.ts';
import { at, line, MODULE, outline, rect, svg, text, type Fill, type Point } from './draw/svg.ts';

/** The network lies on its side: positions downwards, layers to the right. */
const POSITIONS = FACE_SIDE;
const LAYERS = 24;

/** Which layer the probe reads. */
const PROBED = 10;

/** The first layer's upper corner; the pixels stand one module to the left of it. */
const BODY: Point = [40, 80];
const END = BODY[0] + LAYERS * MODULE;
const FOOT = BODY[1] + POSITIONS * MODULE;

/** Where the words stand, and the cells of what learns beside them. */
const WORDS = 760;
const SMALL = 16;

/** The height at which each way out runs to its words. */
const PROBE = 20;
const TUNE = 240;

/** A pre-trained network with two ways out: from any layer, frozen; from the last, all of it trained. */
export const exits: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still(_, kit) {
    const pixels = {
      ...face(pieceOf({ face: EXAMPLE.face, row: EXAMPLE.row, column: 0, pixels: POSITIONS })),
      width: 1,
      height: POSITIONS,
    };
    const probedAt = BODY[0] + (PROBED + 0.5) * MODULE;
    return svg(
      1200,
      FOOT,
      'One pre-trained network, two ways out. From any layer, here a middle one: the linear probe, for which the network is frozen and only one linear layer learns. From the last layer: fine-tuning, for which every weight learns, while the next pixel is still guessed.',
      [
        `<image href="${kit.png(pixels, 4)}" y="${BODY[1]}" width="${MODULE}" height="${POSITIONS * MODULE}"/>`,
        outline('thin', 0, BODY[1], MODULE, POSITIONS * MODULE),
        layers('ink', 0, PROBED),
        layers('mid', PROBED, PROBED + 1),
        layers('ink', PROBED + 1, LAYERS),
        line('rule', [probedAt, BODY[1] - 2], [probedAt, PROBE - 1]),
        line('rule', [probedAt, PROBE], [WORDS - 12, PROBE]),
        reading(PROBE),
        line('rule', [END + 2, TUNE], [WORDS - 12, TUNE]),
        reading(TUNE),
        line('rule', [END + 2, FOOT - 10], [END + 48, FOOT - 10]),
        rect('red', END + 48, FOOT - MODULE, MODULE, MODULE),
        text('small', END + 80, FOOT - 3, 'next pixel'),
        words(PROBE, 'Linear probe', ['from any layer; only', 'one linear layer learns'], 'hole'),
        words(TUNE, 'Fine-tuning', ['from the last layer;', 'every weight learns'], 'blue'),
      ].join(''),
    );
  },
};

function layers(fill: Fill, from: number, to: number): string {
  const columns = to - from;
  const corner: Point = [BODY[0] + from * MODULE, BODY[1]];
  return cells(fill, shifted(rasterOrder(columns, 0, columns * POSITIONS), corner));
}

/** On a way out: the mean over the positions, one cell, and the linear layer, which learns. */
function reading(y: number): string {
  const [mean, linear] = [END + 60, END + 140];
  return [
    rect('paper', mean - 2, y - 12, 24, 24),
    cells('ink', [[mean, y - 10]]),
    rect('paper', linear - 2, y - 30, 24, 60),
    cells('blue', shifted(rasterOrder(1, 0, 3), [linear, y - 30])),
    text('small mid middle', mean + 10, y + 34, 'mean over'),
    text('small mid middle', mean + 10, y + 59, 'positions'),
    text('small mid middle', linear + 10, y + 54, 'linear'),
  ].join('');
}

/** The words at the end of a way out, and which layers learn: the network's and the linear one. */
function words(y: number, name: string, says: readonly string[], network: Fill): string {
  const linear = (LAYERS + 1) * SMALL;
  return at(
    [WORDS, y],
    [
      text('sub', 0, 12, name),
      ...says.map((row, i) => text('body', 0, 54 + 34 * i, row)),
      at(
        [0, 108],
        [
          cells(network, rasterOrder(LAYERS, 0, LAYERS, SMALL), SMALL),
          cells('blue', [[linear, 0]], SMALL),
          text('small mid', 0, 40, `${LAYERS} layers: ${network === 'blue' ? 'learn' : 'frozen'}`),
          text('small mid end', linear + SMALL, 40, 'linear: learns'),
        ].join(''),
      ),
    ].join(''),
  );
}
