import { range, sort } from 'd3-array';
import type { Drawing, Room } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { seeded } from '../igpt/random.ts';
import { EXAMPLE, FACE_PIXELS, FACE_SIDE, faceDrawing, heldOutFace } from './pictures/face.ts';
import { at, line, svg, text, type Point } from '../kit/draw/svg.ts';
import { values } from '../kit/chart/values.ts';

interface Layout {
  readonly width: number;
  readonly height: number;
  /** How wide a pixel of a face is. */
  readonly pixel: number;
  /** From one face to the next. */
  readonly pitch: number;
  /** Where the faces begin of which the same was found. */
  readonly groups: readonly Point[];
}

const LAYOUTS: Readonly<Record<Room, Layout>> = {
  stage: {
    width: 1200,
    height: 330,
    pixel: 13,
    pitch: 248,
    groups: [
      [0, 0],
      [2 * 248, 0],
    ],
  },
  phone: {
    width: 440,
    height: 536,
    pixel: 8,
    pitch: 156,
    groups: [
      [0, 0],
      [0, 286],
    ],
  },
};

const { groups } = data.maskRates;

/** One face five times, more and more of it hidden, with what BERT made of it. */
export const maskRates: Drawing<null> = {
  initial: () => null,

  still(_, kit, room) {
    const { width, height, pixel, pitch, groups: corners } = LAYOUTS[room];
    const size = FACE_SIDE * pixel;
    const order = shuffled(FACE_PIXELS, EXAMPLE.seed);
    const face = (rate: number): string =>
      faceDrawing(heldOutFace(EXAMPLE.face), kit, pixel, {
        asked: order.slice(0, Math.round((rate / 100) * FACE_PIXELS)),
        ground: 'ground',
      });
    const body = groups.map(({ says, rates }, i) => {
      const faces = rates.map((rate, i) =>
        at([i * pitch, 0], face(rate) + text('sub', 0, size + 50, `${rate} %`)),
      );
      const bracket = line('rule', [0, size + 78], [(rates.length - 1) * pitch + size, size + 78]);
      return at(
        corners[i] ?? [0, 0],
        faces.join('') + bracket + text('label', 0, size + 114, says),
      );
    });
    const said = groups.map(({ says, rates }) => `${rates.join(', ')} %: ${says}.`);
    return (
      svg(width, height, `Share of hidden pixels. ${said.join(' ')}`, body.join('')) +
      values({
        caption: 'Share of hidden pixels, %, and what BERT made of it (V2 app. A.1, in words only)',
        head: ['Hidden, %', 'Found'],
        rows: groups.flatMap(({ says, rates }) => rates.map((rate) => [rate, says])),
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
