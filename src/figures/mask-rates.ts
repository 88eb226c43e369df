import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { seeded } from '../igpt/random.ts';
import { EXAMPLE, FACE_PIXELS, FACE_SIDE, faceDrawing, heldOutFace } from './draw/face.ts';
import { at, svg, text } from './draw/svg.ts';

const PIXEL = 13;
const PITCH = 248;
const SIZE = FACE_SIDE * PIXEL;

/** One face five times, more and more of it hidden, with what BERT made of it. */
export const maskRates: Drawing<null> = {
  initial: () => null,

  still(_, kit) {
    const order = shuffled(FACE_PIXELS, EXAMPLE.seed);
    const { tried } = data.maskRates;
    const faces = tried.map(({ rate, says }, i) => {
      const hidden = order.slice(0, Math.round((rate / 100) * FACE_PIXELS));
      const drawn = faceDrawing(heldOutFace(EXAMPLE.face), kit, PIXEL, {
        asked: hidden,
        ground: 'ground',
      });
      return at(
        [i * PITCH, 0],
        drawn + text('sub', 0, SIZE + 50, `${rate} %`) + text('label mid', 0, SIZE + 84, says),
      );
    });
    const alternative = tried
      .map(({ rate, says }) => `${rate} per cent hidden: ${says}`)
      .join('; ');
    return svg(4 * PITCH + SIZE, SIZE + 92, `${alternative}.`, faces.join(''));
  },
};

/** The numbers below `length` in an order of chance: each larger share holds every smaller one. */
function shuffled(length: number, seed: number): number[] {
  const random = seeded(seed);
  return Array.from({ length }, (_, i) => ({ i, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i);
}
