import type { Page } from '@playwright/test';
import sharp from 'sharp';
import faces from '../../../../../assets/model/faces/palette.json' with { type: 'json' };
import { heldOut, shippedModel } from '../../../../../scripts/data/shipped.ts';
import { plain } from '../../../../../src/igpt/kernel/kernel.ts';
import { complete, sample } from '../../../../../src/igpt/sampler.ts';
import { readState } from '../../../../../plugins/figures/address.ts';
import type { State } from '../../../../../src/figures/sampler/state.ts';
import { codeOf } from '../../../../../src/kit/draw/hex.ts';
import { drop, paste } from '../../support/files.ts';
import {
  figuresOf,
  openFigure,
  resultOf,
  slideOf,
  stateOf,
} from '../../../../deck/support/figure.ts';
import { expect, goTo, ready, shown, test } from '../../../../deck/support/test.ts';
import { countWork, idleWork } from '../../../../deck/support/work.ts';

const SLIDE = slideOf('sampler');

// With motion it draws by itself when its slide is first shown: arrival.test.ts.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The reference engine: plain TypeScript, in Node. */
const model = await shippedModel('faces', plain);
const [face = []] = heldOut('faces');

const given = (rows: number, picture: readonly number[] = face): number[] =>
  picture.slice(0, rows * 16);
const eight = (prefix: number[], seed = 1): { prefix: number[]; seed: number }[] =>
  Array.from({ length: 8 }, (_, i) => ({ prefix, seed: seed + i }));

const button = (page: Page, name: string) => shown(page).getByRole('button', { name, exact: true });

/** What the figure shows: the pictures, two hexadecimal digits a pixel, and where it stands. */
interface Result {
  phase: string;
  pictures: string[];
  choices: { likeliest: [number, number][]; taken: number } | null;
  pixel: number | null;
}

const result = (page: Page): Promise<Result> => resultOf(page, SLIDE);

/** What the address says of the figure. */
const inAddress = (page: Page) => readState(new URL(page.url()).search, SLIDE);

/** Changes the state as the speaker's window does. */
async function setState(page: Page, state: Partial<State>): Promise<void> {
  const figures = await figuresOf(page);
  await figures.evaluate((figures, [slide, state]) => figures.setState(slide, state), [
    SLIDE,
    { ...state },
  ] as const);
}

const pictures = async (page: Page): Promise<string[]> => (await result(page)).pictures;
const phase = async (page: Page): Promise<string> => (await result(page)).phase;

async function atOnce(page: Page): Promise<void> {
  await button(page, 'All at once').click();
  await expect.poll(() => phase(page)).toBe('done');
}

/** Moves a slider to a value by its keys, as somebody without a mouse does. */
async function slide(page: Page, name: string, value: number): Promise<void> {
  const slider = page.getByRole('slider', { name });
  await slider.focus();
  for (let at = Number(await slider.inputValue()); at !== value; at += Math.sign(value - at))
    await page.keyboard.press(value > at ? 'ArrowRight' : 'ArrowLeft');
}

test('eight recorded completions stand there, and a press draws the very same ones anew', async ({
  page,
}) => {
  await openFigure(page, 'sampler');
  const recorded = await pictures(page);
  expect(recorded).toHaveLength(8);
  await button(page, 'Draw').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await atOnce(page);
  expect(await pictures(page)).toEqual(recorded);
  expect(recorded).toEqual(complete(model, eight(given(8))).map(codeOf));
});

test('rows, seed, temperature and top-p draw what the engine in Node draws with them', async ({
  page,
}) => {
  await openFigure(page, 'sampler');
  await slide(page, 'Rows given', 13);
  await slide(page, 'Temperature', 12);
  await shown(page).getByRole('spinbutton', { name: 'First seed' }).fill('40');
  await page.keyboard.press('Enter');
  await button(page, 'More').click();
  await slide(page, 'Top-p', 18);
  await atOnce(page);
  const expected = complete(model, eight(given(13), 40), { temperature: 1.2, topP: 0.9 });
  expect(await pictures(page)).toEqual(expected.map(codeOf));
  await expect(shown(page).getByText('seeds 40 to 47, temperature 1.2, top-p 0.9')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`#/${SLIDE}$`));
});

test('where there is no SIMD the same pictures are drawn', { tag: '@full' }, async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ body: 'no kernel' }));
  await openFigure(page, 'sampler', `?${SLIDE}.rows=14`);
  await expect.poll(() => phase(page)).toBe('done');
  expect(await pictures(page)).toEqual(complete(model, eight(given(14))).map(codeOf));
});

test('nothing given, it draws whole faces', async ({ page }) => {
  await openFigure(page, 'sampler');
  await slide(page, 'Rows given', 0);
  await expect.poll(async () => (await result(page)).choices !== null).toBe(true);
  expect(await pictures(page)).toEqual(Array(8).fill(''));
  await button(page, 'One pixel').click();
  await expect.poll(async () => (await pictures(page))[7]?.length).toBe(2);
});

test(
  'a colour taken by hand is drawn, and the rest goes on from it',
  { tag: '@full' },
  async ({ page }) => {
    await openFigure(page, 'sampler');
    await slide(page, 'Rows given', 13);
    // Up to a pixel at which several colours are likely.
    for (const drawn of [1, 2, 3]) {
      await button(page, 'One pixel').click();
      await expect.poll(async () => (await result(page)).pixel).toBe(13 * 16 + drawn);
    }
    expect(await phase(page)).toBe('paused');
    await expect.poll(async () => (await result(page)).choices !== null).toBe(true);
    await shown(page).getByRole('radio', { name: 'Completion 3, seed 3' }).check({ force: true });
    const bars = shown(page).getByRole('button', { name: /per cent$/ });
    const other = bars.and(page.locator('[aria-pressed=false]')).nth(1);
    const name = (await other.getAttribute('aria-label')) ?? '';
    await shown(page).getByRole('button', { name }).click();
    const { choices } = await result(page);
    const token = choices?.taken ?? NaN;
    await atOnce(page);

    const steps = sample(model, eight(given(13)), { temperature: 1 });
    for (let pixel = 0; pixel < 4; pixel += 1) steps.next();
    const byHand = Array.from({ length: 8 }, (_, i) => (i === 2 ? token : undefined));
    let step = steps.next(byHand);
    while (!step.done) step = steps.next();
    expect(await pictures(page)).toEqual(step.value.map(codeOf));
    await expect(shown(page).getByText('1 pixel by hand, same dice.')).toBeVisible();
  },
);

/** What is drawn by the same seeds where some pixels of the eight are set by hand. */
function drawnWith(
  rows: number,
  edits: readonly (readonly [completion: number, pixel: number, token: number])[],
): string[] {
  const steps = sample(model, eight(given(rows)), { temperature: 1 });
  let step = steps.next();
  while (!step.done) {
    const index = step.value?.index;
    const byHand = Array.from({ length: 8 }, (_, i) =>
      edits.flatMap(([completion, pixel, token]) =>
        completion === i && pixel === index ? [token] : [],
      ),
    );
    step = steps.next(byHand.map(([token]) => token));
  }
  return step.value.map(codeOf);
}

test(
  'pictures that are drawn at once can be paused, and go on from a colour taken by hand',
  { tag: '@full' },
  async ({ page }) => {
    await openFigure(page, 'sampler');
    await button(page, 'All at once').click();
    await page.evaluate(async (slide) => {
      const frame = (): Promise<number> => new Promise(requestAnimationFrame);
      for (let i = 0; i < 4; i++) await frame();
      const buttons = document.querySelectorAll<HTMLButtonElement>(`#${slide} figure button`);
      Array.from(buttons)
        .find(({ textContent }) => textContent === 'Pause')
        ?.click();
    }, SLIDE);
    await expect.poll(() => phase(page)).toBe('paused');
    await expect.poll(async () => (await result(page)).choices !== null).toBe(true);
    await shown(page).getByRole('radio', { name: 'Completion 3, seed 3' }).check({ force: true });
    const { pixel } = await result(page);
    await shown(page)
      .getByRole('button', { name: /other colours$/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: faces.colors[200] }).click();
    await atOnce(page);
    expect(await pictures(page)).toEqual(drawnWith(8, [[2, pixel ?? NaN, 200]]));
  },
);

test(
  'any colour of the palette can be taken by hand, in a whole picture too, and shared by a link',
  { tag: '@full' },
  async ({ page, context }) => {
    await openFigure(page, 'sampler', `?${SLIDE}.rows=13`);
    await expect.poll(() => phase(page)).toBe('done');
    await shown(page).getByRole('radio', { name: 'Completion 2, seed 2' }).check({ force: true });
    await expect.poll(async () => (await result(page)).choices?.likeliest.length).toBe(8);
    const { pixel, choices } = await result(page);

    // Escape leaves it as it was.
    const dialog = page.getByRole('dialog', { name: /^Seed 2, row \d+, column \d+: any of 256/ });
    await shown(page).getByRole('button', { name: '248 other colours' }).click();
    await expect(dialog.getByRole('button', { name: /^[a-z ]+ #.{6}, .* per cent$/ })).toHaveCount(
      256,
    );
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page).not.toHaveURL(/edits/);

    const unlikely = faces.colors.findIndex(
      (_, token) => !choices?.likeliest.some(([likely]) => likely === token),
    );
    await shown(page).getByRole('button', { name: '248 other colours' }).click();
    await dialog.getByRole('button', { name: faces.colors[unlikely] }).click();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/edits/);
    await expect.poll(() => phase(page)).toBe('done');
    const expected = drawnWith(13, [[1, pixel ?? NaN, unlikely]]);
    expect(await pictures(page)).toEqual(expected);
    await expect(shown(page).getByText('1 pixel by hand, same dice.')).toBeVisible();

    const other = await context.newPage();
    await other.goto(page.url());
    await ready(other);
    await expect(other.locator(`#${SLIDE} figure[data-live]`)).toBeVisible();
    await expect.poll(() => phase(other)).toBe('done');
    expect(await pictures(other)).toEqual(expected);
  },
);

test(
  'it draws on to the next pixel that is in doubt, whose colour keys can choose',
  { tag: '@full' },
  async ({ page }) => {
    await openFigure(page, 'sampler');
    await button(page, 'Next doubt').click();
    await expect.poll(() => phase(page)).toBe('paused');
    const steps = sample(model, eight(given(8)), { temperature: 1 });
    let step = steps.next();
    const least = (shares?: Float32Array): boolean => Math.max(...(shares ?? [])) < 0.5;
    while (!step.done && !least(step.value?.probabilities[0])) step = steps.next();
    const doubt = step.done ? NaN : step.value?.index;
    expect((await result(page)).pixel).toBe(doubt);

    await shown(page).getByRole('button', { name: '248 other colours' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const focused = page.locator('dialog button:focus');
    const color = /#.{6}/.exec((await focused.getAttribute('aria-label')) ?? '')?.[0];
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await result(page)).choices?.taken)
      .toBe(faces.colors.indexOf(color ?? ''));
    await button(page, 'One pixel').click();
    await expect.poll(async () => (await pictures(page))[0]?.length).toBe(2 * ((doubt ?? NaN) + 1));
    expect((await pictures(page))[0]?.slice(-2)).toBe(codeOf([faces.colors.indexOf(color ?? '')]));
    await expect(page).toHaveURL(new RegExp(`#/${SLIDE}$`));
  },
);

test('the first pixel is there before it is asked for, so that a press is answered at once', async ({
  page,
}) => {
  await openFigure(page, 'sampler');
  await shown(page).getByRole('button', { name: 'Next First seed' }).click();
  await expect.poll(async () => (await result(page)).choices !== null).toBe(true);
  // From now on nothing that is computed would come.
  await page.evaluate(() => {
    Worker.prototype.postMessage = () => undefined;
  });
  await button(page, 'Draw').click();
  await expect.poll(async () => (await pictures(page))[0]?.length).toBe(2 * (8 * 16 + 1));
});

test('a link draws the same pictures again', { tag: '@full' }, async ({ page, context }) => {
  await openFigure(page, 'sampler');
  await shown(page).getByRole('button', { name: 'Next First seed' }).click();
  await slide(page, 'Rows given', 12);
  await slide(page, 'Temperature', 12);
  await button(page, 'More').click();
  await slide(page, 'Top-p', 18);
  await atOnce(page);
  expect(inAddress(page)).toEqual({ rows: 12, seed: 2, temperature: 12, topP: 18 });
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await expect(other.locator(`#${SLIDE} figure[data-live]`)).toBeVisible();
  await expect.poll(() => phase(other)).toBe('done');
  expect(await pictures(other)).toEqual(await pictures(page));
});

test('the KV cache can be left out at any pixel: the same picture, and both times are shown', async ({
  page,
}) => {
  await openFigure(page, 'sampler', `?${SLIDE}.rows=15`);
  await expect.poll(() => phase(page)).toBe('done');
  const cached = await pictures(page);
  await button(page, 'One pixel').click();
  await button(page, 'More').click();
  await shown(page).getByText('Off', { exact: true }).click();
  await expect(shown(page).getByText(/ms with KV cache, .* ms without/)).toBeVisible({
    timeout: 60_000,
  });
  await button(page, 'One pixel').click();
  await shown(page).getByText('On', { exact: true }).click();
  await atOnce(page);
  expect(await pictures(page)).toEqual(cached);
});

test('fashion is drawn by its own model', { tag: '@full' }, async ({ page }) => {
  const fashion = await shippedModel('fashion', plain);
  const [garment = []] = heldOut('fashion');
  await openFigure(page, 'sampler', `?${SLIDE}.model=fashion&${SLIDE}.rows=12`);
  await expect.poll(() => phase(page)).toBe('done');
  const expected = complete(fashion, eight(garment.slice(0, 12 * 14)));
  expect(await pictures(page)).toEqual(expected.map(codeOf));
  await expect(shown(page).getByText('Fashion-MNIST (MIT)')).toBeVisible();

  // What one model costs is not told of the other.
  const times = shown(page).locator('.times');
  await expect(times).toHaveText(/with KV cache/);
  await button(page, 'More').click();
  await shown(page).getByText('Faces', { exact: true }).click();
  await expect(times).toHaveText('');
});

test.describe('a picture of one’s own', () => {
  test(
    'is painted by mouse and by keyboard in the colours of the palette',
    { tag: '@full' },
    async ({ page }) => {
      await openFigure(page, 'sampler');
      await button(page, 'Paint …').click();
      const dialog = page.getByRole('dialog', { name: 'Paint a picture' });
      const colors = dialog.getByRole('group', { name: 'Colours' });
      await colors.getByRole('button', { name: faces.colors[11] }).click();
      const from = await dialog.getByRole('button', { name: /^Row 1, column 1:/ }).boundingBox();
      const to = await dialog.getByRole('button', { name: /^Row 1, column 4:/ }).boundingBox();
      if (!from || !to) throw new Error('The canvas has no cells.');
      await page.mouse.move(from.x + 5, from.y + 5);
      await page.mouse.down();
      await page.mouse.move(to.x + 5, to.y + 5, { steps: 12 });
      await page.mouse.up();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await button(page, 'Use it').click();
      await expect(page).toHaveURL(/own:/);
      const own = [...face];
      for (const pixel of [0, 1, 2, 3, 16]) own[pixel] = 11;
      expect(inAddress(page)).toEqual({ own: codeOf(own) });
      await slide(page, 'Rows given', 14);
      await atOnce(page);
      expect(await pictures(page)).toEqual(complete(model, eight(given(14, own))).map(codeOf));
    },
  );

  test('is left as it was by Escape, which does not reach the deck', async ({ page }) => {
    await openFigure(page, 'sampler');
    await button(page, 'Paint …').click();
    await button(page, 'Fill').click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(shown(page).locator('.live').getByText('Held-out face 1; seeds')).toBeVisible();
    expect(await page.evaluate(() => window.Reveal.isOverview())).toBe(false);
  });

  test('is no longer painted once its slide is left, and the next slide has its keys', async ({
    page,
  }) => {
    await openFigure(page, 'sampler');
    await button(page, 'Paint …').click();
    const dialog = page.getByRole('dialog', { name: 'Paint a picture' });
    await expect(dialog).toBeVisible();
    // As the speaker's window does.
    await page.evaluate(() => window.Reveal.next());
    await expect(dialog).toBeHidden();
    await page.keyboard.press('PageUp');
    await expect(shown(page)).toHaveId(SLIDE);
    expect(await phase(page)).toBe('recorded');
  });

  test('is a photo in the palette’s colours, its central square', async ({ page }) => {
    await openFigure(page, 'sampler');
    const choosing = page.waitForEvent('filechooser');
    await button(page, 'Photo …').click();
    await (await choosing).setFiles('assets/model/faces/contact-sheet.png');
    await expect(shown(page).getByText('A picture of your own')).toBeVisible();
    await expect.poll(async () => (await result(page)).choices !== null).toBe(true);
    expect((await pictures(page))[0]).toHaveLength(2 * 128);
  });

  /** The central square of a wide picture is a held-out face, its pixels 20 wide. */
  async function wide(index: number): Promise<Buffer> {
    const tokens = heldOut('faces')[index] ?? [];
    const levels = tokens.flatMap((token) =>
      [1, 3, 5].map((at) => parseInt(faces.colors[token]?.slice(at, at + 2) ?? '', 16)),
    );
    return sharp(Buffer.from(levels), { raw: { width: 16, height: 16, channels: 3 } })
      .resize(320, 320, { kernel: 'nearest' })
      .extend({ left: 100, right: 100, background: '#ff00ff' })
      .png()
      .toBuffer();
  }

  const own = (page: Page) => inAddress(page)['own'];

  test(
    'is dropped or pasted, its central square read in the palette’s colours',
    { tag: '@full' },
    async ({ page }) => {
      await openFigure(page, 'sampler');
      const file = { name: 'wide.png', mimeType: 'image/png' };
      await drop(page, { ...file, buffer: await wide(3) });
      await expect.poll(() => own(page)).toBe(codeOf(heldOut('faces')[3] ?? []));
      await paste(page, { ...file, buffer: await wide(5) });
      await expect.poll(() => own(page)).toBe(codeOf(heldOut('faces')[5] ?? []));
      await slide(page, 'Rows given', 14);
      await atOnce(page);
      const expected = complete(model, eight(given(14, heldOut('faces')[5])));
      expect(await pictures(page)).toEqual(expected.map(codeOf));

      await page.evaluate(() => {
        const held = new DataTransfer();
        held.setData('text/plain', 'no picture');
        const dropped = new DragEvent('drop', { dataTransfer: held, bubbles: true });
        document.body.dispatchEvent(dropped);
      });
      await expect(shown(page).getByText('is no file with a picture')).toBeVisible();
    },
  );

  test('is refused in one sentence where the file is none, which the model that comes leaves there', async ({
    page,
  }) => {
    let letCome: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letCome = resolve));
    await page.route('**/weights-*.bin', async (route) => {
      await held;
      await route.continue();
    });
    await countWork(page);
    await openFigure(page, 'sampler');
    const choosing = page.waitForEvent('filechooser');
    await button(page, 'Photo …').click();
    const file = { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    await (await choosing).setFiles(file);
    const refusal = shown(page).getByText('is no picture that this browser can read');
    await expect(refusal).toBeVisible();
    const come = page.waitForResponse('**/weights-*.bin');
    letCome();
    await (await come).finished();
    await expect.poll(() => idleWork(page)).toBe(0);
    await expect(refusal).toBeVisible();
    await atOnce(page);
    await expect(refusal).toBeHidden();
  });
});

test.describe('pictures of one’s own that take long', () => {
  const caption = (page: Page) => shown(page).locator('.live .caption');

  /** From now on a picture is read only when it is let through, in any order. */
  async function holdReading(page: Page): Promise<void> {
    await page.evaluate(() => {
      const read = window.createImageBitmap.bind(window) as (file: Blob) => Promise<ImageBitmap>;
      const held: (() => Promise<unknown>)[] = [];
      const createImageBitmap = (file: Blob): Promise<ImageBitmap> =>
        new Promise((resolve) => {
          held.push(async () => {
            resolve(await read(file));
            // All that follows from a picture is done in the task in which it comes.
            await new Promise((done) => setTimeout(done));
          });
        });
      Object.assign(window, { createImageBitmap, held });
    });
  }
  const waiting = (page: Page) =>
    page.evaluate(() => (Reflect.get(window, 'held') as unknown[]).length);
  /** Lets a picture be read, and what follows from it happen. */
  const letThrough = (page: Page, index: number) =>
    page.evaluate(
      (index) => (Reflect.get(window, 'held') as (() => Promise<unknown>)[])[index]?.(),
      index,
    );

  const plain = async (name: string, color: string) => ({
    name,
    mimeType: 'image/png',
    buffer: await sharp({ create: { width: 32, height: 32, channels: 3, background: color } })
      .png()
      .toBuffer(),
  });
  test('are given up when another model is chosen meanwhile', async ({ page }) => {
    await openFigure(page, 'sampler', `?${SLIDE}.rows=12`);
    await holdReading(page);
    await drop(page, await plain('huge.png', '#ffffff'));
    await expect.poll(() => waiting(page)).toBe(1);
    await button(page, 'More').click();
    await shown(page).getByText('Fashion', { exact: true }).click();
    await expect(caption(page)).toContainText('held-out picture 1');
    await letThrough(page, 0);
    expect((await stateOf<State>(page, SLIDE)).own).toBe('');
    await expect(page).toHaveURL(/model:fashion/);
    await page.reload();
    await ready(page);
    await expect(caption(page)).toContainText('held-out picture 1');
  });

  test('give way to one that was chosen after them', async ({ page }) => {
    await openFigure(page, 'sampler');
    const white = codeOf(Array<number>(256).fill(faces.colors.indexOf('#ffffff')));
    await holdReading(page);
    await drop(page, await plain('huge.png', faces.colors[11] ?? ''));
    await expect.poll(() => waiting(page)).toBe(1);
    await drop(page, await plain('small.png', '#ffffff'));
    await expect.poll(() => waiting(page)).toBe(2);
    await letThrough(page, 1);
    expect((await stateOf<State>(page, SLIDE)).own).toBe(white);
    await letThrough(page, 0);
    expect((await stateOf<State>(page, SLIDE)).own).toBe(white);
  });

  test('are read in the colours of a model whose pictures are still to come', async ({ page }) => {
    let letCome: () => void = () => undefined;
    const come = new Promise<void>((resolve) => (letCome = resolve));
    await openFigure(page, 'sampler');
    await page.route('**/held-out*.js', async (route) => {
      await come;
      await route.continue();
    });
    await button(page, 'More').click();
    await shown(page).getByText('Fashion', { exact: true }).click();
    await drop(page, await plain('black.png', '#000000'));
    letCome();
    await expect(caption(page)).toContainText('A picture of your own');
    expect((await stateOf<State>(page, SLIDE)).own).toBe(codeOf(Array<number>(14 * 14).fill(0)));
  });
});

test('the painter closes when another model is chosen in the speaker’s window', async ({
  page,
}) => {
  await openFigure(page, 'sampler');
  await button(page, 'Paint …').click();
  const dialog = page.getByRole('dialog', { name: 'Paint a picture' });
  await expect(dialog).toBeVisible();
  await setState(page, { model: 'faces', seed: 2 });
  await expect(page).toHaveURL(/seed:2/);
  await expect(dialog).toBeVisible();
  await setState(page, { model: 'fashion', rows: 12 });
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/model:fashion/);
  await expect(page).not.toHaveURL(/own:/);
});

test('rows that would leave nothing to draw cannot be given', async ({ page }) => {
  await openFigure(page, 'sampler', `?${SLIDE}.rows=15`);
  await button(page, 'More').click();
  await shown(page).getByText('Fashion', { exact: true }).click();
  await button(page, 'Back').click();
  const rows = page.getByRole('slider', { name: 'Rows given' });
  await expect(rows).toHaveValue('13');
  await rows.press('End');
  await expect(rows).toHaveValue('13');
  await expect(page).toHaveURL(/rows:13/);
});

test.describe('the eight pictures', () => {
  const cancel = (page: Page) => button(page, 'Cancel').click();
  const escape = (page: Page) => page.keyboard.press('Escape');

  for (const [how, leave] of [
    ['Cancel', cancel],
    ['Escape', escape],
  ] as const)
    test(`stand as they were when the painter is left by ${how}`, async ({ page }) => {
      await countWork(page);
      await openFigure(page, 'sampler');
      const recorded = await pictures(page);
      // The first press is prepared: what is given has been read.
      await expect.poll(() => idleWork(page)).toBe(0);
      await button(page, 'Paint …').click();
      await leave(page);
      await expect(page.getByRole('dialog')).toBeHidden();
      expect(await pictures(page)).toEqual(recorded);
      expect(await phase(page)).toBe('recorded');
    });

  test('stand as they were when their slide is left and comes back', async ({ page }) => {
    await countWork(page);
    await openFigure(page, 'sampler', `?${SLIDE}.rows=14`);
    await expect.poll(() => phase(page)).toBe('done');
    const drawn = await pictures(page);
    await expect.poll(() => idleWork(page)).toBe(0);
    await page.evaluate(() => window.Reveal.next());
    await goTo(page, SLIDE);
    expect(await pictures(page)).toEqual(drawn);
    expect(await phase(page)).toBe('done');
  });
});

test.describe('where the model does not come', () => {
  test.use({ expectedProblems: [/404/] });

  test('one sentence says so, the recorded pictures stay, and a press tries again', async ({
    page,
  }) => {
    await page.route('**/weights-*.bin', (route) => route.fulfill({ status: 404 }));
    await openFigure(page, 'sampler');
    await expect(
      shown(page).getByText(/weights-.*\.bin could not be loaded \(404\)/),
    ).toBeVisible();
    expect(await phase(page)).toBe('recorded');
    await page.unroute('**/weights-*.bin');
    await button(page, 'Try again').click();
    await expect(
      shown(page).locator('.live').getByText('Nothing is retried or picked.'),
    ).toBeVisible();
    await atOnce(page);
  });
});

test.describe('where the pictures of a model do not come', () => {
  test.use({ expectedProblems: [/404|held-out/] });

  test('one sentence says so, and a press tries again', { tag: '@full' }, async ({ page }) => {
    await openFigure(page, 'sampler');
    await page.route('**/held-out*.js', (route) => route.fulfill({ status: 404 }));
    await button(page, 'More').click();
    await shown(page).getByText('Fashion', { exact: true }).click();
    await expect(
      shown(page).getByText('The pictures of this model could not be loaded.'),
    ).toBeVisible();
    await shown(page).getByText('Faces', { exact: true }).click();
    await expect(
      shown(page).locator('.live').getByText('Nothing is retried or picked.'),
    ).toBeVisible();
    await atOnce(page);
  });
});

test('where no worker may run, one sentence says so and the recorded pictures stay', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
  await openFigure(page, 'sampler');
  await expect(
    shown(page).getByText('The worker that runs the model could not be started.'),
  ).toBeVisible();
  expect(await phase(page)).toBe('recorded');
  await page.keyboard.press('PageDown');
  await expect(page).not.toHaveURL(new RegExp(SLIDE));
});

test('who saves data gets the model when a button is pressed, not before', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openFigure(page, 'sampler');
  await idleWork(page).catch(() => undefined);
  expect(asked.filter((address) => address.endsWith('.bin'))).toEqual([]);
  await atOnce(page);
  expect(asked.filter((address) => address.endsWith('.bin'))).toHaveLength(1);
});

test(
  'the model is on its way one slide before it is needed, once for all',
  { tag: '@full' },
  async ({ page }) => {
    const weights: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.bin')) weights.push(request.url());
    });
    // A further worker would ask for it, too, and get it from the browser's cache: engine.test.ts.
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 });
    });
    await page.goto('./#/our-model');
    await ready(page);
    await expect.poll(() => weights.length).toBe(1);
    await goTo(page, SLIDE);
    await atOnce(page);
    expect(weights).toHaveLength(1);
  },
);

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('it draws at a touch', { tag: '@full' }, async ({ page }) => {
    await openFigure(page, 'sampler');
    await page.locator(`#${SLIDE}`).getByRole('button', { name: 'All at once' }).tap();
    await expect.poll(() => phase(page)).toBe('done');
  });
});
