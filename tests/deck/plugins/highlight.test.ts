import type { Page } from '@playwright/test';
import { currentId, currentStep, expect, open, test } from '../support/small-deck.ts';

/** The numbers of the lines that are set off on the slide that is on. */
function setOff(page: Page): Promise<string[]> {
  return page
    .locator('section.present .highlight-line')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-number') ?? ''));
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

test('each step sets its own lines off, forwards and backwards, and an address may name one', async ({
  page,
}) => {
  await open(page, 'code/0');
  await expect.poll(() => setOff(page)).toEqual(['4']);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => setOff(page)).toEqual(range(12, 30));
  expect(await currentId(page)).toBe('code');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => setOff(page)).toEqual(['4']);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => setOff(page)).toEqual(['1', '2']);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => setOff(page)).toEqual(['4']);
});

test('coming back from the next slide finds the last step', async ({ page }) => {
  await open(page, 'controls');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => currentId(page)).toBe('code');
  expect(await currentStep(page)).toBe(1);
  await expect.poll(() => setOff(page)).toEqual(range(12, 30));
});

test('lines that a step sets off come into view', async ({ page }) => {
  await open(page, 'code');
  const line = page.locator('.code-line[data-number="20"]');
  await expect(line).not.toBeInViewport({ ratio: 1 });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(line).toBeInViewport({ ratio: 1 });
});

test('code is coloured near its slide, and not before', async ({ page }) => {
  await open(page, 'end');
  await expect(page.locator('#deep-two .hljs-keyword').first()).toBeAttached();
  await expect(page.locator('#code .hljs-keyword')).toHaveCount(0);
  await page.keyboard.press('Home');
  await expect(page.locator('#code .hljs-keyword').first()).toBeAttached();
});

test('comments over two lines stay comments, and signs stay signs', async ({ page }) => {
  await open(page, 'code');
  await expect(page.locator('#code [data-number="10"] .hljs-comment')).toHaveText(
    'over two lines */',
  );
  await expect(page.locator('#code [data-number="5"]')).toContainText(`['<b>', "it's"]`);
});

test('numbers start anywhere, and the button copies the code alone, by keyboard too', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'deep-two');
  await expect(page.locator('#deep-two [data-number="42"]')).toHaveText('const next = 43;');
  const button = page.locator('#deep-two .code-copy').first();
  await button.focus();
  await expect(button).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect(button).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'const answer = 42;\nconst next = 43;',
  );
  await page.keyboard.press(' ');
  expect(await currentId(page)).toBe('deep-two');
});

test('the scroll view shows all code alike, and back from it steps and copying still work', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'code');
  await page.setViewportSize({ width: 420, height: 800 });
  await expect(page.locator('.reveal-scroll')).toBeAttached();
  await expect.poll(() => setOff(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect(page.locator('.reveal-scroll')).toHaveCount(0);
  await page.evaluate(() => window.Reveal.slide(1, 0, -1));
  await expect.poll(() => setOff(page)).toEqual(['1', '2']);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => setOff(page)).toEqual(['4']);
  await page.locator('#code .code-copy').click();
  await expect(page.locator('#code .code-copy')).toHaveText('Copied');
});

test('on paper all lines stand at full strength, each slide on one page', async ({ page }) => {
  await page.goto('./?view=print');
  await expect(page.locator('.pdf-page')).toHaveCount(6);
  await expect(page.locator('.has-highlights')).toHaveCount(0);
  await expect(page.locator('#code .hljs-keyword').first()).toBeVisible();
  await expect(page.locator('.code-copy').first()).toBeHidden();
  const hidden = await page
    .locator('#code pre code')
    .evaluate((code) => code.scrollHeight - code.clientHeight);
  expect(hidden).toBeLessThanOrEqual(0);
});
