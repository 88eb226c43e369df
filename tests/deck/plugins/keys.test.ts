import type { Page } from '@playwright/test';
import { currentId, currentStep, expect, open, test } from '../support/small-deck.ts';

const finderOf = (page: Page) => page.getByRole('dialog', { name: 'Find a slide' });
const isPaused = (page: Page) => page.evaluate(() => window.Reveal.isPaused());
const isOverview = (page: Page) => page.evaluate(() => window.Reveal.isOverview());

async function typeInFinder(page: Page, text: string): Promise<void> {
  await expect(finderOf(page)).toBeVisible();
  await page.keyboard.type(text);
}

test('a remote steps, pauses and opens the overview', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('PageDown');
  expect(await currentStep(page)).toBe(0);
  await page.keyboard.press('PageUp');
  expect(await currentStep(page)).toBe(-1);
  await page.keyboard.press('.');
  expect(await isPaused(page)).toBe(true);
  await page.keyboard.press('.');
  expect(await isPaused(page)).toBe(false);
  await page.keyboard.press('Escape');
  expect(await isOverview(page)).toBe(true);
});

for (const [typed, target] of [
  ['4', 'deep-one'],
  ['end', 'end'],
  ['keep their', 'controls'],
] as const) {
  test(`G and "${typed}" jump to ${target}`, async ({ page }) => {
    await open(page, 'start');
    await page.keyboard.press('g');
    await typeInFinder(page, typed);
    expect(await currentId(page)).toBe('start');
    await page.keyboard.press('Enter');
    await expect(finderOf(page)).toHaveCount(0);
    expect(await currentId(page)).toBe(target);
  });
}

for (const keys of ['/', 'Control+Shift+F']) {
  test(`${keys} finds words on slides and in notes, whatever their accents`, async ({ page }) => {
    await open(page, 'code');
    await page.keyboard.press(keys);
    await typeInFinder(page, 'creme brulee');
    await expect(page.getByRole('option')).toHaveText([/The appendix.*Crème brûlée/]);
    await page.getByRole('combobox').fill('walrus');
    await expect(page.getByRole('option')).toHaveText([/A deck of six slides.*Notes:.*walrus/]);
    await expect(finderOf(page).getByRole('status')).toHaveText('1 slide');
    await page.getByRole('option').click();
    expect(await currentId(page)).toBe('start');
  });
}

test('the finder opens with the current slide in the middle of the list', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 320 });
  await open(page, 'deep-one');
  await page.keyboard.press('g');
  const current = page.getByRole('option', { selected: true });
  await expect(current).toBeInViewport({ ratio: 1 });
  const away = await current.evaluate((item) => {
    const [row, list] = [item, item.parentElement].map((one) => one?.getBoundingClientRect());
    if (!row || !list) return Infinity;
    return Math.abs(row.top + row.height / 2 - list.top - list.height / 2);
  });
  expect(away).toBeLessThanOrEqual(2);
});

test('the arrows choose among the slides found, Esc leaves all as it was', async ({ page }) => {
  await open(page, 'code');
  await page.keyboard.press('/');
  await typeInFinder(page, 'deep');
  const options = page.getByRole('option');
  await expect(options).toHaveCount(2);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('combobox')).toHaveAttribute(
    'aria-activedescendant',
    (await options.last().getAttribute('id')) ?? '',
  );
  await page.keyboard.press('Escape');
  await expect(finderOf(page)).toHaveCount(0);
  expect(await currentId(page)).toBe('code');
  expect(await isOverview(page)).toBe(false);
  await page.keyboard.press('/');
  await typeInFinder(page, 'deep');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await currentId(page)).toBe('deep-two');
});

test('Backspace goes back to the step that a jump began at', async ({ page }) => {
  await open(page, 'controls/0');
  await page.keyboard.press('End');
  await expect.poll(() => currentId(page)).toBe('end');
  await page.keyboard.press('Backspace');
  await expect.poll(() => currentId(page)).toBe('controls');
  await expect.poll(() => currentStep(page)).toBe(0);
  await page.keyboard.press('Backspace');
  await expect.poll(() => currentId(page)).toBe('controls');
});

test('Backspace goes back from a link to the appendix, and from where one walked on', async ({
  page,
}) => {
  await open(page, 'start');
  await page.getByRole('link', { name: 'To the appendix' }).click();
  await expect.poll(() => currentId(page)).toBe('end');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  await expect.poll(() => currentId(page)).toBe('start');
});

test('no key acts on the deck while a control has the focus', async ({ page }) => {
  await open(page, 'controls');
  const deckKeys = ['ArrowRight', 'ArrowLeft', 'b', 'o', 'm', 'q', 'g', '/', '.', 'PageDown', '?'];
  for (const control of ['#slider', '#word', '#colour', '#check', '#editable']) {
    await page.locator(control).focus();
    for (const key of deckKeys) await page.keyboard.press(key);
    // A list that is open would take the focus of the next control.
    await page.keyboard.press('Home');
    const state = await page.evaluate(() => ({
      id: window.Reveal.getCurrentSlide().id,
      step: window.Reveal.getIndices().f,
      paused: window.Reveal.isPaused(),
      overview: window.Reveal.isOverview(),
      over: document.querySelectorAll('dialog[open], .slide-menu.active, .r-overlay').length,
    }));
    expect(state, control).toEqual({
      id: 'controls',
      step: -1,
      paused: false,
      overview: false,
      over: 0,
    });
  }
  await expect(page.locator('#word')).toHaveValue('bomqg/.?');
});

test('Space presses a focused button, and the other keys turn the slide', async ({ page }) => {
  await open(page, 'controls');
  await page.locator('#count').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('Enter');
  await expect(page.locator('#count')).toHaveText('2');
  expect(await currentStep(page)).toBe(-1);
  await page.keyboard.press('PageDown');
  expect(await currentStep(page)).toBe(0);
});

test('Esc in a control gives the keys back to the deck', async ({ page }) => {
  await open(page, 'controls');
  await page.locator('#slider').focus();
  await page.keyboard.press('Escape');
  expect(await isOverview(page)).toBe(false);
  await page.keyboard.press('ArrowRight');
  expect(await currentStep(page)).toBe(0);
});

test('? still opens the help, which lists everything', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('Shift+?');
  const help = page.locator('.r-overlay-help');
  for (const action of [
    'next step or slide',
    'black screen',
    'full screen',
    'go to a slide by number',
    'overview',
    'search slides and notes',
    'back to where the last jump began',
    'zoom in',
    'menu',
    'pointer',
    'Navigate without fragments',
  ]) {
    await expect(help).toContainText(action);
  }
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
});

/** Presses a key as a keyboard of another language sends it. */
async function pressForeign(page: Page, key: string, keyCode: number): Promise<void> {
  await page.evaluate(
    (init) =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
      ),
    { key, keyCode },
  );
}

for (const [keyboard, key, keyCode] of [
  ['German', '?', 219],
  ['French', '?', 188],
  ['Swedish', '?', 187],
  ['Russian', '?', 55],
] as const)
  test(`? opens the help on a ${keyboard} keyboard`, async ({ page }) => {
    await open(page, 'controls');
    await pressForeign(page, key, keyCode);
    await expect(page.locator('.r-overlay-help')).toBeVisible();
  });

for (const [keyboard, key, keyCode] of [
  ['German', '#', 191],
  ['French', ':', 191],
  ['French', ';', 190],
  ['Swedish', "'", 191],
  ['Russian', 'ю', 190],
] as const)
  test(`${key} on a ${keyboard} keyboard does nothing`, async ({ page }) => {
    await open(page, 'controls');
    await pressForeign(page, key, keyCode);
    expect(await isPaused(page)).toBe(false);
    await expect(page.locator('.r-overlay')).toHaveCount(0);
  });

test('. turns the screen black wherever it lies', async ({ page }) => {
  await open(page, 'controls');
  await pressForeign(page, '.', 188);
  expect(await isPaused(page)).toBe(true);
  await pressForeign(page, '.', 191);
  expect(await isPaused(page)).toBe(false);
});

test('F enters full screen with the screen kept awake, and leaves it', async ({ page }) => {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    const request = () => {
      asked.push('request');
      return Promise.resolve({
        released: false,
        release: () => {
          asked.push('release');
          return Promise.resolve();
        },
      });
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  });
  await open(page, 'controls');
  const asked = () => page.evaluate(() => ('asked' in window ? window.asked : undefined));
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await expect.poll(asked).toEqual(['request']);
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement === null);
  await expect.poll(asked).toEqual(['request', 'release']);
});

test('one finger swipes; pinching, and a finger on a pinched page, do not', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    hasTouch: true,
    isMobile: true,
    viewport: { width: 900, height: 506 },
  });
  const page = await context.newPage();
  await open(page, 'end');
  const client = await context.newCDPSession(page);
  const swipe = async () => {
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      touchPoints: { x: number; y: number }[],
    ) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
    await send('touchStart', [{ x: 300, y: 350 }]);
    for (let x = 320; x <= 600; x += 20) await send('touchMove', [{ x, y: 350 }]);
    await send('touchEnd', []);
  };
  const magnification = () => page.evaluate(() => window.visualViewport?.scale ?? 1);
  await client.send('Input.synthesizePinchGesture', { x: 450, y: 350, scaleFactor: 2 });
  await expect.poll(magnification).toBeGreaterThan(1.5);
  expect(await currentId(page)).toBe('end');
  await swipe();
  expect(await currentId(page)).toBe('end');
  await client.send('Input.synthesizePinchGesture', { x: 200, y: 120, scaleFactor: 0.2 });
  await expect.poll(magnification).toBe(1);
  await swipe();
  await expect.poll(() => currentId(page)).toBe('deep-one');
  await context.close();
});
