import { cumsum, range } from 'd3-array';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/attributes.json' with { type: 'json' };
import { pixels } from '../kit/draw/pixels.ts';
import { at, svg, text, type Point } from '../kit/draw/svg.ts';

/** The number of squares; each is half a per cent. */
const SQUARES = 200;

interface Layout {
  readonly width: number;
  readonly height: number;
  /** The distance from a row to the next. */
  readonly pitch: number;
  /** The corner of a row's strip, whose squares fill it column by column. */
  readonly strip: Point;
  readonly square: number;
  readonly lines: number;
  /** The left edge of the words on glasses and hats. */
  readonly words: number;
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: { width: 1200, height: 60, pitch: 30, strip: [140, 0], square: 8, lines: 2, words: 960 },
  phone: { width: 440, height: 192, pitch: 108, strip: [0, 28], square: 11, lines: 5, words: 140 },
};

type Faces = 'training' | 'sampled';

/** Draw the shares of skin colours, glasses and hats in the training faces and in sampled ones. */
export const proportions: Drawing<null> = {
  initial: () => null,

  still(_, __, room) {
    const layout = LAYOUTS[room];
    const describe = (faces: Faces): string =>
      `${present('glasses', faces)} with glasses, ${present('hat', faces)} with a hat`;
    return svg(
      layout.width,
      layout.height,
      `Our model's faces show each of ${attribute('skin').values.length} skin colours about as often as the faces that it learned from. Learned from: ${describe('training')}. Drawn: ${describe('sampled')}.`,
      row('Learned from', 'training', layout) +
        at([0, layout.pitch], row('Drawn', 'sampled', layout)),
    );
  },
};

/**
 * Return an attribute by its name.
 * @throws RangeError if attributes.json has none of that name
 */
function attribute(name: string): (typeof data.attributes)[number] {
  const found = data.attributes.find((each) => each.name === name);
  if (!found) throw new RangeError(`attributes.json says nothing of "${name}".`);
  return found;
}

/** Return the share of faces that have an attribute, in whole per cent. */
function present(name: string, faces: Faces): string {
  const { values, [faces]: shares } = attribute(name);
  return `${Math.round(100 * (shares[values.indexOf('present')] ?? NaN))} %`;
}

function row(name: string, faces: Faces, layout: Layout): string {
  const words = `glasses ${present('glasses', faces)}, hats ${present('hat', faces)}`;
  return (
    text('axis', 0, 15, name) +
    at(layout.strip, skinColours(faces, layout)) +
    text('axis', layout.words, 15, words)
  );
}

/** Draw a strip of skin colours, each as long as its share, in the order of the file: dark to light. */
function skinColours(faces: Faces, { square, lines }: Layout): string {
  const { values, [faces]: shares } = attribute('skin');
  const ends = [...cumsum(shares)].map((share) => Math.round(share * SQUARES));
  const tokens = range(SQUARES).map((i) => ends.findIndex((end) => i < end));
  return pixels(
    { width: SQUARES / lines, height: lines, tokens, palette: values },
    (i) => [Math.floor(i / lines) * square, (i % lines) * square],
    square - 1,
  );
}
