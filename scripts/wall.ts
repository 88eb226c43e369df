/**
 * Writes assets/data/wall.json, the faces of the title slide: completions sampled by our own model
 * where assets/model/faces/completions.json has them, else held-out pictures of the generator, and
 * which of the two they are. Run by `npx tsx scripts/wall.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

/** Eight faces a row, nine rows, less the block of four by four for the giant one. */
const SMALL_FACES = 8 * 9 - 4 * 4;

/** Which picture of each source is drawn giant. */
const sources = {
  completions: { file: 'assets/model/faces/completions.json', giant: 39 },
  'held-out': { file: 'assets/model/faces/held-out.json', giant: 39 },
} as const;

const labels: Readonly<Record<keyof typeof sources, string>> = {
  completions:
    'Faces: 16 × 16 pixels; upper half given, the rest sampled by our own model. Not OpenAI’s pictures.',
  'held-out': 'Faces: 16 × 16 pixels, drawn by DiceBear Pixel Art (CC0); not OpenAI’s pictures.',
};

/** The pictures of a file; throws one sentence where it is not a list of rows of 256 tokens. */
function pictures(file: string): number[][] {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const found =
    typeof content === 'object' && content !== null && 'pictures' in content
      ? content.pictures
      : undefined;
  if (!Array.isArray(found)) throw new Error(`${file} has no "pictures".`);
  return found.map((picture: unknown, i) => {
    if (!Array.isArray(picture) || picture.length !== 256 || !picture.every(isToken))
      throw new Error(`Picture ${i} of ${file} is not 256 tokens from 0 to 255.`);
    return picture;
  });
}

function isToken(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255;
}

/** Two hexadecimal digits a token. */
function hexadecimal(tokens: readonly number[]): string {
  return tokens.map((token) => token.toString(16).padStart(2, '0')).join('');
}

const source = existsSync(sources.completions.file) ? 'completions' : 'held-out';
const { file, giant } = sources[source];
const all = pictures(file);
const large = all[giant];
const small = all.filter((_, i) => i !== giant).slice(0, SMALL_FACES);
if (!large || small.length < SMALL_FACES)
  throw new Error(`${file} has only ${all.length} pictures; the wall needs ${SMALL_FACES + 1}.`);

const wall = {
  about: `Pictures of ${file} in its order, less the giant one; two hexadecimal digits a token.`,
  source,
  label: labels[source],
  giant: hexadecimal(large),
  faces: small.map(hexadecimal),
};
await writeFile('assets/data/wall.json', `${JSON.stringify(wall, null, 1)}\n`);
