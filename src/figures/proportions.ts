import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/attributes.json' with { type: 'json' };
import { at, narrowOnly, placed, svg, text, wideOnly } from '../kit/draw/svg.ts';

/** A square is half a per cent. */
const SQUARES = 200;
const LEFT = 140;
const PITCH = 30;

/** How a strip is laid out: its squares run down, column by column. */
interface Layout {
  readonly square: number;
  readonly rows: number;
}
const WIDE: Layout = { square: 8, rows: 2 };
const END = LEFT + (SQUARES / WIDE.rows) * WIDE.square;
/** In the narrow arrangement a strip has half as many columns, and stands under its words. */
const BELOW = { square: 11, rows: 4, strip: 28, pitch: 104 } as const;

type Column = 'training' | 'sampled';

/** How often our faces have each skin colour, glasses and hats: those it learned from, and its own. */
export const proportions: Drawing<null> = {
  initial: () => null,

  still() {
    const said = (column: Column): string =>
      `${present('glasses', column)} with glasses, ${present('hat', column)} with a hat`;
    return svg(
      1200,
      2 * PITCH,
      `Our model's faces show each of ${attribute('skin').values.length} skin colours about as often as the faces that it learned from. Learned from: ${said('training')}. Drawn: ${said('sampled')}.`,
      [row('Learned from', 'training', 0), row('Drawn', 'sampled', 1)].join(''),
      BELOW.pitch + BELOW.strip + BELOW.rows * BELOW.square,
    );
  },
};

/** Throws a RangeError where nothing of that name was counted. */
function attribute(name: string): (typeof data.attributes)[number] {
  const found = data.attributes.find((each) => each.name === name);
  if (!found) throw new RangeError(`attributes.json says nothing of "${name}".`);
  return found;
}

/** The share of faces that have it, in whole per cent. */
function present(name: string, column: Column): string {
  const { values, [column]: shares } = attribute(name);
  return `${Math.round(100 * (shares[values.indexOf('present')] ?? NaN))} %`;
}

function row(name: string, column: Column, index: number): string {
  const words = `glasses ${present('glasses', column)}, hats ${present('hat', column)}`;
  return placed(
    [0, index * PITCH],
    [0, index * BELOW.pitch],
    text('axis', 0, 15, name) +
      at([LEFT, 0], wideOnly(strip(column, WIDE))) +
      at([0, BELOW.strip], narrowOnly(strip(column, BELOW))) +
      placed([END + 20, 15], [LEFT, 15], text('axis', 0, 0, words)),
  );
}

/** Skin colours, each as long as its share, in the order of the file: from dark to light. */
function strip(column: Column, layout: Layout): string {
  const { values, [column]: shares } = attribute('skin');
  let before = 0;
  return shares
    .map((share, i) => {
      const [from, to] = [before, (before += share)].map((edge) => Math.round(edge * SQUARES));
      return squares(values[i] ?? '', from ?? 0, to ?? 0, layout);
    })
    .join('');
}

/** The squares from one (inclusive) to another (exclusive), column by column. */
function squares(color: string, from: number, to: number, { square, rows }: Layout): string {
  let path = '';
  for (let i = from; i < to; i++)
    path += `M${Math.floor(i / rows) * square} ${(i % rows) * square}h${square - 1}v${square - 1}h-${square - 1}z`;
  return `<path class="raster" fill="${color}" d="${path}"/>`;
}
