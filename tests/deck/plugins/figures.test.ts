import { openFigureOn } from '../support/figure.ts';
import { heldBy } from '../support/memory.ts';
import { expect, goTo, ready, test } from '../support/squares.ts';
import { countWork, idleWork } from '../support/work.ts';

test('a figure is still before its slide is near, alive beside it, and idle once left', async ({
  page,
}) => {
  await countWork(page);
  await page.goto('./');
  await ready(page);
  const figure = page.locator('#primes figure[data-figure]');
  await expect(figure).not.toHaveAttribute('data-live');
  await goTo(page, 'code');
  await expect(figure).toHaveAttribute('data-live');
  await goTo(page, 'primes');
  await goTo(page, 'table');
  await expect.poll(() => idleWork(page), 'work with every figure hidden').toBe(0);
});

test('work that goes on would be noticed', async ({ page }) => {
  await countWork(page);
  await page.goto('./');
  await ready(page);
  await page.evaluate(() => {
    setInterval(() => undefined, 50);
  });
  expect(await idleWork(page)).toBeGreaterThan(1);
});

test('in print the still forms stand, whatever the address says', async ({ page }) => {
  await page.goto('./?print-pdf&square.width=3');
  await page.waitForSelector('.pdf-page #square');
  await expect(page.locator('figure .live')).toHaveCount(0);
  await expect(page.locator('#square .still').getByText('81 tiles', { exact: true })).toBeVisible();
});

test(
  'a hundred changes back and forth leave nothing behind',
  { tag: '@full' },
  async ({ page }) => {
    test.setTimeout(120_000);
    await openFigureOn(page, 'square', 'square');
    const held = await heldBy(page);
    const visit = async (rounds: number) => {
      for (let i = 0; i < rounds; i++)
        for (const slide of ['question', 'square', 'growth', 'primes', 'thanks'])
          await goTo(page, slide);
    };
    await visit(5);
    const before = await held();
    await visit(20);
    const after = await held();
    expect(after.workers).toBeLessThanOrEqual(before.workers);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + 20);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.05);
    expect(after.megabytes).toBeLessThanOrEqual(before.megabytes + 3);
  },
);
