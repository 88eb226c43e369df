import { range, sort } from 'd3-array';
import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { seeded } from '../igpt/random.ts';
import { EXAMPLE, FACE_PIXELS, FACE_SIDE, faceDrawing, heldOutFace } from '../kit/draw/face.ts';
import { line, placed, svg, text } from '../kit/draw/svg.ts';
import { values } from '../kit/chart/values.ts';

const PIXEL = 13;
const PITCH = 248;
const SIZE = FACE_SIDE * PIXEL;
/** What was found stands under a rule across its faces. */
const BRACKET = 78;
/** In the narrow arrangement what was found alike stands in a row of its own, of smaller faces. */
const BELOW = { scale: 11 / PIXEL, size: FACE_SIDE * 11, pitch: 202, group: 340, height: 640 };

/** One face five times, more and more of it hidden, with what BERT made of it. */
export const maskRates: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const order = shuffled(FACE_PIXELS, EXAMPLE.seed);
    const { groups } = data.maskRates;
    const rates = groups.flatMap((group) => group.rates);
    const found = groups.map(({ says, rates: own }, group) => {
      const first = rates.indexOf(own[0] ?? 0);
      const wide = (own.length - 1) * PITCH + SIZE;
      const narrow = (own.length - 1) * BELOW.pitch + BELOW.size;
      const faces = own.map((rate, i) => {
        const hidden = order.slice(0, Math.round((rate / 100) * FACE_PIXELS));
        const drawn = faceDrawing(heldOutFace(EXAMPLE.face), kit, PIXEL, {
          asked: hidden,
          ground: 'ground',
        });
        return placed(
          [i * PITCH, 0],
          [i * BELOW.pitch, 0],
          placed([0, 0], [0, 0], drawn, BELOW.scale, BELOW.scale) +
            placed([0, SIZE], [0, BELOW.size], text('sub', 0, 50, `${rate} %`)),
        );
      });
      return placed(
        [first * PITCH, 0],
        [0, group * BELOW.group],
        faces.join('') +
          placed(
            [0, SIZE + BRACKET],
            [0, BELOW.size + BRACKET],
            placed([0, 0], [0, 0], line('rule', [0, 0], [wide, 0]), narrow / wide) +
              text('label', 0, 36, says),
          ),
      );
    });
    const alternative = groups.map((group) => `${group.rates.join(', ')} %: ${group.says}.`);
    return (
      svg(
        (rates.length - 1) * PITCH + SIZE,
        SIZE + BRACKET + 44,
        `Share of hidden pixels. ${alternative.join(' ')}`,
        found.join(''),
        BELOW.height,
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
