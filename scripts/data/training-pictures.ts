/**
 * Packs the pictures that a small model learns from in the tab into assets/training: for each set a card
 * (<name>.json) and its pictures (<name>.bin). Run by `npx tsx scripts/data/training-pictures.ts`.
 *
 * It reads from training/work:
 *   faces/pixels.bin, faces/attributes.json   by `node training/data-maker/faces.js training/work/faces 6000`
 *   digits.csv.gz                             sklearn/datasets/data/digits.csv.gz of scikit-learn
 *
 * The file of pictures is compressed (zlib). It has the pixels, picture after picture: 4 bits each (faces)
 * or 2 (digits), the first in the highest bits of a byte; then a byte a picture for its label. The
 * held-out pictures come first.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deflateSync, gunzipSync } from 'node:zlib';
import { kMeansPlusPlus, lloyd, quantise, wholeLevels } from '../../src/igpt/colour/palette.ts';
import { seeded, shuffled } from '../../src/igpt/random.ts';
import { rounded } from '../data-file.ts';

const WORK = 'training/work';
const HELD_OUT = 400;
const FACES = 4000;

/** Pictures with labels, before they are packed. */
interface Pictures {
  readonly side: number;
  /** (n) the tokens of each picture, row by row. */
  readonly pictures: readonly Uint8Array[];
  /** (n) indices into `classes`. */
  readonly labels: readonly number[];
  readonly classes: readonly string[];
  /** #rrggbb of each token. */
  readonly colors: readonly string[];
}

/** Return the first 4,000 faces that differ, in 16 colours, with their hair styles. */
function faces(): Pictures {
  const pixels = new Uint8Array(readFileSync(`${WORK}/faces/pixels.bin`));
  const { hair } = JSON.parse(readFileSync(`${WORK}/faces/attributes.json`, 'utf8')) as {
    readonly hair: readonly string[];
  };
  const palette = paletteOf(pixels.subarray(0, 500 * 256 * 3), 16);
  const { tokens } = quantise(pixels, palette);
  const all = hair.map((style, i) => ({
    style,
    tokens: Uint8Array.from(tokens.subarray(i * 256, (i + 1) * 256)),
  }));
  const different = [...new Map(all.map((face) => [face.tokens.join(), face])).values()];
  const kept = different.slice(0, FACES);
  const classes = [...new Set(hair)].sort();
  return {
    side: 16,
    pictures: kept.map((face) => face.tokens),
    labels: kept.map(({ style }) => classes.indexOf(style)),
    classes,
    colors: Array.from({ length: palette.length / 3 }, (_, i) => hex(palette.subarray(i * 3))),
  };
}

/** Return the best of ten palettes by k-means, the commonest colour first. */
function paletteOf(pixels: Uint8Array, colors: number): Uint8Array {
  const found = Array.from({ length: 10 }, (_, seed) => {
    const steps = [...lloyd(pixels, kMeansPlusPlus(pixels, colors, seeded(seed)))];
    const last = steps.at(-1);
    if (!last) throw new Error('There are no colours.');
    return last;
  });
  const best = found.reduce((a, b) => (b.error < a.error ? b : a));
  const counts = new Array<number>(colors).fill(0);
  for (const token of best.tokens) counts[token] = (counts[token] ?? 0) + 1;
  const order = Array.from(counts.keys()).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const levels = wholeLevels(best.palette);
  return Uint8Array.from(order.flatMap((i) => [...levels.subarray(i * 3, i * 3 + 3)]));
}

function hex(rgb: Uint8Array): string {
  return `#${Buffer.from(rgb.subarray(0, 3)).toString('hex')}`;
}

/** Return the 1,797 digits, 8 x 8, in 4 greys instead of 17, in random order: the file goes by writer. */
function digits(): Pictures {
  const lines = gunzipSync(readFileSync(`${WORK}/digits.csv.gz`))
    .toString()
    .trim()
    .split('\n');
  const order = shuffled([...lines.keys()], 1);
  const rows = order.map((i) => (lines[i] ?? '').split(',').map(Number));
  return {
    side: 8,
    pictures: rows.map((row) =>
      Uint8Array.from(row.slice(0, 64), (ink) => Math.round((ink / 16) * 3)),
    ),
    labels: rows.map((row) => row[64] ?? NaN),
    classes: Array.from({ length: 10 }, (_, digit) => String(digit)),
    colors: ['#ffffff', '#aaaaaa', '#555555', '#000000'],
  };
}

/** Return the losses of predictors that count over the other pictures, in nats a held-out pixel. */
function counting({ side, pictures, colors }: Pictures) {
  const V = colors.length;
  const single = new Float64Array(V).fill(1);
  const given = new Float64Array((V + 1) ** 2 * V).fill(0.01);
  const context = (picture: Uint8Array, t: number): number => {
    const left = t % side === 0 ? V : (picture[t - 1] ?? V);
    const up = picture[t - side] ?? V;
    return (left * (V + 1) + up) * V;
  };
  for (const picture of pictures.slice(HELD_OUT)) {
    picture.forEach((token, t) => {
      single[token] = (single[token] ?? 0) + 1;
      const at = context(picture, t) + token;
      given[at] = (given[at] ?? 0) + 1;
    });
  }
  const sum = (counts: Float64Array): number => counts.reduce((a, b) => a + b, 0);
  const all = sum(single);
  let [byColor, byNeighbours] = [0, 0];
  for (const picture of pictures.slice(0, HELD_OUT)) {
    picture.forEach((token, t) => {
      byColor -= Math.log((single[token] ?? 0) / all);
      const at = context(picture, t);
      byNeighbours -= Math.log((given[at + token] ?? 0) / sum(given.subarray(at, at + V)));
    });
  }
  const pixels = HELD_OUT * side * side;
  const round = rounded(4);
  return {
    blind: round(Math.log(V)),
    colors: round(byColor / pixels),
    neighbours: round(byNeighbours / pixels),
  };
}

/** Pack pixels of so many bits into bytes, the first in the highest bits. */
function packed(pictures: readonly Uint8Array[], bits: number): Uint8Array {
  const pixels = Buffer.concat(pictures);
  const each = 8 / bits;
  return Uint8Array.from({ length: pixels.length / each }, (_, i) =>
    pixels.subarray(i * each, (i + 1) * each).reduce((byte, token) => (byte << bits) | token, 0),
  );
}

function write(name: string, about: object, set: Pictures): void {
  const { side, pictures, labels, classes, colors } = set;
  const bits = Math.log2(colors.length);
  const bytes = Buffer.concat([packed(pictures, bits), Uint8Array.from(labels)]);
  const file = deflateSync(bytes, { level: 9, memLevel: 9 });
  const card = {
    name,
    ...about,
    sha256: createHash('sha256').update(file).digest('hex'),
    side,
    pictures: pictures.length,
    heldOut: HELD_OUT,
    colors,
    classes,
    counting: counting(set),
  };
  mkdirSync('assets/training', { recursive: true });
  writeFileSync(`assets/training/${name}.bin`, file);
  writeFileSync(`assets/training/${name}.json`, `${JSON.stringify(card, null, 1)}\n`);
  console.log(
    `${name}: ${pictures.length} pictures, ${file.length} bytes`,
    card.counting,
    colors.join(' '),
  );
}

write(
  'faces',
  {
    about: `${FACES} synthetic faces in 16 colours, and the hair style of each. The held-out ones come first.`,
    source:
      'DiceBear Pixel Art (npm @dicebear/pixel-art 9.4.3), seeds igpt-face-0 on; scripts/data/training-pictures.ts',
    licence: 'CC0 1.0',
  },
  faces(),
);
write(
  'digits',
  {
    about:
      '1,797 handwritten digits in 4 greys, and the class of each, in random order. The held-out ones come first; their writers wrote others, too.',
    source:
      'E. Alpaydin and C. Kaynak (1998), Optical Recognition of Handwritten Digits, test set, UCI Machine Learning Repository, doi:10.24432/C50P49; scripts/data/training-pictures.ts',
    licence: 'CC BY 4.0; the 17 greys were made 4',
  },
  digits(),
);
