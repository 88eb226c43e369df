import type { Page } from '@playwright/test';
import { currentId, expect, open, test } from '../support/small-deck.ts';

const menuOf = (page: Page) => page.getByRole('dialog', { name: 'Menu' });

async function openMenu(page: Page): Promise<void> {
  await page.keyboard.press('m');
  await expect(menuOf(page)).toBeVisible();
}

async function openPanel(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tabpanel', { name })).toBeVisible();
}

test('m opens it even if it is pressed before the menu is loaded', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/dialog-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await open(page, 'code');
  await page.keyboard.press('m');
  await expect(menuOf(page)).toHaveCount(0);
  release();
  await expect(menuOf(page)).toBeVisible();
});

test('m opens and closes it, also after another transition was picked', async ({ page }) => {
  await open(page, 'code');
  for (const transition of ['Fade', 'Slide']) {
    await openMenu(page);
    await openPanel(page, 'Transitions');
    await page.getByRole('radio', { name: transition }).check();
    await expect(page.locator(`.reveal.${transition.toLowerCase()}`)).toBeAttached();
    await page.keyboard.press('m');
    await expect(menuOf(page)).toBeHidden();
  }
  await openMenu(page);
  await page.keyboard.press('M');
  await expect(menuOf(page)).toBeHidden();
});

test('it lists chapters and titles as they are written', async ({ page }) => {
  await open(page, 'code');
  await openMenu(page);
  const chapters = page.getByRole('tabpanel', { name: 'Slides' }).getByRole('heading');
  await expect(chapters).toHaveText(['Opening', 'Middle', 'Appendix']);
  await expect(menuOf(page).locator('.menu-title')).toHaveText([
    'A deck of six slides',
    'Code a < b & more',
    'Controls keep their keys',
    'Deep <i>one</i>',
    'Deep, the second',
    'The appendix',
  ]);
  await expect(menuOf(page).locator('[aria-current]')).toHaveText(/Code/);
});

test('by keyboard: the slide that is on has the focus, arrows and Enter go', async ({ page }) => {
  await open(page, 'code');
  await openMenu(page);
  await expect(page.getByRole('link', { name: '2 Code a < b & more' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await currentId(page)).toBe('code');
  await page.keyboard.press('Enter');
  await expect(menuOf(page)).toBeHidden();
  expect(await currentId(page)).toBe('deep-one');
});

test('Tab stays inside, Esc closes without opening the overview, the focus returns', async ({
  page,
}) => {
  await open(page, 'controls');
  await page.locator('#count').focus();
  await page.locator('.chrome-menu').focus();
  await page.keyboard.press('Enter');
  await expect(menuOf(page)).toBeVisible();
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press('Tab');
    const inside = await menuOf(page).evaluate((menu) => menu.contains(document.activeElement));
    expect(inside).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(menuOf(page)).toBeHidden();
  await expect(page.locator('.chrome-menu')).toBeFocused();
  expect(await page.evaluate(() => window.Reveal.isOverview())).toBe(false);
});

test('the tabs are tabs: arrows change the panel, one is a stop of Tab', async ({ page }) => {
  await open(page, 'code');
  await openMenu(page);
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveText(['Slides', 'Appearance', 'Transitions', 'Export', 'Help']);
  await tabs.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Appearance' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
  await expect(page.getByRole('tabpanel', { name: 'Appearance' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('tabpanel', { name: 'Help' })).toBeVisible();
  expect(await currentId(page)).toBe('code');
});

test('colours and contrast hold at once, after a reload, and in the other windows', async ({
  page,
  context,
}) => {
  await open(page, 'code');
  const other = await context.newPage();
  await open(other, 'code');
  const root = page.locator('html');
  await openMenu(page);
  await openPanel(page, 'Appearance');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('radio', { name: 'More' }).check();
  await expect(root).toHaveAttribute('data-contrast', 'more');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect(root).toHaveAttribute('data-contrast', 'more');
  await openMenu(page);
  await openPanel(page, 'Appearance');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page.getByRole('radio', { name: 'As the system' }).check();
  await page.getByRole('radio', { name: 'Normal' }).check();
  await expect(root).not.toHaveAttribute('data-theme');
  await expect(root).not.toHaveAttribute('data-contrast');
});

test('where storage is denied the choice holds for the visit', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await open(page, 'code');
  await openMenu(page);
  await openPanel(page, 'Appearance');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('export offers the PDF and the pages to print, help lists every key', async ({ page }) => {
  await open(page, 'code');
  await openMenu(page);
  await openPanel(page, 'Export');
  await expect(page.getByRole('link', { name: /PDF/ })).toHaveAttribute('href', 'slides.pdf');
  await expect(page.getByRole('link', { name: /print/ })).toHaveAttribute('href', /\?print-pdf$/);
  const handout = page.getByRole('link', { name: /handout/ });
  await expect(handout).toHaveAttribute('href', /\?print-pdf&handout=a4$/);
  await openPanel(page, 'Help');
  const keys = page.getByRole('tabpanel', { name: 'Help' });
  for (const action of ['Next slide', 'Pause', 'Menu', 'Pointer', 'Search slides and notes']) {
    await expect(keys.getByText(action, { exact: true })).toBeVisible();
  }
  await expect(page.locator('.r-overlay')).toHaveCount(0);
});

test('what lies behind the menu cannot be reached, and a click there closes it', async ({
  page,
}) => {
  await open(page, 'code');
  await openMenu(page);
  await expect(page.locator('.reveal')).toHaveAttribute('inert');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('b');
  await page.keyboard.press('PageDown');
  expect(await currentId(page)).toBe('code');
  expect(await page.evaluate(() => window.Reveal.isPaused())).toBe(false);
  await page.mouse.click(100, 600);
  await expect(menuOf(page)).toBeHidden();
  await expect(page.locator('.reveal')).not.toHaveAttribute('inert');
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate(() => window.Reveal.getIndices().f)).toBe(0);
});

test('zoomed by two it stays as large as it is', async ({ page }) => {
  await open(page, 'code');
  await openMenu(page);
  const before = await menuOf(page).boundingBox();
  await page.keyboard.press('m');
  await page.keyboard.down('Alt');
  await page.mouse.click(600, 600);
  await page.keyboard.up('Alt');
  await expect(page.locator('html.zoomed')).toBeAttached();
  await openMenu(page);
  expect(await menuOf(page).boundingBox()).toEqual(before);
});

test('in the scroll view it lists and finds all slides, on a phone over the full width', async ({
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
  await open(page);
  await expect(page.locator('.reveal-scroll')).toBeAttached();
  await page.locator('.chrome-menu').tap();
  await expect(menuOf(page)).toBeVisible();
  expect((await menuOf(page).boundingBox())?.width).toBe(390);
  await expect(menuOf(page).locator('.menu-slide')).toHaveCount(6);
  for (const link of await menuOf(page).locator('.menu-slide').all())
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.getByRole('link', { name: /The appendix/ }).tap();
  await expect(menuOf(page)).toBeHidden();
  await expect(page.locator('#end h2')).toBeInViewport();
  await context.close();
});

test('nothing of the menu is on paper', async ({ page }) => {
  await page.goto('./?view=print');
  await expect(page.locator('.pdf-page').first()).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.locator('.slide-menu-wrapper')).toHaveCount(0);
});
