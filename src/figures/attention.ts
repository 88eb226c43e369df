import type { Drawing, StillKit } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/live-attention.json' with { type: 'json' };
import { cells, rasterOrder } from './draw/cells.ts';
import { face, FACE_SIDE, tokensOf, withoutGround } from './draw/face.ts';
import { at, rect, round, svg, text, type Point } from './draw/svg.ts';

const [WIDTH, HEIGHT] = [1200, 450];
/** The rows of the picture that the asked pixel can see. */
const ROWS = data.row + 1;
/** The pixels of the small maps, and how far apart the maps stand. */
const SMALL = { pixel: 5, left: 84, top: 30, across: 100, down: 52 } as const;
const LARGE = { pixel: 30, left: 580 } as const;
/** Shares of the largest one in the same head, in steps of ink. */
const LEVELS = [0.05, 0.25, 0.5, 0.75];

/** Where one head looks: the share of the start token, then of each pixel before the asked one. */
interface Head {
  readonly start: number;
  readonly pixels: readonly number[];
}

/** A type, not an interface: only a type counts as JSON. */
type State = {
  /** The layer and head shown large, from 1 on. */
  readonly layer: number;
  readonly head: number;
};

/**
 * Where each head of each layer looks while one pixel is asked for; one of them large, with the
 * picture above it. Options: `data-layer` and `data-head`, from 1 on.
 */
export const attention: Drawing<State> = {
  initial({ layer = '1', head = '1' }) {
    const state = { layer: Number(layer), head: Number(head) };
    headOf(state);
    return state;
  },

  still(state, kit) {
    const chosen = headOf(state);
    const [place, share] = most(chosen);
    const height = ROWS * LARGE.pixel;
    return svg(
      WIDTH,
      HEIGHT,
      `Where ${data.layers.length} layers of ${data.layers[0]?.length ?? 0} heads look while one pixel of a face, an eye, is asked for: every head in another way. Layer ${state.layer}, head ${state.head} gives ${percent(share)} of its attention to ${place}.`,
      [
        ...(data.layers[0] ?? []).map((_, head) =>
          text('axis', SMALL.left + head * SMALL.across, 16, `head ${head + 1}`),
        ),
        ...data.layers.flatMap((heads, layer) => [
          text('axis end', SMALL.left - 16, SMALL.top + layer * SMALL.down + 25, String(layer + 1)),
          ...heads.map((_, head) =>
            at(
              [SMALL.left + head * SMALL.across, SMALL.top + layer * SMALL.down],
              map(headOf({ layer: layer + 1, head: head + 1 }), SMALL.pixel),
            ),
          ),
        ]),
        at([LARGE.left, 0], seen(kit)),
        at([LARGE.left, height + 30], map(chosen, LARGE.pixel)),
        text('axis', LARGE.left - 46, height + 86, 'start'),
        ...[`Layer ${state.layer},`, `head ${state.head}:`, percent(share), 'on one pixel'].map(
          (words, i) =>
            text(i === 2 ? 'body strong' : 'axis', LARGE.left + 500, height + 48 + i * 27, words),
        ),
        ...['red: the next', 'pixel, an eye'].map((words, i) =>
          text('axis', LARGE.left + 500, height - 31 + i * 27, words),
        ),
        text('axis', 0, 16, 'layer'),
      ].join(''),
    );
  },
};

/** The picture as far as it is known; what comes after the red pixel does not exist yet. */
function seen(kit: StillKit): string {
  const size = LARGE.pixel;
  const tokens = Array.from(withoutGround(face(tokensOf(data.original))).tokens).map((token, i) =>
    i < data.pixel ? token : -1,
  );
  const known = { ...face(tokens.slice(0, ROWS * FACE_SIDE)), height: ROWS };
  const [width, height] = [FACE_SIDE * size, ROWS * size];
  const [asked, ...later] = rasterOrder(FACE_SIDE, data.pixel, ROWS * FACE_SIDE, size);
  return [
    rect('wall', 0, 0, width, height),
    `<image href="${kit.png(known, 4)}" width="${width}" height="${height}"/>`,
    cells('hole', later, size),
    cells('red', asked ? [asked] : [], size, 0),
  ].join('');
}

/** The shares of a head, summing to one; throws a RangeError where there is no such head. */
function headOf({ layer, head }: State): Head {
  const found = data.layers[layer - 1]?.[head - 1];
  if (!found) throw new RangeError(`There is no head ${head} in layer ${layer}.`);
  const [start = 0, ...pixels] = tokensOf(found.shares).map(
    (level) => (level / 255) * found.largest,
  );
  return { start, pixels };
}

/** The place that a head looks at most, in words, and its share. */
function most({ start, pixels }: Head): [string, number] {
  const largest = Math.max(...pixels);
  if (start >= largest) return ['the start token', start];
  const pixel = pixels.indexOf(largest);
  return [`row ${Math.floor(pixel / FACE_SIDE) + 1}, column ${(pixel % FACE_SIDE) + 1}`, largest];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

/** Shares as ink on the raster of all pixels before the asked, red one; the start token stands before. */
function map({ start, pixels }: Head, size: number): string {
  const largest = Math.max(start, ...pixels);
  const places: Point[] = [[-1.5 * size, 0], ...rasterOrder(FACE_SIDE, 0, data.pixel, size)];
  const levels = [start, ...pixels].map(
    (share) => LEVELS.filter((least) => share / largest >= least).length,
  );
  const joint = size > 10 ? 2 : 1;
  const of = (level: number): Point[] => places.filter((_, i) => levels[i] === level);
  const [asked] = [...rasterOrder(FACE_SIDE, data.pixel, data.pixel + 1, size)];
  return (
    cells('hole', of(0), size, joint) +
    LEVELS.map(
      (_, i) =>
        `<g opacity="${round((i + 2) / (LEVELS.length + 1))}">${cells('ink', of(i + 1), size, joint)}</g>`,
    ).join('') +
    cells('red', asked ? [asked] : [], size, 0)
  );
}
