import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import sharp, { type Sharp } from 'sharp';
import data from '../../../../../assets/data/small-photos.json' with { type: 'json' };
import { quantising } from '../../../../../src/figures/palette/quantising.ts';
import { fromBase64, type Result } from '../../../../../src/figures/palette/result.ts';
import { drop, paste } from '../../support/files.ts';
import { openFigure, slideOf } from '../../../../deck/support/figure.ts';
import { expect, goTo, ready, test } from '../../../../deck/support/test.ts';

const SLIDE = slideOf('palette');

async function open(page: Page): Promise<Locator> {
  const figure = await openFigure(page, 'palette');
  await settled(figure);
  return figure;
}

/** Waits until the figure has come to an end. */
async function settled(figure: Locator): Promise<void> {
  await expect(figure.locator('.still[data-settled]')).toBeVisible();
}

/** Does something, and waits for its result to have come to its end. */
async function after(figure: Locator, act: () => Promise<unknown>): Promise<void> {
  await figure.locator('.still').evaluate((still) => still.removeAttribute('data-settled'));
  await act();
  await settled(figure);
}

/** The colour of each pixel of a part, as a number. */
function colors(figure: Locator, part: string, side: number): Promise<number[]> {
  return figure.locator(`[data-part="${part}"] canvas`).evaluate((canvas, side) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('There is no canvas.');
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context?.drawImage(canvas, 0, 0);
    const pitch = canvas.width / side;
    return Array.from({ length: side * side }, (_, i) => {
      const [x, y] = [((i % side) + 0.5) * pitch, (Math.floor(i / side) + 0.5) * pitch];
      const [r = 0, g = 0, b = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
      return r * 65536 + g * 256 + b;
    });
  }, side);
}

function numbers(levels: ArrayLike<number>): number[] {
  return Array.from(
    { length: levels.length / 3 },
    (_, i) =>
      (levels[i * 3] ?? 0) * 65536 + (levels[i * 3 + 1] ?? 0) * 256 + (levels[i * 3 + 2] ?? 0),
  );
}

type Side = 32 | 48 | 64;

/** What the figure should show step by step, computed in Node. */
function allInNode(side: Side, colors: number, palette: 'own' | 'shared', seed = 1): Result[] {
  const levels = Uint8ClampedArray.from(fromBase64(data.levels.cat[side]));
  return [...quantising({ levels, colors, palette, seed })];
}

/** What the figure should come to, computed in Node. */
function inNode(side: Side, colors: number, palette: 'own' | 'shared', seed = 1): Result {
  const last = allInNode(side, colors, palette, seed).at(-1);
  if (!last) throw new Error('k-means gave no palette.');
  return last;
}

function quantisedColors({ palette, tokens }: Result): number[] {
  const all = numbers(palette);
  return [...tokens].map((token) => all[token] ?? -1);
}

const said = (figure: Locator): Locator => figure.locator('.note');

/** A picture of one colour. */
function plain(width: number, height: number, color = '#336699'): Sharp {
  return sharp({ create: { width, height, channels: 3, background: color } });
}

/** Its left half red, its right half blue. */
function halves(width: number, height: number): Sharp {
  const right = Math.ceil(width / 2);
  return plain(width, height, '#ff0000').composite([
    {
      input: { create: { width: right, height, channels: 3, background: '#0000ff' } },
      left: width - right,
      top: 0,
    },
  ]);
}

const [RED, BLUE] = [0xff0000, 0x0000ff];

/** The channels of two colours differ by no more than this. */
function near(a: number, b: number, off: number): boolean {
  return [16, 8, 0].every((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) <= off);
}

test('the page computes from the photograph what the build drew of it', async ({ page }) => {
  const figure = await open(page);
  const expected = inNode(32, 512, 'shared');
  expect(await colors(figure, 'small', 32)).toEqual(numbers(expected.levels));
  expect(await colors(figure, 'quantised', 32)).toEqual(quantisedColors(expected));
  await expect(figure.getByText('1,024 tokens', { exact: true })).toBeVisible();
});

test('the photograph of the still form stays as the figure comes alive; another comes when it can be painted', async ({
  page,
}) => {
  await page.goto('./#/question');
  await ready(page);
  const place = page.locator(`#${SLIDE} [data-part="photo"]`);
  await place.locator('img').evaluate((photo) => photo.setAttribute('data-of-still', ''));
  await goTo(page, SLIDE);
  const figure = page.locator(`#${SLIDE} figure[data-figure="palette"]`);
  await settled(figure);
  await expect(place.locator('img[data-of-still]')).toBeVisible();
  const complete = place.locator('img').evaluate(
    (photo) =>
      new Promise<boolean>((resolve) => {
        new MutationObserver(([change]) => {
          const added = change?.addedNodes[0];
          resolve(added instanceof HTMLImageElement && added.complete);
        }).observe(photo.parentElement ?? document, { childList: true });
      }),
  );
  await figure.getByRole('radio', { name: 'Rocket' }).check();
  expect(await complete).toBe(true);
});

test('k-means runs in a worker to its end, and one seed gives the same pixels as in Node', async ({
  page,
}) => {
  // Nobody waits for the steps of k-means.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await open(page);
  expect(page.workers()).toHaveLength(1);
  await after(figure, () => figure.getByText('Own').click());
  await after(figure, () => figure.getByText('64²').click());
  const expected = inNode(64, 512, 'own');
  expect(await colors(figure, 'quantised', 64)).toEqual(quantisedColors(expected));
  await expect(figure.getByText('4,096 tokens', { exact: true })).toBeVisible();
  await expect(figure.getByText(`k-means: ${expected.moved.length} steps`)).toBeVisible();

  await after(figure, () => figure.getByRole('button', { name: /^Seed 1/ }).click());
  const other = quantisedColors(inNode(64, 512, 'own', 2));
  expect(await colors(figure, 'quantised', 64)).toEqual(other);
  expect(other).not.toEqual(quantisedColors(expected));
});

test(
  'the steps of k-means are seen one after the other, and the pixels that move flash',
  { tag: '@full' },
  async ({ page }) => {
    const figure = await open(page);
    await after(figure, () => figure.getByText('64²').click());
    await figure.evaluate((element) => {
      const seen: { line: string; time: number; flashing: number }[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const [line] = /k-means: \d+ steps?/.exec(element.textContent) ?? [];
        if (!line || line === seen.at(-1)?.line) return;
        const path = element.querySelector('.moved path')?.getAttribute('d') ?? '';
        const flashing = path.split('M').length - 1;
        const time = Number(document.timeline.currentTime);
        seen.push({ line, time, flashing });
      }).observe(element, { subtree: true, childList: true, characterData: true });
    });
    await after(figure, () => figure.getByText('Own').click());
    const seen = await page.evaluate(
      () => Reflect.get(window, 'seen') as { line: string; time: number; flashing: number }[],
    );
    const own = seen.slice(seen.findIndex(({ line }) => line === 'k-means: 1 step'));
    const results = allInNode(64, 512, 'own');
    const shown = own.slice(0, 12);
    expect(shown.map(({ line }) => line)).toEqual(
      results.slice(0, 12).map((_, i) => `k-means: ${i + 1} step${i === 0 ? '' : 's'}`),
    );
    expect(shown.slice(1).map(({ flashing }) => flashing)).toEqual(
      results.slice(1, 12).map(({ tokens }, i) => {
        const before = results[i]?.tokens;
        return tokens.filter((token, pixel) => token !== before?.[pixel]).length;
      }),
    );
    // No second has more than three flashes.
    own.forEach(({ time }, i) => {
      const third = own[i + 3];
      if (third) expect(third.time - time).toBeGreaterThan(1000);
    });
  },
);

test('the bits of a token go from one to nine by the arrow keys, which never turn the slide', async ({
  page,
}) => {
  // Nobody waits for the steps of k-means.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await open(page);
  const bits = figure.getByRole('slider', { name: 'Bits of a token' });
  await expect(bits).toHaveAttribute('aria-valuetext', '9 bits, 512 colours');
  await bits.focus();
  await after(figure, () => page.keyboard.press('Home'));
  await expect(figure.getByText('2 colours, 1 bit', { exact: true })).toBeVisible();
  await after(figure, () => page.keyboard.press('ArrowRight'));
  await expect(figure.getByText('4 colours, 2 bits', { exact: true })).toBeVisible();
  expect(new Set(await colors(figure, 'quantised', 32)).size).toBe(4);
  await figure.getByRole('radio', { name: '32²' }).focus();
  await after(figure, () => page.keyboard.press('ArrowRight'));
  await expect(figure.getByText('48 × 48, 24 bits', { exact: true })).toBeVisible();
  await figure.getByRole('radio', { name: 'Shared' }).focus();
  await after(figure, () => page.keyboard.press('ArrowRight'));
  await after(figure, async () => {
    await page.getByRole('button', { name: /^Seed 1/ }).focus();
    await page.keyboard.press('Space');
  });
  await expect(figure.getByText('its own, from seed 2')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`#/${SLIDE}$`));
});

test('another photograph of the deck can be chosen, and its thumbnail says so', async ({
  page,
}) => {
  const figure = await open(page);
  await after(figure, () => figure.getByRole('radio', { name: 'Rocket' }).check());
  const expected = numbers(Uint8ClampedArray.from(fromBase64(data.levels.rocket[32])));
  expect(await colors(figure, 'small', 32)).toEqual(expected);
  await expect(figure.getByAltText('A photograph of a rocket taking off.')).toBeVisible();
});

test.describe('a picture of one’s own', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('is dropped, pasted or chosen, shown with its size, and stays on the machine', async ({
    page,
  }) => {
    const figure = await open(page);
    await expect(said(figure)).toContainText('it never leaves this machine');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));

    const picture = await halves(200, 100).png().toBuffer();
    await after(figure, () =>
      drop(page, { name: 'halves.png', mimeType: 'image/png', buffer: picture }),
    );
    await expect(figure.getByText('200 × 100', { exact: true })).toBeVisible();
    await expect(said(figure)).toHaveText('halves.png stays on this machine.');
    const small = await colors(figure, 'small', 32);
    expect([small[0], small[15], small[16], small[31]]).toEqual([RED, RED, BLUE, BLUE]);

    const chosen = await plain(10, 10, '#00ff00').png().toBuffer();
    await after(figure, () =>
      figure
        .getByLabel('Open a picture of yours')
        .setInputFiles({ name: 'green.png', mimeType: 'image/png', buffer: chosen }),
    );
    expect(new Set(await colors(figure, 'small', 32))).toEqual(new Set([0x00ff00]));

    await after(figure, () =>
      paste(page, { name: 'pasted.png', mimeType: 'image/png', buffer: picture }),
    );
    await expect(said(figure)).toHaveText('pasted.png stays on this machine.');

    const sent = requests.filter((line) => !/^GET (blob|data):/.test(line));
    expect(sent.filter((line) => !line.includes('/assets/'))).toEqual([]);

    await after(figure, () => figure.locator('.thumbnails label').first().click());
    expect(await colors(figure, 'small', 32)).toEqual(numbers(inNode(32, 512, 'shared').levels));
  });

  test(
    'of one colour, of few, of one pixel or of the smallest strip gives a right result',
    { tag: '@full' },
    async ({ page }) => {
      const figure = await open(page);
      await after(figure, () => figure.getByText('Own').click());
      for (const [name, picture, count] of [
        ['plain.png', plain(80, 60), '1 colour, 0 bits'],
        ['pixel.png', plain(1, 1), '1 colour, 0 bits'],
        ['strip.png', plain(12_000, 1), '1 colour, 0 bits'],
        ['halves.png', halves(64, 64), '2 colours, 1 bit'],
      ] as const) {
        const buffer = await picture.png().toBuffer();
        await after(figure, () => drop(page, { name, mimeType: 'image/png', buffer }));
        await expect(figure.getByText(count, { exact: true })).toBeVisible();
        await expect(figure.getByText('Error: 0.0 of 255 levels')).toBeVisible();
      }
    },
  );

  test(
    'is read upright, in its colours and from its first image',
    { tag: '@full' },
    async ({ page }) => {
      const figure = await open(page);
      // Seen upright, the red half is above the blue one.
      const rotated = await halves(120, 80).withMetadata({ orientation: 6 }).jpeg().toBuffer();
      await after(figure, () =>
        drop(page, { name: 'rotated.jpg', mimeType: 'image/jpeg', buffer: rotated }),
      );
      await expect(figure.getByText('80 × 120', { exact: true })).toBeVisible();
      let small = await colors(figure, 'small', 32);
      expect(near(small[3 * 32 + 5] ?? 0, RED, 6)).toBe(true);
      expect(near(small[3 * 32 + 28] ?? 0, RED, 6)).toBe(true);
      expect(near(small[28 * 32 + 5] ?? 0, BLUE, 6)).toBe(true);

      const wide = await halves(12_000, 6_000).withMetadata({ orientation: 6 }).jpeg().toBuffer();
      await after(figure, () =>
        drop(page, { name: 'wide.jpg', mimeType: 'image/jpeg', buffer: wide }),
      );
      await expect(figure.getByText('6,000 × 12,000', { exact: true })).toBeVisible();
      small = await colors(figure, 'small', 32);
      expect(near(small[3 * 32 + 28] ?? 0, RED, 6)).toBe(true);
      expect(near(small[28 * 32 + 5] ?? 0, BLUE, 6)).toBe(true);

      const cmyk = await plain(40, 40, '#ff0000').toColourspace('cmyk').jpeg().toBuffer();
      await after(figure, () =>
        drop(page, { name: 'cmyk.jpg', mimeType: 'image/jpeg', buffer: cmyk }),
      );
      const [first = 0] = await colors(figure, 'small', 32);
      expect((first >> 16) & 255).toBeGreaterThan(180);
      expect(first & 255).toBeLessThan(80);

      const frames = Buffer.concat([
        Buffer.alloc(20 * 20 * 3, Buffer.of(255, 0, 0)),
        Buffer.alloc(20 * 20 * 3, Buffer.of(0, 0, 255)),
      ]);
      const animated = await sharp(frames, {
        raw: { width: 20, height: 40, channels: 3, pageHeight: 20 },
      })
        .gif({ delay: [20, 20] })
        .toBuffer();
      await after(figure, () =>
        drop(page, { name: 'moving.gif', mimeType: 'image/gif', buffer: animated }),
      );
      await expect(figure.getByText('20 × 20', { exact: true })).toBeVisible();
      expect(near((await colors(figure, 'small', 32))[0] ?? 0, RED, 8)).toBe(true);
    },
  );

  test('as a drawing is drawn, with the slide’s ground where it is transparent', async ({
    page,
  }) => {
    const figure = await open(page);
    const drawing = (size: string): Buffer =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 20 20"><rect width="10" height="20" fill="red"/></svg>`,
      );
    for (const size of ['width="20" height="20"', '']) {
      const buffer = drawing(size);
      await after(figure, () =>
        drop(page, { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer }),
      );
      const small = await colors(figure, 'small', 32);
      expect(small.slice(0, 2)).toEqual([RED, RED]);
      // The ground of a light slide.
      expect(small[31]).toBe(0xf2f2ef);
    }
  });

  test('that is none is refused in one sentence, and what was seen stays', async ({ page }) => {
    const figure = await open(page);
    const before = await colors(figure, 'quantised', 32);
    const photo = readFileSync('assets/images/cat.webp');
    const svg = (content: string): Buffer =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${content}</svg>`);
    for (const [name, type, buffer, sentence] of [
      [
        'text.png',
        'image/png',
        Buffer.from('This is text.'),
        'is no picture that this browser can read',
      ],
      [
        'corrupt.jpg',
        'image/jpeg',
        Buffer.from([255, 216, 255, 224, 0, 16, 1, 2, 3]),
        'is no picture',
      ],
      ['cut.webp', 'image/webp', photo.subarray(0, 40), 'is no picture'],
      ['broken.svg', 'image/svg+xml', Buffer.from('<svg xmlns='), 'is no picture'],
      [
        'page.svg',
        'image/svg+xml',
        svg(
          '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        ),
        'has parts from outside, which are not read.',
      ],
      [
        'linked.svg',
        'image/svg+xml',
        svg('<image href="https://example.org/cat.png" width="9" height="9"/>'),
        'has parts from outside, which are not read.',
      ],
      ['letter.pdf', 'application/pdf', Buffer.from('%PDF-1.4'), 'is no picture'],
      ['empty.png', 'image/png', Buffer.alloc(0), 'is empty.'],
    ] as const) {
      await drop(page, { name, mimeType: type, buffer });
      await expect(said(figure)).toContainText(`${name} ${sentence}`);
    }
    await page.evaluate(() => {
      const held = new DataTransfer();
      held.items.add(new File([new Uint8Array(50_000_001)], 'huge.png', { type: 'image/png' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: held, bubbles: true }));
    });
    await expect(said(figure)).toHaveText('huge.png has 50 MB; 50 MB is the most.');
    expect(await colors(figure, 'quantised', 32)).toEqual(before);
    await after(figure, () => figure.getByText('64²').click());
  });

  test('is not taken while another slide is shown', async ({ page }) => {
    await open(page);
    await goTo(page, 'unroll');
    const buffer = await plain(9, 9).png().toBuffer();
    await drop(page, { name: 'late.png', mimeType: 'image/png', buffer });
    await goTo(page, SLIDE);
    await expect(said(page.locator(`#${SLIDE}`))).toContainText('never leaves this machine');
  });
});

test(
  'leaving the slide ends its worker, and a hundred changes leave no other',
  { tag: '@full' },
  async ({ page }) => {
    const figure = await open(page);
    // The test leaves for the slide before: after this one the model of faces loads, in another worker.
    await figure.getByText('Own').click();
    for (let i = 0; i < 100; i++) {
      await figure.getByText(i % 2 ? '64²' : '48²').click();
      if (i % 10 === 9) {
        await goTo(page, 'shrink');
        await expect.poll(() => page.workers().length).toBe(0);
        await goTo(page, SLIDE);
      }
    }
    await settled(figure);
    expect(page.workers()).toHaveLength(1);
    await expect(figure.getByText('64 × 64, 24 bits', { exact: true })).toBeVisible();
    await goTo(page, 'shrink');
    await expect.poll(() => page.workers().length).toBe(0);
  },
);

test('where there is no camera, a sentence says so', async ({ page }) => {
  const figure = await open(page);
  await figure.getByRole('button', { name: 'Watch by the camera' }).click();
  await expect(said(figure)).toHaveText(
    /There is no camera to open|The camera is not allowed here/,
  );
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('k-means is shown when it has come to its end', async ({ page }) => {
    const figure = await open(page);
    await after(figure, () => figure.getByText('Own').click());
    expect(await colors(figure, 'quantised', 32)).toEqual(quantisedColors(inNode(32, 512, 'own')));
    await expect(figure.locator('.moved')).toHaveCount(0);
  });
});
