/**
 * Makes what the slides show of the photographs in assets/images/originals: square crops as WebP, and
 * of those, as the live figure does in the browser, pictures of 64, 48 and 32 pixels, thumbnails, and
 * the palettes that all four photographs share.
 * Run once, by `npx tsx scripts/data/photos.ts`; the results are committed.
 */
import sharp from 'sharp';
import { forReading } from '../../src/igpt/colour/palette-order.ts';
import {
  kMeansPlusPlus,
  lloyd,
  wholeLevels,
  type PaletteStep,
} from '../../src/igpt/colour/palette.ts';
import { seeded } from '../../src/igpt/random.ts';
import { resize } from '../../src/igpt/colour/resize.ts';
import { writeData } from '../data-file.ts';
import { COLORS, PHOTOS, rowsOf, SIDES, type Photo } from '../../src/figures/palette/state.ts';

const ORIGINALS = {
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
/** The side of the photographs to which palettes are fitted: large enough that no colour is rare by chance. */
const FITTED = 128;
const SEED = 1;
const THUMBNAIL = 22;

/** Return the shipped photograph, made small as the deck itself does it: (size, size, 3). */
async function small(photo: Photo, size: number): Promise<Uint8ClampedArray> {
  const { data, info } = await sharp(`assets/images/${photo}.webp`)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return resize(data, info.width, info.height, 3, size);
}

/** Write pixels enlarged to about the size they are shown at, so that no viewer blurs their edges. */
async function writePixels(name: string, rgb: Uint8ClampedArray, size: number): Promise<void> {
  const side = size * Math.floor(384 / size);
  await sharp(rgb, { raw: { width: size, height: size, channels: 3 } })
    .resize(side, side, { kernel: 'nearest' })
    .webp({ lossless: true, effort: 6 })
    .toFile(`assets/images/${name}.webp`);
}

/** Write the thumbnails side by side into one file. */
async function writeThumbnails(): Promise<void> {
  const tiles = await Promise.all(PHOTOS.map((photo) => small(photo, THUMBNAIL)));
  const raw = { width: THUMBNAIL, height: THUMBNAIL, channels: 3 } as const;
  await sharp({
    create: {
      width: THUMBNAIL * PHOTOS.length,
      height: THUMBNAIL,
      channels: 3,
      background: '#000',
    },
  })
    .composite(
      tiles.map((tile, i) => ({ input: Buffer.from(tile), raw, left: i * THUMBNAIL, top: 0 })),
    )
    .png({ compressionLevel: 9, effort: 10 })
    .toFile('assets/images/thumbnails.png');
}

/** Return the palette of `pixels` in the order in which it is shown, as hex digits. */
function palette(pixels: Uint8Array, k: number) {
  const steps: PaletteStep[] = [...lloyd(pixels, kMeansPlusPlus(pixels, k, seeded(SEED)))];
  const levels = wholeLevels(steps.at(-1)?.palette ?? new Float32Array());
  const ordered = [...forReading(levels, rowsOf(k))].map((i) => levels.subarray(i * 3, i * 3 + 3));
  return { moved: steps.map(({ moved }) => moved), colors: Buffer.concat(ordered).toString('hex') };
}

for (const photo of PHOTOS) {
  const [left, top, side] = CROPS[photo];
  await sharp(`assets/images/originals/${ORIGINALS[photo]}`)
    .removeAlpha()
    .extract({ left, top, width: side, height: side })
    .resize(SHOWN, SHOWN, { kernel: 'lanczos3' })
    .webp({ quality: 62, effort: 6 })
    .toFile(`assets/images/${photo}.webp`);
}

for (const size of SIDES) await writePixels(`cat-${size}`, await small('cat', size), size);
await writeThumbnails();

const fitted = await Promise.all(PHOTOS.map((photo) => small(photo, FITTED)));
const pixels = Uint8Array.from(fitted.flatMap((levels) => [...levels]));
writeData('palettes', {
  about:
    'Palettes of 2 to 512 colours by k-means (seed 1) over the four photographs at 128 x 128; the paper’s own palette is not copied. moved: how many of the pixels have another colour than in the step before. Colours in the order in which they are shown, six hex digits each.',
  palettes: Object.fromEntries(COLORS.map((k) => [k, palette(pixels, k)])),
});

const levels = await Promise.all(
  PHOTOS.map(async (photo) => {
    const bySide = SIDES.map(async (side) => [
      side,
      Buffer.from(await small(photo, side)).toString('base64'),
    ]);
    return [photo, Object.fromEntries(await Promise.all(bySide))] as const;
  }),
);
writeData('small-photos', {
  about:
    'The photographs at 32, 48 and 64 pixels square, for the drawings made with the deck: red, green and blue of each pixel, in base64.',
  levels: Object.fromEntries(levels),
});
