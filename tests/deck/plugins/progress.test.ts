import { currentId, expect, open, test } from '../support/small-deck.ts';

test('the strip is ink up to the slide that is on, red there, hole after it', async ({ page }) => {
  await open(page, 'controls');
  const colours = () =>
    page
      .locator('.chrome-strip a')
      .evaluateAll((cells) =>
        cells.map((cell) => getComputedStyle(cell, '::before').backgroundColor),
      );
  const [ink, red, hole] = ['rgb(17, 17, 17)', 'rgb(196, 21, 21)', 'rgb(222, 222, 218)'];
  expect(await colours()).toEqual([ink, ink, red, hole, hole, hole]);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect.poll(colours).toEqual([ink, red, hole, hole, hole, hole]);
});

test('the cells are 8 px with joints of 2 px and end at the margin, at any scale', async ({
  page,
}) => {
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await open(page, 'controls');
    const scale = Math.min(width / 1280, height / 720);
    await expect.poll(() => page.evaluate(() => window.Reveal.getScale())).toBeCloseTo(scale, 3);
    const cell = await page.locator('.chrome-strip a').last().boundingBox();
    const stage = await page.locator('.slides').boundingBox();
    if (!cell || !stage) throw new Error('The strip is not drawn.');
    expect(cell.width / scale).toBeCloseTo(10, 1);
    expect(cell.height / scale).toBeCloseTo(24, 1);
    expect((stage.x + stage.width - cell.x - cell.width) / scale).toBeCloseTo(38, 0);
  }
});

test('a cell goes to its slide and says its title', async ({ page }) => {
  await open(page, 'controls');
  await page.getByRole('link', { name: 'Code a < b & more', exact: true }).click();
  await expect.poll(() => currentId(page)).toBe('code');
});

test('the strip is one stop for Tab and the arrows go along it, not along the talk', async ({
  page,
}) => {
  await open(page, 'controls');
  await expect(page.locator('.chrome-strip a[tabindex="0"]')).toHaveCount(1);
  await page.locator('.chrome-strip a[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await currentId(page)).toBe('controls');
  await expect(page.locator('.chrome-strip a:focus')).toHaveAttribute(
    'aria-label',
    'Deep, the second',
  );
  await page.keyboard.press('Enter');
  await expect.poll(() => currentId(page)).toBe('deep-two');
});

test('no strip on the title, in the overview, on a slide without chrome and on paper', async ({
  page,
}) => {
  await open(page, 'start');
  const strip = page.locator('.chrome-strip');
  await expect(strip).toBeHidden();
  await open(page, 'deep-two');
  await expect(strip).toBeHidden();
  await expect(page.locator('.chrome-head')).toBeHidden();
  await open(page, 'controls');
  await expect(strip).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.reveal.overview')).toBeVisible();
  await expect(strip).toBeHidden();
  await page.goto('./?view=print');
  await expect(page.locator('.pdf-page').first()).toBeVisible();
  await expect(page.locator('.chrome')).toHaveCount(0);
});

test('the buttons step, jump, copy the link and open the menu', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'code');
  await page.getByRole('button', { name: 'Copy the link to this slide' }).click();
  await expect(page.getByText('Link copied')).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL ?? ''}#/code`);
  const next = page.getByRole('button', { name: 'Next' });
  await next.click();
  await next.click();
  await next.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => currentId(page)).toBe('controls');
  await page.getByRole('button', { name: '3 / 6: jump to a slide' }).click();
  await expect(page.getByRole('dialog', { name: 'Find a slide' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
});

test('the targets are 44 px wide and high', async ({ page }) => {
  await open(page, 'code');
  for (const button of await page.locator('.chrome-head button').all()) {
    const box = await button.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(44);
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
});

test('a screen reader may read the slides, and hears each change once', async ({ page }) => {
  await open(page, 'controls');
  await expect(page.locator('.reveal')).not.toHaveAttribute('role', 'application');
  await page.keyboard.press('End');
  await expect(page.locator('.aria-status')).toContainText('The appendix.');
  const speaking = page.locator('[aria-live], [role="status"]');
  const said = await speaking.evaluateAll((regions) =>
    regions.filter((region) => region.textContent?.includes('The appendix')),
  );
  expect(said).toHaveLength(1);
});

test('on a phone the number and the menu remain, can be hit, and say where one is', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await open(page, 'controls');
  await expect(page.locator('.reveal-scroll')).toBeAttached();
  await expect.poll(() => currentId(page)).toBe('controls');
  for (const number of ['6', '1', '5', '3']) {
    await page.locator('.chrome-number').tap();
    await page.locator('.finder input').fill(number);
    await page.keyboard.press('Enter');
    await expect(page.locator('.chrome-number')).toHaveText(`${number} / 6`);
  }
  await expect(page.getByRole('heading', { name: 'Controls keep their keys' })).toBeInViewport();
  await page.locator('.chrome-menu').tap();
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
  await context.close();
});
