/**
 * Writes assets/data/wall.json, the faces of the title slide: completions sampled by our own model
 * where assets/model/faces/completions.json has them, else held-out pictures of the generator, and
 * which of the two they are. Run by `npx tsx scripts/data/wall.ts`.
 */
import { existsSync } from 'node:fs';
import { codeOf } from '../../src/kit/draw/hex.ts';
import { writeData } from '../data-file.ts';
import { pictures } from './shipped.ts';

/** Eight faces a row, nine rows, less the block of four by four for the giant one. */
const SMALL_FACES = 8 * 9 - 4 * 4;

/** The picture that is drawn giant; completion i continues the upper half of held-out picture i. */
const GIANT = 39;

/** The file of each source, and the list in it. */
const sources = {
  completions: { file: 'assets/model/faces/completions.json', list: 'oneEach' },
  'held-out': { file: 'assets/model/faces/held-out.json', list: 'pictures' },
} as const;

const labels: Readonly<Record<keyof typeof sources, string>> = {
  completions:
    'Faces: 16 × 16 pixels; upper half by DiceBear Pixel Art (CC0), the rest sampled by our own model. Not OpenAI’s pictures.',
  'held-out': 'Faces: 16 × 16 pixels, drawn by DiceBear Pixel Art (CC0); not OpenAI’s pictures.',
};

const source = existsSync(sources.completions.file) ? 'completions' : 'held-out';
const { file, list } = sources[source];
const all = pictures(file, list);
const large = all[GIANT];
const small = all.filter((_, i) => i !== GIANT).slice(0, SMALL_FACES);
if (!large || small.length < SMALL_FACES)
  throw new Error(`${file} has only ${all.length} pictures; the wall needs ${SMALL_FACES + 1}.`);

writeData('wall', {
  about: `Pictures of ${file} in its order, less the giant one; two hexadecimal digits a token.`,
  source,
  label: labels[source],
  giant: codeOf(large),
  faces: small.map(codeOf),
});
