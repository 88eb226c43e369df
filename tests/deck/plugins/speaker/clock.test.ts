import type { Page } from '@playwright/test';
import { expect, goTo, ready, slideIds, test } from '../../support/squares.ts';
import { agree, openBoth, openSecond } from '../../support/speaker-windows.ts';

const spent = (speaker: Page) => speaker.locator('.speaker-time span.speaker-figure');
const pace = (speaker: Page) => speaker.locator('.speaker-pace');

test.beforeEach(async ({ page }) => {
  await page.context().clock.install({ time: new Date('2026-03-04T09:30:00') });
});

/** Lets time pass in both windows. */
async function pass(page: Page, time: string): Promise<void> {
  await page.context().clock.fastForward(time);
}

test('the clock starts, pauses and goes on, and resets only when pressed again', async ({
  page,
}) => {
  const speaker = await openBoth(page);
  await expect(speaker.locator('time')).toHaveText('09:30');
  await pass(page, '01:00');
  await expect(spent(speaker)).toHaveText('0:00');
  await speaker.getByRole('button', { name: 'Start' }).click();
  await pass(page, '02:05');
  await expect(spent(speaker)).toHaveText(/^2:0[5-9]$/);
  await speaker.keyboard.press('t');
  await pass(page, '10:00');
  await expect(spent(speaker)).toHaveText(/^2:0[5-9]$/);
  await speaker.getByRole('button', { name: 'Resume' }).click();
  await pass(page, '01:00:00');
  await expect(spent(speaker)).toHaveText(/^1:02:\d\d$/);

  await speaker.getByRole('button', { name: 'Reset' }).click();
  await expect(spent(speaker)).toHaveText(/^1:02:\d\d$/);
  await pass(page, '00:06');
  await expect(speaker.getByRole('button', { name: 'Reset' })).toBeVisible();
  await speaker.getByRole('button', { name: 'Reset' }).click();
  await speaker.getByRole('button', { name: 'Really?' }).click();
  await expect(spent(speaker)).toHaveText('0:00');
  await expect(speaker.getByRole('button', { name: 'Start' })).toBeVisible();
});

test(
  'the clock goes on while either window is reloaded, or the speaker’s is opened anew',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page);
    await speaker.keyboard.press('t');
    await pass(page, '03:00');
    await page.reload();
    await ready(page);
    await agree(page, speaker);
    await expect(spent(speaker)).toHaveText(/^3:/);
    await pass(page, '01:00');
    await speaker.reload();
    await expect(spent(speaker)).toHaveText(/^4:/);
    const address = speaker.url();
    await speaker.close();
    await pass(page, '01:00');
    const other = await page.context().newPage();
    await other.goto(address);
    await expect(spent(other)).toHaveText(/^5:/);
    await expect(other.getByRole('button', { name: 'Pause' })).toBeVisible();
  },
);

test('the clock starts with the first step away from the title, by whichever window', async ({
  page,
}) => {
  const speaker = await openBoth(page);
  await expect(speaker.getByRole('button', { name: 'Start' })).toBeVisible();
  await speaker.keyboard.press('ArrowRight');
  await expect(speaker.getByRole('button', { name: 'Pause' })).toBeVisible();
  // A clock that was set by hand stays as it is.
  await speaker.keyboard.press('t');
  await pass(page, '00:02');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await agree(page, speaker);
  await expect(speaker.getByRole('button', { name: 'Resume' })).toBeVisible();
});

test(
  'a clock that is started in one speaker’s window runs in the other',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page);
    const second = await openSecond(page, speaker);
    await speaker.keyboard.press('t');
    await expect(second.getByRole('button', { name: 'Pause' })).toBeVisible();
    await second.keyboard.press('t');
    await expect(speaker.getByRole('button', { name: 'Resume' })).toBeVisible();
  },
);

test('the time of the computer may be set meanwhile: the talk gets neither longer nor shorter', async ({
  page,
}) => {
  const speaker = await openBoth(page);
  await speaker.keyboard.press('t');
  await pass(page, '03:00');
  await page.context().clock.setSystemTime(new Date('2026-03-04T11:45:00'));
  await pass(page, '00:01');
  await expect(speaker.locator('time')).toHaveText('11:45');
  await expect(spent(speaker)).toHaveText(/^3:/);
});

test(
  'the pace is said in words and colour: on time, behind, ahead',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page);
    const ids = await slideIds(page);
    await expect(pace(speaker)).toHaveText('');
    await speaker.keyboard.press('t');
    await pass(page, '00:02');
    await expect(pace(speaker)).toHaveText('on time');
    const colour = () => pace(speaker).evaluate((element) => getComputedStyle(element).color);
    const calm = await colour();
    await pass(page, '05:00');
    await expect(pace(speaker)).toHaveText(/^4:3\d behind$/);
    expect(await colour()).not.toBe(calm);
    // Where the plan is by now is marked in the strip.
    await expect(speaker.locator('.speaker-strip [data-planned]')).toHaveCount(1);
    await goTo(page, ids[Math.floor(ids.length / 2)] ?? '');
    await expect(pace(speaker)).toHaveText(/^\d+:\d\d ahead$/);
    await expect(speaker.locator('.speaker-total')).toHaveText(/^of \d+:\d\d$/);
  },
);
