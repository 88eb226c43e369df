import { range, sort } from 'd3-array';
import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { seeded } from '../igpt/random.ts';
import { EXAMPLE, FACE_PIXELS, FACE_SIDE, faceDrawing, heldOutFace } from './draw/face.ts';
import { at, line, svg, text } from './draw/svg.ts';
import { values } from './draw/values.ts';

const PIXEL = 13;
const PITCH = 248;
const SIZE = FACE_SIDE * PIXEL;
/** What was found stands under a rule across its faces. */
const BRACKET = SIZE + 78;

/** One face five times, more and more of it hidden, with what BERT made of it. */
export const maskRates: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const order = shuffled(FACE_PIXELS, EXAMPLE.seed);
    const { groups } = data.maskRates;
    const rates = groups.flatMap((group) => group.rates);
    const faces = rates.map((rate, i) => {
      const hidden = order.slice(0, Math.round((rate / 100) * FACE_PIXELS));
      const drawn = faceDrawing(heldOutFace(EXAMPLE.face), kit, PIXEL, {
        asked: hidden,
        ground: 'ground',
      });
      return at([i * PITCH, 0], drawn + text('sub', 0, SIZE + 50, `${rate} %`));
    });
    const found = groups.map(({ says, rates: [first = 0], rates: { length } }) => {
      const x = rates.indexOf(first) * PITCH;
      const end = x + (length - 1) * PITCH + SIZE;
      return line('rule', [x, BRACKET], [end, BRACKET]) + text('label', x, BRACKET + 36, says);
    });
    const alternative = groups.map((group) => `${group.rates.join(', ')} %: ${group.says}.`);
    return (
      svg(
        (rates.length - 1) * PITCH + SIZE,
        BRACKET + 44,
        `Share of hidden pixels. ${alternative.join(' ')}`,
        faces.join('') + found.join(''),
      ) +
      values({
        caption: 'Share of hidden pixels, %, and what BERT made of it (V2 app. A.1, in words only)',
        head: ['Hidden, %', 'Found'],
        rows: groups.flatMap(({ says, rates }) => rates.map((rate) => [String(rate), says])),
      })
    );
  },
};

/** The numbers below `length` in an order of chance: each larger share holds every smaller one. */
function shuffled(length: number, seed: number): number[] {
  const random = seeded(seed);
  const keys = range(length).map(random);
  return sort(range(length), (i) => keys[i]);
}
