import data from '../../../assets/data/live-completions.json' with { type: 'json' };
import type { Drawing, StillKit } from '../../../plugins/figures/contract.ts';
import { percent } from '../../kit/chart/axes.ts';
import { face, FACE_SIDE, faceDrawing } from '../pictures/face.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { BAR, shareBar } from '../../kit/draw/share-bar.ts';
import { at, svg, text, type Point } from '../../kit/draw/svg.ts';
import { drawBrackets } from './brackets.ts';
import { BARS as BARS_SHOWN, choicesOf } from './snapshot.ts';

const [WIDTH, HEIGHT] = [1200, 440];
/** How wide a pixel of a face is drawn. */
const PIXEL = 10;
const SIDE = FACE_SIDE * PIXEL;
/** From one completion to the next. */
const PITCH = SIDE + 20;
const COLUMNS = 4;
/** The left edges of the completions, of the original, and of what may come next. */
const LEFT = { completions: 84, original: 886, next: 808 } as const;
/** The bars; from the left edge to a colour, to the end of its number, and to its bar. */
const BARS = { top: 194, pitch: 25, swatch: 5, number: 79, bar: 87 } as const;

/**
 * Eight completions of one upper half, none left out; and what may come at one pixel. All of it stands
 * where it does when the figure is live.
 */
export const sampler: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const { row, column, probabilities } = data.distribution;
    const likeliest = Math.max(...probabilities);
    return svg(
      WIDTH,
      HEIGHT,
      `The upper half of one face, completed eight times by our model: the lower halves differ. ` +
        `Where it hesitates most, at row ${row + 1}, column ${column + 1}, its likeliest colour has ${percent(likeliest * 100)} per cent.`,
      [
        ...data.completions.map((code, i) => at(cornerOf(i), drawCompletion(code, kit))),
        ...[0, PITCH].map((y) =>
          at([LEFT.completions - 16, y], drawBrackets(data.given / FACE_SIDE, FACE_SIDE, PIXEL)),
        ),
        text('label', 0, 382, 'Nothing is retried or picked.'),
        text(
          'axis',
          0,
          411,
          `Held-out face ${data.picture + 1}; seeds ${data.seeds.at(0)} to ${data.seeds.at(-1)}, temperature ${data.temperature}; recorded`,
        ),
        at([LEFT.original, 0], drawOriginal(kit)),
        text(
          'label mid',
          LEFT.next,
          187,
          `It hesitates most at row ${row + 1}, column ${column + 1}`,
        ),
        drawBars(),
      ].join(''),
    );
  },
};

function cornerOf(index: number): Point {
  return [LEFT.completions + (index % COLUMNS) * PITCH, Math.floor(index / COLUMNS) * PITCH];
}

function drawCompletion(code: string, kit: StillKit): string {
  return faceDrawing(face(tokensOf(code)), kit, PIXEL, { ground: 'wall' });
}

/** Draw the original, down to the pixel before which the model hesitates most. */
function drawOriginal(kit: StillKit): string {
  const { pixel } = data.distribution;
  const original = face(tokensOf(data.original));
  return (
    text('small end', -8, 87, 'original') +
    faceDrawing(original, kit, PIXEL, { until: pixel, asked: [pixel], ground: 'wall' })
  );
}

/** Draw the likeliest colours of the hardest pixel, and say what is left for the others. */
function drawBars(): string {
  const { probabilities } = data.distribution;
  const { likeliest, others } = choicesOf(probabilities);
  const { palette } = face([]);
  const bars = likeliest.map(([token, share], i) => {
    const color = palette[token] ?? '';
    const [middle, size] = [(BARS.pitch - BAR.size) / 2, BAR.size - 1];
    return at(
      [LEFT.next, BARS.top + i * BARS.pitch],
      `<path class="raster edged-color" fill="${color}" d="M${BARS.swatch + 0.5} ${middle}h${size}v${size}h-${size}z"/>` +
        text('label mid end', BARS.number, 21, percent(share * 100)) +
        at([BARS.bar, middle], shareBar(color, share * 100)),
    );
  });
  const below = BARS.top + BARS_SHOWN * BARS.pitch + 21;
  const count = probabilities.length - bars.length;
  return (
    bars.join('') +
    text('label mid end', LEFT.next + BARS.number, below, percent(others * 100)) +
    text('label mid', LEFT.next + BARS.bar - 2, below, `${count} other colours`)
  );
}
