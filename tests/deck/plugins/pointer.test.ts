import type { Locator, Page } from '@playwright/test';
import { currentId, expect, open, test } from '../support/small-deck.ts';

const dotOf = (page: Page) => page.locator('.reveal-pointer > .dot');

/** How far the middle of the dot is from a place, in CSS pixels. */
async function distance(dot: Locator, x: number, y: number): Promise<number> {
  const box = await dot.boundingBox();
  if (!box) return Infinity;
  return Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
}

async function expectExact(page: Page): Promise<void> {
  for (const [x, y] of [
    [200, 150],
    [640, 360],
    [901, 533],
  ] as const) {
    await page.mouse.move(x, y);
    expect(await distance(dotOf(page), x, y)).toBeLessThanOrEqual(1);
  }
}

test('q shows the dot where the mouse already is, instead of the cursor, and q ends it', async ({
  page,
}) => {
  await open(page, 'controls');
  await page.mouse.move(300, 400);
  await expect(dotOf(page)).toBeHidden();
  await page.keyboard.press('q');
  await expect(dotOf(page)).toBeVisible();
  expect(await distance(dotOf(page), 300, 400)).toBeLessThanOrEqual(1);
  await expect(page.locator('.reveal')).toHaveCSS('cursor', 'none');
  await page.keyboard.press('q');
  await expect(dotOf(page)).toBeHidden();
  await expect(page.locator('.reveal')).not.toHaveCSS('cursor', 'none');
});

test('the dot is exact on a slide, in the overview and in full screen', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('q');
  await expectExact(page);
  await page.keyboard.press('o');
  await expect(page.locator('.reveal.overview')).toBeVisible();
  await expectExact(page);
  await page.keyboard.press('o');
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await expectExact(page);
});

for (const level of [1.5, 2, 10]) {
  test(`the dot is exact while zoomed ${level} times and on the way there`, async ({ page }) => {
    await open(page, 'controls', `?zoomLevel=${level}`);
    await page.keyboard.press('q');
    await page.keyboard.down('Alt');
    await page.mouse.click(600, 300);
    await page.keyboard.up('Alt');
    await expect(page.locator('html.zoomed')).toBeAttached();
    await expectExact(page);
    await expect
      .poll(() => page.evaluate(() => document.body.getBoundingClientRect().width / innerWidth))
      .toBeCloseTo(level, 3);
    await expectExact(page);
  });
}

test('the dot is exact in the scroll view, scrolled down', async ({ page }) => {
  await open(page, 'controls', '?view=scroll');
  await page.mouse.move(400, 300);
  await page.mouse.wheel(0, 1100);
  await expect
    .poll(() => page.evaluate(() => document.querySelector('.reveal-viewport')?.scrollTop))
    .toBeGreaterThan(0);
  await page.keyboard.press('q');
  await expectExact(page);
});

test('the dot lies above the help, the menu and a dialog', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('q');
  // What is clicked through the dot says nothing; what is painted at its middle does.
  const isOnTop = async () => {
    await page.mouse.move(1100, 400);
    const shot = await page.screenshot({ clip: { x: 1099, y: 399, width: 2, height: 2 } });
    return page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const [red = 0, green = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
      return red > 150 && green < 90;
    }, shot.toString('base64'));
  };
  expect(await isOnTop()).toBe(true);
  await page.keyboard.press('Shift+?');
  await expect(page.locator('.r-overlay-help')).toBeVisible();
  expect(await isOnTop()).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
  expect(await isOnTop()).toBe(true);
  await page.keyboard.press('m');
  await page.keyboard.press('g');
  await expect(page.getByRole('dialog', { name: 'Find a slide' })).toBeVisible();
  expect(await isOnTop()).toBe(true);
});

test('the tail follows, fades when the hand rests, and is as long as asked', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('q');
  const pieces = page.locator('.reveal-pointer polygon');
  await page.mouse.move(100, 100);
  // Counted in the page: on a busy machine the tail may have faded before the test can look.
  const longest = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let most = 0;
        const look = (): void => {
          const now = document.querySelectorAll('.reveal-pointer polygon').length;
          if (now === 0 && most > 0) resolve(most);
          else requestAnimationFrame(look);
          most = Math.max(most, now);
        };
        look();
      }),
  );
  await page.mouse.move(700, 500, { steps: 40 });
  expect(await longest).toBeLessThanOrEqual(10);
  await expect(pieces).toHaveCount(0);
});

test('with less motion there is no tail', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'controls');
  await page.keyboard.press('q');
  await page.mouse.move(100, 100);
  const drawn = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let most = 0;
        let frames = 0;
        const look = () => {
          most = Math.max(most, document.querySelectorAll('.reveal-pointer polygon').length);
          frames += 1;
          if (frames < 20) requestAnimationFrame(look);
          else resolve(most);
        };
        requestAnimationFrame(look);
      }),
  );
  await page.mouse.move(700, 500, { steps: 20 });
  expect(await drawn).toBe(0);
  await expect(dotOf(page)).toBeVisible();
});

test('another colour may be asked for, and the first one again', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('q');
  await page.mouse.move(300, 300);
  const change = (data: { color?: string }) =>
    page.evaluate((data) => {
      window.Reveal.dispatchEvent({ type: 'pointerColorChange', data });
    }, data);
  await change({ color: 'rgb(0, 128, 0)' });
  await expect(dotOf(page)).toHaveCSS('background-color', 'rgb(0, 128, 0)');
  await change({});
  await expect(dotOf(page)).toHaveCSS('background-color', 'rgb(255, 0, 0)');
});

test('a finger points instead of turning the slide, and turns it again afterwards', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true });
  const page = await context.newPage();
  await open(page, 'controls');
  const client = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y: 500 }],
    });
  const swipe = async (over: () => Promise<void>) => {
    await touch('touchStart', 900);
    for (let x = 880; x >= 400; x -= 40) await touch('touchMove', x);
    await over();
    await touch('touchEnd');
  };
  await page.keyboard.press('q');
  await swipe(async () => {
    expect(await distance(dotOf(page), 400, 500)).toBeLessThanOrEqual(1);
  });
  await expect(dotOf(page)).toBeHidden();
  expect(await page.evaluate(() => window.Reveal.getIndices().f)).toBe(-1);
  await page.keyboard.press('q');
  await swipe(() => Promise.resolve());
  await expect.poll(() => page.evaluate(() => window.Reveal.getIndices().f)).toBe(0);
  expect(await currentId(page)).toBe('controls');
  await context.close();
});

test('the dot leaves with the mouse', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('q');
  await page.mouse.move(300, 300);
  await expect(dotOf(page)).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.dispatchEvent(new PointerEvent('pointerleave'));
  });
  await expect(dotOf(page)).toBeHidden();
  await expect(page.locator('.reveal')).not.toHaveCSS('cursor', 'none');
});

test('q is in the help, and nothing of the pointer is on paper', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('Shift+?');
  await expect(page.locator('.r-overlay-help dt:has(+ dd:text-is("pointer"))')).toHaveText('Q');
  await page.goto('./?view=print');
  await expect(page.locator('.pdf-page').first()).toBeVisible();
  await expect(page.locator('.reveal-pointer')).toHaveCount(0);
});

test('a ring in the colour of the page sets the dot off from its own colour', async ({ page }) => {
  await open(page, 'controls');
  await page.evaluate(() => {
    document.documentElement.style.setProperty('--paper', 'rgb(1, 2, 3)');
  });
  await page.mouse.move(300, 400);
  await page.keyboard.press('q');
  await expect(dotOf(page)).toHaveCSS('box-shadow', /^rgb\(1, 2, 3\) 0px 0px 0px [2-9]/);
});
