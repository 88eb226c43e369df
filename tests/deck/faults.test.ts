/** What goes wrong on the day of a talk: one plain sentence each time, and a deck that goes on. */
import type { Page } from '@playwright/test';
import { goesOn, refusals } from './support/faults.ts';
import { agree, openSpeaker } from './support/speaker-windows.ts';
import { expect, goTo, ready, shown, test } from './support/squares.ts';

test.describe('where the browser keeps nothing', () => {
  test.use({ serviceWorker: true });

  for (const [name, refuse] of refusals)
    test(
      `${name}: the deck, its speaker view and its figures work`,
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
        await goTo(page, 'primes');
        await expect(shown(page).locator('.live').getByText('10 primes up to 30')).toBeVisible();
        await goesOn(page);
      },
    );
});

test.describe('where the network goes when the first slide has come', () => {
  test.use({ expectedProblems: [/ERR_|Failed to (load|fetch)|preload/i] });

  test('the words stay, what is missing is said, and comes with the network', async ({ page }) => {
    let there = false;
    await page.route(/\/stills-[^/]*\.json$/, (route) =>
      there ? route.continue() : route.abort(),
    );
    await page.goto('./');
    await ready(page);
    await page.context().setOffline(true);
    for (let slide = 0; slide < 2; slide += 1) await goesOn(page);
    await expect(shown(page).getByText('This picture could not be loaded.')).toBeVisible();
    await goesOn(page);
    await page.context().setOffline(false);
    there = true;
    await goTo(page, 'counting');
    await expect(shown(page).locator('.still svg').first()).toBeVisible();
    await page.keyboard.press('PageUp');
    await expect(shown(page).getByText('This picture could not be loaded.')).toHaveCount(0);
  });
});

test.describe('where a deployment has deleted what was not loaded yet', () => {
  test.use({ expectedProblems: [/^(404|console error|console warning): /] });

  const deleteAll = (page: Page) =>
    page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: 'not here' }));

  test('in the first second: the words stay, and every key is heard', async ({ page }) => {
    await page.goto('./');
    await ready(page);
    await deleteAll(page);
    for (const key of ['m', 'g', 'Escape', 'q', 'o', 'Escape']) await page.keyboard.press(key);
    await page.evaluate((id) => (location.hash = `#/${id}`), 'primes');
    await expect(shown(page).locator('h2')).toBeVisible();
    await goesOn(page);
  });

  test('during the talk: figures keep their drawings and say so, and one line tells what to do', async ({
    page,
  }) => {
    const loaded = page.waitForResponse(/\/later-[^/]*\.js$/);
    await page.goto('./');
    await ready(page);
    await loaded;
    await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
    await deleteAll(page);
    await goTo(page, 'primes');
    await expect(
      shown(page).getByText('This figure could not be loaded; its drawing stays.').first(),
    ).toBeVisible();
    await expect(shown(page).locator('.still svg').first()).toBeVisible();
    const line = page.getByRole('status').filter({ hasText: 'A part of the deck' });
    await expect(line).toContainText('Reload when the network is there.');
    await line.getByRole('button', { name: 'Close' }).click();
    await expect(line).toBeHidden();
    await goesOn(page);
  });
});
