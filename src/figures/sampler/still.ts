import type { Drawing, StillKit } from '../../../plugins/figures/contract.ts';
import data from '../../../assets/data/live-completions.json' with { type: 'json' };
import { percent } from '../../kit/chart/axes.ts';
import { face, FACE_SIDE, faceDrawing, tokensOf } from '../../kit/draw/face.ts';
import { shareBar } from '../../kit/draw/share-bar.ts';
import { at, line, svg, text } from '../../kit/draw/svg.ts';

const [WIDTH, HEIGHT] = [1200, 440];
const PIXEL = 10;
const SIDE = FACE_SIDE * PIXEL;
/** From one completion to the next. */
const PITCH = SIDE + 20;
const COLUMNS = 4;
/** The left edges of the completions and of the bars. */
const LEFT = { faces: 84, bars: 876 } as const;

/** How many colours have a bar. */
const SHOWN = 8;
const BARS = { top: 196, pitch: 28 } as const;

/** A colour that may come next. */
interface Choice {
  readonly color: string;
  /** In per cent. */
  readonly share: number;
}

/** Eight completions of one upper half, none left out; and what may come at one pixel. */
export const sampler: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const { row, column } = data.distribution;
    const [likeliest] = choices();
    return svg(
      WIDTH,
      HEIGHT,
      `The upper half of one face, completed eight times by our model: the lower halves differ. ` +
        `Where it hesitates most, at row ${row + 1}, column ${column + 1}, its likeliest colour has ${percent(likeliest?.share ?? 0)} per cent.`,
      [
        ...data.completions.map((code, i) => at(corner(i), completion(code, kit))),
        ...[0, PITCH].map((y) => at([LEFT.faces - 16, y], brackets())),
        text('label', 0, 386, 'Nothing is retried or picked.'),
        text(
          'axis',
          0,
          416,
          `Held-out face ${data.picture + 1}; seeds ${data.seeds.at(0)} to ${data.seeds.at(-1)}, temperature ${data.temperature}`,
        ),
        at([LEFT.bars, 0], hesitation(kit)),
        ...bars(),
      ].join(''),
    );
  },
};

function corner(index: number): [number, number] {
  return [LEFT.faces + (index % COLUMNS) * PITCH, Math.floor(index / COLUMNS) * PITCH];
}

function completion(code: string, kit: StillKit): string {
  return faceDrawing(face(tokensOf(code)), kit, PIXEL, { ground: 'wall' });
}

/** What was given and what was drawn, left of a row of completions. */
function brackets(): string {
  const middle = (data.given / FACE_SIDE) * PIXEL;
  return (
    line('rule', [0, 4], [0, middle - 4]) +
    line('rule', [0, middle + 4], [0, SIDE - 4]) +
    text('small end', -8, middle / 2 + 7, 'given') +
    text('small end', -8, (middle + SIDE) / 2 + 7, 'drawn')
  );
}

/** The picture itself, down to the pixel before which the model hesitates most. */
function hesitation(kit: StillKit): string {
  const { pixel, row, column } = data.distribution;
  const original = face(tokensOf(data.original));
  return (
    faceDrawing(original, kit, PIXEL, { until: pixel, asked: [pixel], ground: 'wall' }) +
    text('body strong', SIDE + 20, 28, 'Here it') +
    text('body strong', SIDE + 20, 62, 'hesitates') +
    text('body strong', SIDE + 20, 96, 'most') +
    text('axis', SIDE + 20, 130, `row ${row + 1},`) +
    text('axis', SIDE + 20, 155, `column ${column + 1}`)
  );
}

/** All colours, the likeliest first. */
function choices(): Choice[] {
  return data.distribution.probabilities
    .map((share, token) => ({ color: face([]).palette[token] ?? '', share: share * 100 }))
    .sort((a, b) => b.share - a.share);
}

function bars(): string[] {
  const all = choices();
  const rest = all.slice(SHOWN);
  const others = rest.reduce((sum, { share }) => sum + share, 0);
  const below = BARS.top + SHOWN * BARS.pitch + 20;
  return [
    ...all
      .slice(0, SHOWN)
      .map((choice, i) => at([LEFT.bars, BARS.top + i * BARS.pitch], bar(choice))),
    text('axis', LEFT.bars, below, `%; ${rest.length} other colours: ${percent(others)}`),
  ];
}

function bar({ color, share }: Choice): string {
  return text('axis end', -12, 15, percent(share)) + shareBar(color, share);
}
