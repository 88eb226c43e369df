import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/attributes.json' with { type: 'json' };
import { at, svg, text } from './draw/svg.ts';

/** A square is half a per cent; a strip is two squares high. */
const SQUARE = 8;
const COLUMNS = 100;
const LEFT = 140;
const PITCH = 30;

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
      [row('Learned from', 'training', 0), row('Drawn', 'sampled', PITCH)].join(''),
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

function row(name: string, column: Column, y: number): string {
  const words = `glasses ${present('glasses', column)}, hats ${present('hat', column)}`;
  return at(
    [0, y],
    text('axis', 0, 15, name) +
      at([LEFT, 0], strip(column)) +
      text('axis', LEFT + COLUMNS * SQUARE + 20, 15, words),
  );
}

/** Skin colours, each as long as its share, in the order of the file: from dark to light. */
function strip(column: Column): string {
  const { values, [column]: shares } = attribute('skin');
  let before = 0;
  return shares
    .map((share, i) => {
      const [from, to] = [before, (before += share)].map((edge) => Math.round(edge * 2 * COLUMNS));
      return squares(values[i] ?? '', from ?? 0, to ?? 0);
    })
    .join('');
}

/** The squares from one (inclusive) to another (exclusive), column by column. */
function squares(color: string, from: number, to: number): string {
  let path = '';
  for (let i = from; i < to; i++)
    path += `M${Math.floor(i / 2) * SQUARE} ${(i % 2) * SQUARE}h${SQUARE - 1}v${SQUARE - 1}h-${SQUARE - 1}z`;
  return `<path class="raster" fill="${color}" d="${path}"/>`;
}
