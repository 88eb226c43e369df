import type { Drawing } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { EXAMPLE, face, FACE_SIDE, pieceOf } from './draw/face.ts';
import {
  line,
  MODULE,
  narrowOnly,
  outline,
  placed,
  rect,
  svg,
  text,
  wideOnly,
  type Fill,
  type Point,
} from './draw/svg.ts';

/** The network lies on its side: positions downwards, layers to the right. */
const POSITIONS = FACE_SIDE;
const LAYERS = 24;

/** Which layer the probe reads. */
const PROBED = 10;

/** The first layer's upper corner; the pixels stand one module to the left of it. */
const BODY: Point = [40, 80];
const END = BODY[0] + LAYERS * MODULE;
const TALL = POSITIONS * MODULE;

/** Where the words stand, and the cells of what learns beside them. */
const WORDS = 760;
const SMALL = 16;

/**
 * In the narrow arrangement the network stands at the top, and both ways leave it downwards: through
 * their mean and their linear layer to words side by side.
 */
const BELOW = {
  mean: TALL + 46,
  linear: TALL + 100,
  end: TALL + 142,
  words: TALL + 176,
  height: TALL + 394,
  /** How much smaller the cells under the words are, and how much shorter the way to the next pixel. */
  smaller: 0.56,
  shorter: 0.43,
} as const;

/** A way out of the network: from where, to what, and what learns. */
interface Way {
  /** The middle of the layer that it leaves. */
  readonly from: number;
  /** The height at which it runs to its words. */
  readonly y: number;
  /** The left edge of its words in the narrow arrangement, and their lines there. */
  readonly below: number;
  readonly saysBelow: readonly string[];
  readonly name: string;
  readonly says: readonly string[];
  readonly network: Fill;
}

const PROBE: Way = {
  from: BODY[0] + (PROBED + 0.5) * MODULE,
  y: 20,
  below: BODY[0],
  saysBelow: ['from any layer;', 'only one linear', 'layer learns'],
  name: 'Linear probe',
  says: ['from any layer; only', 'one linear layer learns'],
  network: 'hole',
};
const TUNE: Way = {
  from: END - MODULE / 2,
  y: 240,
  below: BODY[0] + 296,
  saysBelow: ['from the last layer;', 'every weight', 'learns'],
  name: 'Fine-tuning',
  says: ['from the last layer;', 'every weight learns'],
  network: 'blue',
};

/** A pre-trained network with two ways out: from any layer, frozen; from the last, all of it trained. */
export const exits: Drawing<Record<string, never>> = {
  initial: () => ({}),

  still(_, kit) {
    const pixels = {
      ...face(pieceOf({ face: EXAMPLE.face, row: EXAMPLE.row, column: 0, pixels: POSITIONS })),
      width: 1,
      height: POSITIONS,
    };
    return svg(
      1200,
      BODY[1] + TALL,
      'One pre-trained network, two ways out. From any layer, here a middle one: the linear probe, for which the network is frozen and only one linear layer learns. From the last layer: fine-tuning, for which every weight learns, while the next pixel is still guessed.',
      [
        placed(
          [0, BODY[1]],
          [0, 0],
          [
            `<image href="${kit.png(pixels, 4)}" width="${MODULE}" height="${TALL}"/>`,
            outline('thin', 0, 0, MODULE, TALL),
            layers('ink', 0, PROBED),
            layers('mid', PROBED, PROBED + 1),
            layers('ink', PROBED + 1, LAYERS),
            nextPixel(),
          ].join(''),
        ),
        wideOnly(
          line('rule', [PROBE.from, BODY[1] - 2], [PROBE.from, PROBE.y - 1]) +
            line('rule', [PROBE.from, PROBE.y], [WORDS - 12, PROBE.y]) +
            line('rule', [END + 2, TUNE.y], [WORDS - 12, TUNE.y]),
        ),
        wayOut(PROBE),
        wayOut(TUNE),
      ].join(''),
      BELOW.height,
    );
  },
};

function layers(fill: Fill, from: number, to: number): string {
  const columns = to - from;
  const corner: Point = [BODY[0] + from * MODULE, 0];
  return cells(fill, shifted(rasterOrder(columns, 0, columns * POSITIONS), corner));
}

/** What the last position guesses. */
function nextPixel(): string {
  return (
    placed(
      [END + 2, TALL - 10],
      [END + 2, TALL - 10],
      line('rule', [0, 0], [46, 0]),
      BELOW.shorter,
    ) +
    placed(
      [END + 48, TALL - MODULE],
      [END + 24, TALL - MODULE],
      rect('red', 0, 0, MODULE, MODULE) +
        wideOnly(text('small', 32, 17, 'next pixel')) +
        narrowOnly(text('small middle', 10, -36, 'next') + text('small middle', 10, -12, 'pixel')),
    )
  );
}

/** To the words: the mean over the positions, one cell, and the linear layer, which learns. */
function wayOut({ from, y, below, saysBelow, name, says, network }: Way): string {
  const [mean, linear] = [END + 60, END + 140];
  return [
    wideOnly(rect('paper', mean - 2, y - 12, 24, 24) + rect('paper', linear - 2, y - 30, 24, 60)),
    narrowOnly(
      line('rule', [from, TALL + 2], [from, BELOW.mean - 2]) +
        line('rule', [from, BELOW.mean + 22], [from, BELOW.linear - 2]) +
        line('rule', [from, BELOW.linear + 22], [from, BELOW.end]),
    ),
    placed([mean, y - 10], [from - 10, BELOW.mean], cells('ink', [[0, 0]])),
    ...[-1, 0, 1].map((i) =>
      placed(
        [linear, y - 10 + i * MODULE],
        [from - 10 + i * MODULE, BELOW.linear],
        cells('blue', [[0, 0]]),
      ),
    ),
    wideOnly(
      text('small mid middle', mean + 10, y + 34, 'mean over') +
        text('small mid middle', mean + 10, y + 59, 'positions') +
        text('small mid middle', linear + 10, y + 54, 'linear'),
    ),
    narrowOnly(
      text('small mid end', from - 24, BELOW.mean + 17, 'mean over positions') +
        text('small mid end', from - 44, BELOW.linear + 17, 'linear'),
    ),
    placed(
      [WORDS, y],
      [below, BELOW.words],
      text('sub', 0, 12, name) +
        wideOnly(lines(says)) +
        narrowOnly(lines(saysBelow)) +
        placed([0, 108], [0, 146], learning(network)),
    ),
  ].join('');
}

function lines(says: readonly string[]): string {
  return says.map((row, i) => text('body', 0, 54 + 34 * i, row)).join('');
}

/** Which layers learn: the network's and the linear one. */
function learning(network: Fill): string {
  const linear = (LAYERS + 1) * SMALL;
  const end = linear + SMALL;
  return (
    placed(
      [0, 0],
      [0, 0],
      cells(network, rasterOrder(LAYERS, 0, LAYERS, SMALL), SMALL) +
        cells('blue', [[linear, 0]], SMALL),
      BELOW.smaller,
      BELOW.smaller,
    ) +
    placed(
      [0, 40],
      [0, 36],
      text('small mid', 0, 0, `${LAYERS} layers: ${network === 'blue' ? 'learn' : 'frozen'}`),
    ) +
    placed([end, 40], [end * BELOW.smaller, 64], text('small mid end', 0, 0, 'linear: learns'))
  );
}
