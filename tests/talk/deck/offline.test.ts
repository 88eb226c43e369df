import type { Page } from '@playwright/test';
import { hosted, kept, visit, type Host } from '../../deck/support/offline.ts';
import { expect, goTo, ready, slideIds, test as base } from '../../deck/support/test.ts';
import { slideOf } from '../../deck/support/figure.ts';

const test = base.extend<{ host: Host }>(hosted('dist'));
test.use({ serviceWorker: true });

const models = async (page: Page): Promise<number> =>
  (await kept(page)).filter((name) => /weights-[^/]*\.bin$/.test(name)).length;

test('after one visit every slide is there without a network, and a model answers', async ({
  page,
  host,
}) => {
  await visit(page);
  await expect.poll(() => models(page), { timeout: 60_000 }).toBe(3);
  await host.close();
  await page.goto('./?attention-cost.side=48#/attention-live');
  await ready(page);
  for (const id of await slideIds(page)) await goTo(page, id, -1);
  await expect(page.locator('.figure-fault')).toHaveCount(0);
  await expect(page.getByText('could not be loaded')).toHaveCount(0);
  await goTo(page, slideOf('order'));
  await expect(page.locator('section.present figure[data-live]')).toBeVisible();
});

test(
  'one who saves data gets a model only when it is needed',
  { tag: '@full' },
  async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
    await visit(page);
    expect(await models(page)).toBe(0);
    await goTo(page, slideOf('order'));
    await page.locator('section.present figure[data-live] button').first().click();
    await expect.poll(() => models(page), { timeout: 60_000 }).toBeGreaterThan(0);
  },
);
