import type { Page } from '@playwright/test';
import { back, begin, forward } from '../support/steps.ts';
import { expect, ready, test } from '../support/squares.ts';

/** The parts of the drawings of a slide that are moving now. */
const moving = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      document
        .getAnimations()
        .filter(
          ({ effect }) =>
            effect instanceof KeyframeEffect && effect.target?.closest('section.present svg'),
        ).length,
  );

test('a drawing that comes after the first slide leaves the steps of its slide in their order', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
  await page.evaluate(() => {
    const slide = document.getElementById('growth');
    const { h, v } = window.Reveal.getIndices(slide ?? undefined);
    window.Reveal.slide(h, v, -1);
  });
  const last = page.locator('#growth > p.fragment');
  for (const seen of [false, false, false, true]) {
    await forward(page);
    await (seen ? expect(last) : expect(last).not).toHaveClass(/visible/);
  }
});

test('a chart begins with its axes; each series and the message wait for their step', async ({
  page,
}) => {
  const chart = await begin(page, 'growth');
  const last = (series: string) =>
    chart.locator(`.mark[data-series="${series}"][data-at="width 12"]`);
  const message = chart.getByText('Tiles win');
  await expect(chart.getByText('Tiles of a square').first()).toBeVisible();
  await expect(last('Tiles')).toBeHidden();

  await forward(page);
  await expect(last('Tiles')).toBeVisible();
  await expect(last('Border')).toBeHidden();
  await forward(page);
  await expect(last('Border')).toBeVisible();
  await expect(last('Half')).toBeVisible();
  await expect(message).toBeHidden();
  await forward(page);
  await expect(message).toBeVisible();

  await back(page);
  await expect(message).toBeHidden();
  await expect(last('Half')).toBeVisible();
});

test('what waits for its step cannot be read or chosen before', async ({ page }) => {
  const chart = await begin(page, 'growth');
  const reader = chart.locator('.reader');
  const choose = (series: string) =>
    chart.getByRole('button', { name: `Only ${series}`, exact: true });
  await expect(reader).toBeDisabled();
  await expect(choose('Tiles')).toBeHidden();

  await forward(page);
  await expect(choose('Tiles')).toBeVisible();
  await expect(choose('Border')).toBeHidden();
  await reader.focus();
  await expect(reader).toHaveAttribute('aria-valuetext', /^Tiles, width 1:/);
  await page.keyboard.press('ArrowDown');
  await expect(reader).toHaveAttribute('aria-valuetext', /^Tiles, width 1:/);

  await page.keyboard.press('Escape');
  await forward(page);
  await expect(choose('Border')).toBeVisible();
  await reader.focus();
  await page.keyboard.press('ArrowDown');
  await expect(reader).toHaveAttribute('aria-valuetext', /^Half, width/);
});

test('all steps of a chart are there when one comes back', async ({ page }) => {
  const chart = await begin(page, 'growth');
  for (let i = 0; i < 5; i++) await forward(page);
  await expect(page).toHaveURL(/#\/code/);
  await back(page);
  for (const series of ['Tiles', 'Border', 'Half'])
    await expect(chart.locator(`.mark[data-series="${series}"]`).last()).toBeVisible();
  await expect(chart.getByText('Tiles win')).toBeVisible();
});

test('an address with a step shows what was there at that step', async ({ page }) => {
  await page.goto('./#/growth/1');
  await ready(page);
  const chart = page.locator('#growth figure');
  await expect(chart.locator('.mark[data-series="Half"]').last()).toBeVisible();
  await expect(chart.getByText('Tiles win')).toBeHidden();
});

test('a curve grows as its step comes, and stands at once for who comes back to it', async ({
  page,
}) => {
  await begin(page, 'growth');
  expect(await moving(page)).toBe(0);
  await forward(page);
  expect(await moving(page)).toBe(1);
  await page.goto('./#/growth/0');
  await page.reload();
  await ready(page);
  await expect(page.locator('#growth .mark').first()).toBeVisible();
  expect(await moving(page)).toBe(0);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a step is there at once', async ({ page }) => {
    const chart = await begin(page, 'growth');
    await forward(page);
    expect(await moving(page)).toBe(0);
    await expect(chart.locator('.mark[data-at="width 12"]').first()).toBeVisible();
  });
});
