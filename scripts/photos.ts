/**
 * Makes what the slides show of the photographs in assets/images/originals: square crops as WebP,
 * the cat at 64, 48 and 32 pixels, the palette of 512 colours over all four, and the cat in it.
 * Run once, by `npx tsx scripts/photos.ts`; the results are committed.
 */
import { writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { kMeansPlusPlus, lloyd, quantise, type PaletteStep } from '../src/igpt/palette.ts';
import { seeded } from '../src/igpt/random.ts';
import { shrink } from '../src/igpt/resize.ts';

const PHOTOS = {
  cat: 'chelsea.png',
  cup: 'coffee.png',
  astronaut: 'astronaut.png',
  rocket: 'rocket.jpg',
};
/** The side of the part of each photograph that is shown: left, top, side in its own pixels. */
const CROPS = {
  cat: [108, 6, 290],
  cup: [120, 20, 380],
  astronaut: [100, 0, 300],
  rocket: [120, 0, 427],
} as const;
const SHOWN = 640;
/** Each photograph's side in pixels where the palette is fitted: enough that no colour is rare by chance. */
const FITTED = 128;
const SEED = 1;

type Photo = keyof typeof PHOTOS;
const photos = Object.keys(PHOTOS) as Photo[];

function crop(photo: Photo): Sharp {
  const [left, top, side] = CROPS[photo];
  const file = `assets/images/originals/${PHOTOS[photo]}`;
  return sharp(file).removeAlpha().extract({ left, top, width: side, height: side });
}

/** (size, size, 3) the photograph's crop shrunk as the deck itself shrinks pictures. */
async function small(photo: Photo, size: number): Promise<Uint8ClampedArray> {
  const { data, info } = await crop(photo).raw().toBuffer({ resolveWithObject: true });
  return shrink(data, info.width, info.height, 3, size);
}

/** Writes pixels enlarged to about the size they are shown at, so that no viewer blurs their edges. */
async function writePixels(name: string, rgb: Uint8ClampedArray, size: number): Promise<void> {
  const side = size * Math.floor(384 / size);
  await sharp(rgb, { raw: { width: size, height: size, channels: 3 } })
    .resize(side, side, { kernel: 'nearest' })
    .png({ palette: false, compressionLevel: 9, effort: 10 })
    .toFile(`assets/images/${name}.png`);
}

function converge(colors: Uint8Array, k: number): Float32Array {
  let last: PaletteStep | undefined;
  for (const step of lloyd(colors, kMeansPlusPlus(colors, k, seeded(SEED)))) last = step;
  if (!last) throw new Error('The palette did not converge.');
  return last.palette;
}

/** Columns of like hue, each from light to dark, and greys last: how a palette can be read. */
function forDisplay(colors: readonly string[], rows: number): string[] {
  const keyed = colors.map((color) => ({ color, ...look(color) }));
  keyed.sort((a, b) => a.band - b.band || a.hue - b.hue);
  const columns: string[] = [];
  for (let i = 0; i < keyed.length; i += rows) {
    const column = keyed.slice(i, i + rows).sort((a, b) => b.light - a.light);
    columns.push(...column.map(({ color }) => color));
  }
  return columns;
}

function look(color: string): { hue: number; light: number; band: number } {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const span = most - least;
  const sector = most === r ? (g - b) / span : most === g ? 2 + (b - r) / span : 4 + (r - g) / span;
  const hue = span === 0 ? 0 : (sector * 60 + 360 + 20) % 360;
  return { hue, light: 0.3 * r + 0.59 * g + 0.11 * b, band: span < 24 ? 1 : 0 };
}

for (const photo of photos) {
  await crop(photo)
    .resize(SHOWN, SHOWN, { kernel: 'lanczos3' })
    .webp({ quality: 62, effort: 6 })
    .toFile(`assets/images/${photo}.webp`);
}

const fitted = await Promise.all(photos.map((photo) => small(photo, FITTED)));
const colors = Uint8Array.from(fitted.flatMap((rgb) => [...rgb]));
const palette = Uint8Array.from(converge(colors, 512), Math.round);
const names = Array.from(
  { length: 512 },
  (_, i) => `#${Buffer.from(palette.subarray(i * 3, i * 3 + 3)).toString('hex')}`,
);

for (const size of [64, 48, 32]) await writePixels(`cat-${size}`, await small('cat', size), size);
const cat = await small('cat', 32);
const { tokens, error } = quantise(cat, palette);
await writePixels(
  'cat-32-palette',
  Uint8ClampedArray.from(
    [...tokens].flatMap((token) => [...palette.subarray(token * 3, token * 3 + 3)]),
  ),
  32,
);

await writeFile(
  'assets/data/palette-512.json',
  `${JSON.stringify(
    {
      about:
        'Colours by k-means (k = 512, seed 1) over the four photographs at 128 x 128; the paper’s own palette is not copied. Sorted for display: columns of 32, light to dark.',
      rows: 32,
      catError: {
        value: Math.round(Math.sqrt(error / 3) * 10) / 10,
        unit: 'levels of 255, root mean square',
        kind: 'computed',
      },
      colors: forDisplay(names, 32),
    },
    null,
    1,
  )}\n`,
);
