import type { Drawing } from '../../plugins/figures/contract.ts';
import context from '../../assets/data/context.json' with { type: 'json' };
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { cells, rasterOrder, shifted } from '../kit/draw/cells.ts';
import { svg, text } from '../kit/draw/svg.ts';

const [WIDTH, HEIGHT] = [360, 120];
/** The baseline of the captions, below the squares. */
const CAPTION = HEIGHT + 28;

/** The facts behind the three questions. */
const FACTS: Readonly<Record<string, { readonly says: string; readonly draw: () => string }>> = {
  compute: {
    says: `${data.daysRatio.value} squares for iGPT-L above one for MoCo.`,
    draw: daysOfCompute,
  },
  middle: {
    says: `A strip of ${data.layers.value} layers; the best, ${data.bestLayer.text}, is marked in the middle, and the last one stands at the end.`,
    draw: layerStrip,
  },
  pixels: {
    says: 'A picture 32 pixels wide beside one of 48, to scale.',
    draw: picturesToScale,
  },
};

/** A type alias: an interface is not assignable to a JSON object. */
type State = { readonly fact: string };

/** Draw a fact in squares. Option: `data-fact`, one of compute, middle, pixels. */
export const argue: Drawing<State> = {
  initial({ fact = '' }) {
    if (!Object.hasOwn(FACTS, fact))
      throw new Error(`data-fact must be one of ${Object.keys(FACTS).join(', ')}, not "${fact}".`);
    return { fact };
  },

  still({ fact }) {
    const { says = '', draw = () => '' } = FACTS[fact] ?? {};
    return svg(WIDTH, CAPTION + 8, says, draw());
  },
};

/** Draw the days of iGPT-L's compute, with MoCo's one day below. */
function daysOfCompute(): string {
  const pitch = 30;
  const columns = WIDTH / pitch;
  const days = data.daysRatio.value;
  const below = Math.ceil(days / columns) * pitch;
  return (
    cells('ink', rasterOrder(columns, 0, days, pitch), pitch) +
    cells('blue', [[0, below]], pitch) +
    text('small mid', pitch + 10, below + 22, 'MoCo')
  );
}

/** Draw each layer as a column of a strip. */
function layerStrip(): string {
  const layers = data.layers.value;
  const best = data.bestLayer.value;
  const pitch = WIDTH / layers;
  const columns = Array.from({ length: layers }, (_, i) => i + 1);
  const strip = columns.map((layer) => {
    const fill = layer === best ? 'yellow' : layer === layers ? 'ink' : 'hole';
    const column = rasterOrder(1, 0, HEIGHT / pitch, pitch);
    return cells(fill, shifted(column, [(layer - 1) * pitch, 0]), pitch, 1.5);
  });
  return (
    strip.join('') +
    text('small mid middle', (best - 0.5) * pitch, CAPTION, `best: ${data.bestLayer.text}`) +
    text('small mid end', WIDTH, CAPTION, `last: ${layers}`)
  );
}

/** Draw two pictures to scale on one baseline; a square is 4 x 4 of their pixels. */
function picturesToScale(): string {
  const pitch = 10;
  const square = (side: number, x: number): string => {
    const columns = side / 4;
    const corners = rasterOrder(columns, 0, columns ** 2, pitch);
    return (
      cells('ink', shifted(corners, [x, HEIGHT - columns * pitch]), pitch) +
      text('small mid', x, CAPTION, `${side} pixels wide`)
    );
  };
  return square(context.rgb32.side.value, 0) + square(context.rgb48.side.value, WIDTH / 2);
}
