import data from '../../../assets/data/live-completions.json' with { type: 'json' };
import type { Drawing, StillKit } from '../../../plugins/figures/contract.ts';
import { percent } from '../../kit/chart/axes.ts';
import { face, FACE_SIDE, faceDrawing } from '../../kit/draw/face.ts';
import { tokensOf } from '../../kit/draw/hex.ts';
import { shareBar } from '../../kit/draw/share-bar.ts';
import { at, svg, text, type Point } from '../../kit/draw/svg.ts';
import { drawBrackets } from './brackets.ts';
import { choicesOf } from './snapshot.ts';

const [WIDTH, HEIGHT] = [1200, 440];
/** How wide a pixel of a face is drawn. */
const PIXEL = 10;
const SIDE = FACE_SIDE * PIXEL;
/** From one completion to the next. */
const PITCH = SIDE + 20;
const COLUMNS = 4;
/** The left edges of the completions and of the bars. */
const LEFT = { completions: 84, bars: 876 } as const;
const BARS = { top: 196, pitch: 28 } as const;

/** Eight completions of one upper half, none left out; and what may come at one pixel. */
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
        text('label', 0, 386, 'Nothing is retried or picked.'),
        text(
          'axis',
          0,
          416,
          `Held-out face ${data.picture + 1}; seeds ${data.seeds.at(0)} to ${data.seeds.at(-1)}, temperature ${data.temperature}`,
        ),
        at([LEFT.bars, 0], drawHardestPixel(kit)),
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
function drawHardestPixel(kit: StillKit): string {
  const { pixel, row, column } = data.distribution;
  const original = face(tokensOf(data.original));
  return (
    faceDrawing(original, kit, PIXEL, { until: pixel, asked: [pixel], ground: 'wall' }) +
    text('body strong', SIDE + 20, 28, 'Here it') +
    text('body strong', SIDE + 20, 62, 'hesitates') +
    text('body strong', SIDE + 20, 96, 'most') +
    text('label mid', SIDE + 20, 132, `row ${row + 1},`) +
    text('label mid', SIDE + 20, 160, `column ${column + 1}`)
  );
}

/** Draw the likeliest colours of the hardest pixel, and say what is left for the others. */
function drawBars(): string {
  const { probabilities } = data.distribution;
  const { likeliest, others } = choicesOf(probabilities);
  const { palette } = face([]);
  const bars = likeliest.map(([token, share], i) =>
    at(
      [LEFT.bars, BARS.top + i * BARS.pitch],
      text('label mid end', -12, 17, percent(share * 100)) +
        shareBar(palette[token] ?? '', share * 100),
    ),
  );
  const below = BARS.top + bars.length * BARS.pitch + 20;
  const count = probabilities.length - bars.length;
  return (
    bars.join('') +
    text('label mid', LEFT.bars, below, `%; ${count} other colours: ${percent(others * 100)}`)
  );
}
