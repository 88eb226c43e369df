/** What goes wrong on the day of a talk: one plain sentence each time, and a deck that goes on. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { goesOn, refusals } from '../../deck/support/faults.ts';
import { openFigure, resultOf, slideOf } from '../../deck/support/figure.ts';
import { agree, openSpeaker } from '../../deck/support/speaker-windows.ts';
import { expect, goTo, ready, shown, test } from '../../deck/support/test.ts';

/** The slide whose figure draws by our model. */
const SLIDE = slideOf('sampler');
const WEIGHTS = '**/weights-*.bin';

const button = (page: Page, name: string) => shown(page).getByRole('button', { name, exact: true });

/** What the figure has computed. */
const result = (page: Page): Promise<{ phase: string; pictures: string[] }> =>
  resultOf(page, SLIDE);

const phase = async (page: Page): Promise<string> => (await result(page)).phase;

test(
  'a model that was cut off, or altered, is named in a sentence; the whole one then serves',
  { tag: '@full' },
  async ({ page }) => {
    let spoil = (file: Buffer): Buffer => file.subarray(0, file.length / 2);
    await page.route(WEIGHTS, async (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
      await route.fulfill({ body: spoil(await readFile(`dist/assets/${name}`)) });
    });
    await openFigure(page, 'sampler');
    await expect(shown(page).getByText('it was cut off or is of another version')).toBeVisible();
    expect(await phase(page)).toBe('recorded');
    spoil = (file) => Buffer.concat([file.subarray(0, -1), Buffer.of((file.at(-1) ?? 0) ^ 1)]);
    await button(page, 'Try again').click();
    await expect(shown(page).getByText(/was altered .* SHA-256 begins with/)).toBeVisible();
    await page.unroute(WEIGHTS);
    await button(page, 'Try again').click();
    await button(page, 'All at once').click();
    await expect.poll(() => phase(page)).toBe('done');
    await goesOn(page);
  },
);

test('without WebAssembly the model draws too', async ({ page }) => {
  let altered = 0;
  await page.route('**/worker-*.js', async (route) => {
    const response = await route.fetch();
    altered += 1;
    const body = `Reflect.deleteProperty(self, 'WebAssembly');${await response.text()}`;
    await route.fulfill({ response, body });
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openFigure(page, 'sampler');
  // The first press shows what is asked for, the second draws.
  await button(page, 'One pixel').click();
  await expect.poll(() => phase(page)).toBe('ready');
  await button(page, 'One pixel').click();
  await expect.poll(() => phase(page)).toBe('paused');
  await expect.poll(() => page.workers().length - altered).toBe(0);
});

test.describe('where the browser keeps nothing', () => {
  test.use({ serviceWorker: true });

  for (const [name, refuse] of refusals)
    test(
      `${name}: the deck, its speaker view and its model work`,
      { tag: name === 'denied' ? [] : '@full' },
      async ({ page }) => {
        await page.context().addInitScript(refuse);
        await page.goto('./#/question');
        await ready(page);
        const speaker = await openSpeaker(page);
        await speaker.keyboard.press('ArrowRight');
        await agree(page, speaker);
        await speaker.close();
        await expect(page.locator('html')).toHaveAttribute('data-refused', '');
        await goTo(page, SLIDE);
        await button(page, 'All at once').click();
        await expect.poll(() => phase(page)).toBe('done');
        await goesOn(page);
      },
    );
});

test(
  'on a slow link the words come first, the keys work, and a model says how far it is',
  { tag: '@full' },
  async ({ page }) => {
    let letStills = (): void => undefined;
    const stills = new Promise<void>((resolve) => (letStills = resolve));
    await page.route(/\/stills-[^/]*\.json$/, async (route) => {
      await stills;
      await route.continue();
    });
    let letModel = (): void => undefined;
    const model = new Promise<void>((resolve) => (letModel = resolve));
    await page.route(WEIGHTS, async (route) => {
      await model;
      await route.continue();
    });
    await page.goto('./');
    await ready(page);
    for (let i = 0; i < 3; i += 1) await goesOn(page);
    await page.evaluate((id) => (location.hash = `#/${id}`), SLIDE);
    await expect(shown(page).locator('h2')).toBeVisible();
    letStills();
    await expect(shown(page).locator('.still').first()).toBeAttached();
    await expect(shown(page).getByText('The model is loading')).toBeVisible();
    letModel();
    await expect(shown(page).getByText('The model is loading')).toBeHidden();
    await goesOn(page);
  },
);

test(
  'zooming, resizing and a hundred keys at once disturb neither a drawing nor the deck',
  { tag: '@full' },
  async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openFigure(page, 'sampler');
    const { pictures } = await result(page);
    await button(page, 'All at once').click();
    await page.keyboard.down('Alt');
    await shown(page).locator('h2').click();
    await page.keyboard.up('Alt');
    await expect.poll(() => phase(page)).toBe('done');
    expect((await result(page)).pictures).toEqual(pictures);
    await page.keyboard.press('Escape');

    await page.evaluate(() => window.Reveal.configure({ transition: 'slide' }));
    await page.keyboard.press('PageDown');
    await page.setViewportSize({ width: 900, height: 900 });
    await page.keyboard.press('PageDown');
    await page.setViewportSize({ width: 1100, height: 500 });
    await expect
      .poll(async () => {
        const box = await shown(page).boundingBox();
        return (
          box && [box.x >= 0, box.y >= 0, box.x + box.width <= 1100, box.y + box.height <= 500]
        );
      })
      .toEqual([true, true, true, true]);

    // All within one task: faster than any hand.
    await page.evaluate(() => {
      const arrows = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 };
      const keys = Object.entries({
        ...arrows,
        PageDown: 34,
        End: 35,
        Home: 36,
        b: 66,
        n: 78,
        p: 80,
      });
      for (let i = 0; i < 100; i += 1) {
        const [key, keyCode] = keys[(i * 3) % keys.length] ?? ['n', 78];
        document.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode, bubbles: true }));
      }
    });
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await expect(shown(page).locator('h1')).toBeVisible();
  },
);
