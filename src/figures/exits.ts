import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import { cells, rasterOrder, shifted } from '../kit/draw/cells.ts';
import { EXAMPLE, face, FACE_SIDE, pieceOf } from '../kit/draw/face.ts';
import {
  at,
  line,
  MODULE,
  outline,
  rect,
  svg,
  text,
  type Fill,
  type Point,
} from '../kit/draw/svg.ts';

/** The network lies on its side: positions downwards, layers to the right. */
const POSITIONS = FACE_SIDE;
const LAYERS = 24;
const TALL = POSITIONS * MODULE;

/** The layer that the probe reads. */
const PROBED = 10;

/** The left edge of the first layer; the pixels are one module to the left of it. */
const LEFT = 40;
const END = LEFT + LAYERS * MODULE;

/** A way to use the network: the layer that it reads, and the weights that it trains. */
interface Exit {
  /** The middle of the layer that it reads. */
  readonly from: number;
  readonly name: string;
  readonly says: Readonly<Record<Room, readonly string[]>>;
  readonly network: Fill;
  /** The y coordinate of the line to its words on the stage. */
  readonly y: number;
  /** The left edge of its words on a phone. */
  readonly x: number;
}

const PROBE: Exit = {
  from: LEFT + (PROBED + 0.5) * MODULE,
  name: 'Linear probe',
  says: {
    stage: ['from any layer; only', 'one linear layer learns'],
    phone: ['from any layer;', 'only one linear', 'layer learns'],
  },
  network: 'hole',
  y: 20,
  x: LEFT,
};
const FINE_TUNING: Exit = {
  from: END - MODULE / 2,
  name: 'Fine-tuning',
  says: {
    stage: ['from the last layer;', 'every weight learns'],
    phone: ['from the last layer;', 'every weight', 'learns'],
  },
  network: 'blue',
  y: 240,
  x: LEFT + 296,
};

const ALTERNATIVE =
  'One pre-trained network, two ways out. From any layer, here a middle one: the linear probe, for which the network is frozen and only one linear layer learns. From the last layer: fine-tuning, for which every weight learns, while the next pixel is still guessed.';

/** Draw a pre-trained network with two exits: from any layer, frozen; from the last, all of it trained. */
export const exits: Drawing<null> = {
  initial: () => null,

  still(_, kit, room) {
    const pixels = {
      ...face(pieceOf({ ...EXAMPLE, column: 0, pixels: POSITIONS })),
      width: 1,
      height: POSITIONS,
    };
    const network =
      `<image href="${kit.png(pixels, 4)}" width="${MODULE}" height="${TALL}"/>` +
      outline('thin', 0, 0, MODULE, TALL) +
      layers('ink', 0, PROBED) +
      layers('mid', PROBED, PROBED + 1) +
      layers('ink', PROBED + 1, LAYERS);
    return room === 'stage' ? onStage(network) : onPhone(network);
  },
};

/** Draw both exits to the right, with their words beside the network. */
function onStage(network: string): string {
  const [top, words] = [80, 760];
  const [mean, linear] = [END + 60, END + 140];
  const exit = ({ y, name, says, network }: Exit): string =>
    rect('paper', mean - 2, y - 12, 24, 24) +
    rect('paper', linear - 2, y - 30, 24, 60) +
    cells('ink', [[mean, y - 10]]) +
    at([linear, y - 30], cells('blue', rasterOrder(1, 0, 3))) +
    text('small mid middle', mean + 10, y + 34, 'mean over') +
    text('small mid middle', mean + 10, y + 59, 'positions') +
    text('small mid middle', linear + 10, y + 54, 'linear') +
    at([words, y], explained(name, says.stage)) +
    at([words, y + 108], learning(network, 16)) +
    text('small mid', words, y + 148, stateOf(network)) +
    text('small mid end', words + (LAYERS + 2) * 16, y + 148, 'linear: learns');
  return svg(
    1200,
    top + TALL,
    ALTERNATIVE,
    at([0, top], network + nextPixel(46)) +
      text('small', END + 80, top + TALL - 3, 'next pixel') +
      line('rule', [PROBE.from, top - 2], [PROBE.from, PROBE.y - 1]) +
      line('rule', [PROBE.from, PROBE.y], [words - 12, PROBE.y]) +
      line('rule', [END + 2, FINE_TUNING.y], [words - 12, FINE_TUNING.y]) +
      exit(PROBE) +
      exit(FINE_TUNING),
  );
}

/** Draw both exits downwards, with their words side by side. */
function onPhone(network: string): string {
  const [mean, linear, end, words] = [TALL + 46, TALL + 100, TALL + 142, TALL + 176];
  const exit = ({ from, x, name, says, network }: Exit): string =>
    line('rule', [from, TALL + 2], [from, mean - 2]) +
    line('rule', [from, mean + 22], [from, linear - 2]) +
    line('rule', [from, linear + 22], [from, end]) +
    cells('ink', [[from - 10, mean]]) +
    at([from - 30, linear], cells('blue', rasterOrder(3, 0, 3))) +
    text('small mid end', from - 24, mean + 17, 'mean over positions') +
    text('small mid end', from - 44, linear + 17, 'linear') +
    at([x, words], explained(name, says.phone)) +
    at([x, words + 146], learning(network, 9)) +
    text('small mid', x, words + 182, stateOf(network)) +
    text('small mid end', x + (LAYERS + 2) * 9, words + 210, 'linear: learns');
  return svg(
    580,
    TALL + 394,
    ALTERNATIVE,
    network +
      nextPixel(22) +
      text('small middle', END + 34, TALL - 56, 'next') +
      text('small middle', END + 34, TALL - 32, 'pixel') +
      exit(PROBE) +
      exit(FINE_TUNING),
  );
}

function layers(fill: Fill, from: number, to: number): string {
  const columns = to - from;
  const corner: Point = [LEFT + from * MODULE, 0];
  return cells(fill, shifted(rasterOrder(columns, 0, columns * POSITIONS), corner));
}

/** Draw the pixel that the last position predicts, at the end of a line. */
function nextPixel(length: number): string {
  return (
    line('rule', [END + 2, TALL - 10], [END + length + 2, TALL - 10]) +
    rect('red', END + length + 2, TALL - MODULE, MODULE, MODULE)
  );
}

function explained(name: string, says: readonly string[]): string {
  return (
    text('sub', 0, 12, name) + says.map((row, i) => text('body', 0, 54 + 34 * i, row)).join('')
  );
}

/** Draw the layers of the network and the linear layer; blue ones are trained. */
function learning(network: Fill, size: number): string {
  return (
    cells(network, rasterOrder(LAYERS, 0, LAYERS, size), size) +
    cells('blue', [[(LAYERS + 1) * size, 0]], size)
  );
}

function stateOf(network: Fill): string {
  return `${LAYERS} layers: ${network === 'blue' ? 'learn' : 'frozen'}`;
}
