import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/live-surprise.json' with { type: 'json' };
import { cells, rasterOrder } from './draw/cells.ts';
import { face, FACE_PIXELS, FACE_SIDE, faceDrawing, tokensOf } from './draw/face.ts';
import { picture } from './draw/picture.ts';
import { at, MODULE, svg, text, type Point } from './draw/svg.ts';

const [WIDTH, HEIGHT] = [1200, 440];
const SIDE = FACE_SIDE * MODULE;
const SMALL = MODULE / 2;
/** Ink for that many nats and more; fewer than the first are a hole. */
const LEVELS = [0.1, 1, 3, 6];

/** The nats of a pixel for somebody who knows nothing. */
const COLOURS = face([]).palette.length;
const BLIND = Math.log(COLOURS);

/** What each pixel of a picture cost, and all of them on average. */
interface Measured {
  readonly mean: number;
  readonly nats: readonly number[];
}

/** How surprised our model is by each pixel of a face, and by the same pixels in random order. */
export const surprise: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const { original, scrambled } = data;
    return svg(
      WIDTH,
      HEIGHT,
      `A held-out face costs our model ${original.mean.toFixed(2)} nats a pixel: nearly all of its raster is pale. The same pixels in random order cost ${scrambled.mean.toFixed(2)}: nearly all of it is dark.`,
      [
        half(
          original,
          'a face',
          faceDrawing(face(tokensOf(original.pixels)), kit, SMALL, { ground: 'wall' }),
        ),
        at(
          [600, 0],
          half(
            scrambled,
            'the same pixels, shuffled',
            picture(face(tokensOf(scrambled.pixels)), kit, SMALL),
          ),
        ),
        at([SIDE + MODULE, 190], key()),
        text('body strong', 600 + SIDE + MODULE, 238, BLIND.toFixed(2)),
        text('axis', 600 + SIDE + MODULE, 268, 'for guessing blindly'),
        text('axis', 600 + SIDE + MODULE, 293, `among ${COLOURS} colours`),
      ].join(''),
    );
  },
};

function half({ mean, nats }: Measured, name: string, shown: string): string {
  return (
    ink(nats) +
    at([SIDE + MODULE, 0], shown) +
    text('display', -6, SIDE + 104, mean.toFixed(2)) +
    text('body strong', 236, SIDE + 70, name) +
    text('body mid', 236, SIDE + 104, 'nats a pixel')
  );
}

/** A raster whose ink is darker the more nats a pixel cost. */
function ink(nats: readonly number[]): string {
  const corners = [...rasterOrder(FACE_SIDE, 0, FACE_PIXELS)];
  const of = (level: number): Point[] =>
    corners.filter((_, i) => LEVELS.filter((least) => (nats[i] ?? 0) >= least).length === level);
  return (
    cells('hole', of(0)) +
    LEVELS.map((_, i) => `<g opacity="${shade(i + 1)}">${cells('ink', of(i + 1))}</g>`).join('')
  );
}

/** How strong the ink of a level is: the palest must not look like a hole, in the dark either. */
function shade(level: number): number {
  return level === 0 ? 1 : (level + 1) / (LEVELS.length + 1);
}

/** What each shade is worth. */
function key(): string {
  return [0, ...LEVELS]
    .map((least, i) => {
      const cell = cells(i === 0 ? 'hole' : 'ink', [[0, 0]]);
      const says = i === 0 ? `under ${LEVELS[0]} nats` : `${least} and more`;
      return at([0, i * 27], `<g opacity="${shade(i)}">${cell}</g>${text('axis', 28, 17, says)}`);
    })
    .join('');
}
