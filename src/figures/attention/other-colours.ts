import { face, FACE_PIXELS, HELD_OUT, heldOutFace } from '../pictures/face.ts';

/** The colour of the ground, which says little where it is put into a face. */
const WHITE = face([]).palette.indexOf('#ffffff');

/**
 * Return the colours that a pixel has in other held-out faces than one, the commonest first; without
 * white, and without the colour that it has in that face.
 */
export function otherColours(index: number, pixel: number): number[] {
  const own = colourAt(index, pixel);
  const counts = new Map<number, number>();
  for (let other = 0; other < HELD_OUT; other++) {
    const token = colourAt(other, pixel);
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return [...counts]
    .filter(([token]) => token !== own && token !== WHITE)
    .sort(([, a], [, b]) => b - a)
    .map(([token]) => token);
}

/** Return the token of a pixel of a held-out face. */
function colourAt(index: number, pixel: number): number {
  const token = heldOutFace(index).tokens[pixel];
  if (token === undefined) throw new RangeError(`A face has ${FACE_PIXELS} pixels, not ${pixel}.`);
  return token;
}
