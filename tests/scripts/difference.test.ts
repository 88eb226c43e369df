import sharp from 'sharp';
import { expect, test } from 'vitest';
import { difference } from '../../scripts/difference.ts';

type Colour = readonly [number, number, number];

const grey: Colour = [128, 128, 128];

/** A picture two pixels wide and one high. */
const picture = (left: Colour, right: Colour): Promise<Buffer> =>
  sharp(Buffer.from([...left, ...right]), { raw: { width: 2, height: 1, channels: 3 } })
    .png()
    .toBuffer();

test('equal pictures do not differ', async () => {
  const { pixels, largest } = await difference(
    await picture(grey, grey),
    await picture(grey, grey),
  );
  expect({ pixels, largest }).toEqual({ pixels: 0, largest: 0 });
});

test('a pixel that differs in one channel by one is counted, and red in the picture', async () => {
  const before = await picture(grey, grey);
  const { pixels, largest, png } = await difference(before, await picture(grey, [128, 129, 128]));
  expect({ pixels, largest }).toEqual({ pixels: 1, largest: 1 });
  const { data } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect([...data.subarray(3)]).toEqual([255, 0, 0]);
  expect([...data.subarray(0, 3)]).not.toEqual([255, 0, 0]);
});

test('pictures of different sizes differ in each pixel', async () => {
  const wide = await sharp(await picture(grey, grey))
    .extend({ right: 1 })
    .png()
    .toBuffer();
  const { pixels, largest } = await difference(wide, await picture(grey, grey));
  expect({ pixels, largest }).toEqual({ pixels: 2, largest: 255 });
});
