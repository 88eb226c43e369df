import { expect, goTo, ready, shown, slideIds, stepped, test } from '../../support/squares.ts';
import {
  agree,
  current,
  next,
  numbers,
  openBoth,
  previewed,
  standing,
} from '../../support/speaker-windows.ts';

test('the window shows the slide, its number, and what the next step will show', async ({
  page,
}) => {
  const speaker = await openBoth(page, stepped);
  const ids = await slideIds(page);
  expect(await numbers(speaker)).toEqual([`${ids.indexOf(stepped) + 1} / ${ids.length}`, '0 / 4']);
  await expect.poll(() => previewed(speaker, 'Next step')).toEqual({ id: stepped, step: 0 });
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await agree(page, speaker);
  const following = ids[ids.indexOf(stepped) + 1] ?? '';
  await expect.poll(() => previewed(speaker, 'Next step')).toEqual({ id: following, step: -1 });
  await expect(speaker.getByText('Next: ')).toBeVisible();
  await goTo(page, ids.at(-1) ?? '');
  await expect(speaker.getByText('End of the talk')).toBeVisible();
  await expect(speaker.locator('iframe[title="Next step"]')).toBeHidden();
});

test(
  'both previews are drawn, the formulas of a step that is shown too',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    await page.keyboard.press('ArrowRight');
    await expect(
      next(speaker).locator('section.present .fragment.visible .katex-html').first(),
    ).toBeVisible();
    await expect(current(speaker).locator('section.present svg').first()).toBeVisible();
    expect(await current(speaker).locator('section.present [data-still]').count()).toBe(0);
  },
);

test(
  'of notes with steps in them the part that is due stands out',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page, stepped);
    const due = speaker.locator('.speaker-part[data-when="now"]').first();
    await expect(due).toContainText('Here is one square');
    await page.keyboard.press('ArrowRight');
    await expect(due).toContainText('First, a row');
    await expect(speaker.locator('.speaker-click[data-when="now"]')).toHaveCount(1);
    await expect(due).toBeInViewport();
    const colour = (part: string) =>
      speaker
        .locator(`.speaker-part[data-when="${part}"]`)
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    expect(await colour('now')).not.toBe(await colour('to-come'));
  },
);

test(
  'the list leads to any slide, by hand and by what is written into its field',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page);
    const ids = await slideIds(page);
    const row = speaker.locator('.speaker-slides button').nth(1);
    await row.click();
    await expect(shown(page)).toHaveAttribute('id', ids[1] ?? '');
    await expect(row).toHaveAttribute('aria-current', 'true');
    await speaker.keyboard.press('/');
    await speaker.keyboard.type(stepped);
    await speaker.keyboard.press('Enter');
    await expect(shown(page)).toHaveAttribute('id', stepped);
    // The field has given the keys back.
    await speaker.keyboard.press('ArrowRight');
    await expect.poll(() => standing(page)).toEqual({ id: stepped, step: 0 });
    await speaker.keyboard.press('g');
    await speaker.keyboard.type('12');
    await speaker.keyboard.press('Enter');
    await expect(shown(page)).toHaveAttribute('id', ids[11] ?? '');
  },
);

test(
  'borders move by mouse and by keyboard, and stand there after a reload',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page);
    const before = await standing(page);
    const border = speaker.getByRole('separator', { name: 'Border beside the notes' });
    const value = () => border.getAttribute('aria-valuenow').then(Number);
    const notes = speaker.getByRole('region', { name: 'Notes' });
    const width = async () => (await notes.boundingBox())?.width ?? 0;
    const wide = await width();
    const box = await border.boundingBox();
    if (!box) throw new Error('The border has no box.');
    await speaker.mouse.move(box.x + box.width / 2, box.y + 100);
    await speaker.mouse.down();
    await speaker.mouse.move(box.x - 200, box.y + 100, { steps: 4 });
    await speaker.mouse.up();
    expect(await width()).toBeGreaterThan(wide + 100);
    const dragged = await value();
    await border.press('ArrowRight');
    expect(await value()).toBe(dragged + 2);
    await border.press('End');
    await expect(border).toHaveAttribute('aria-valuenow', '88');
    await border.press('Home');
    await expect(border).toHaveAttribute('aria-valuenow', '12');
    expect(await standing(page)).toEqual(before);
    await speaker.reload();
    await expect(border).toHaveAttribute('aria-valuenow', '12');
    await border.dblclick();
    await expect(border).toHaveAttribute('aria-valuenow', '58');
  },
);

test(
  'notes grow and shrink, the window dims, and both are remembered',
  { tag: '@full' },
  async ({ page }) => {
    const speaker = await openBoth(page);
    const notes = speaker.locator('.speaker-words');
    const size = () => notes.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    const usual = await size();
    await speaker.getByRole('button', { name: 'Larger notes' }).click();
    await speaker.keyboard.press('+');
    expect(await size()).toBe(usual + 4);
    await speaker.getByRole('slider', { name: 'Light' }).press('Home');
    const filter = () => speaker.evaluate(() => getComputedStyle(document.body).filter);
    expect(await filter()).toBe('brightness(0.2)');
    await speaker.reload();
    expect(await filter()).toBe('brightness(0.2)');
    expect(await size()).toBe(usual + 4);
  },
);

for (const [width, height] of [
  [800, 600],
  [1280, 800],
  [820, 1180],
] as const)
  test(
    `at ${width} x ${height} everything is in the window and nothing lies over another`,
    { tag: width === 800 ? [] : '@full' },
    async ({ page }) => {
      const speaker = await openBoth(page, stepped);
      await speaker.setViewportSize({ width, height });
      await speaker.getByRole('button', { name: 'Start' }).click();
      for (const button of await speaker
        .locator(
          '.speaker-head button, .speaker-bar > :not(dialog) button, .speaker-pace, .speaker-figure',
        )
        .all())
        await expect(button).toBeInViewport({ ratio: 1 });
      const overflow = await speaker.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.documentElement.scrollHeight - innerHeight,
      ]);
      expect(overflow).toEqual([0, 0]);
      const boxes = await speaker
        .locator('.speaker-head button, .speaker-pace, .speaker-head .speaker-figure')
        .evaluateAll((elements) =>
          elements.map((element) => element.getBoundingClientRect().toJSON() as DOMRect),
        );
      for (const [i, a] of boxes.entries())
        for (const b of boxes.slice(i + 1))
          expect(
            a.right <= b.left + 2 ||
              b.right <= a.left + 2 ||
              a.bottom <= b.top ||
              b.bottom <= a.top,
          ).toBe(true);
    },
  );

for (const [width, height] of [
  [320, 568],
  [390, 844],
  [480, 800],
  [682, 512],
] as const)
  test(
    `at ${width} x ${height} every control can be reached`,
    { tag: width === 320 ? [] : '@full' },
    async ({ page }) => {
      const speaker = await openBoth(page, stepped);
      await speaker.setViewportSize({ width, height });
      await speaker.getByRole('button', { name: 'Start' }).click();
      const controls = speaker.locator(
        '.speaker-head button, .speaker-bar > :not(dialog) button, .speaker-bar input, .speaker-list input, .speaker-figure, .speaker-notes',
      );
      for (const control of await controls.all())
        await expect(control).toBeInViewport({ ratio: 1 });
      const notes = await speaker.locator('.speaker-notes').boundingBox();
      expect(notes?.height).toBeGreaterThanOrEqual(100);
      await speaker.getByRole('button', { name: 'Keys' }).click();
      const help = speaker.getByRole('dialog', { name: 'Keys' });
      await expect(help).toBeInViewport({ ratio: 1 });
      await help.getByRole('button', { name: 'Close' }).click();
      await expect(help).toBeHidden();
    },
  );

test('notes grow with their pane', { tag: '@full' }, async ({ page }) => {
  const speaker = await openBoth(page, stepped);
  const size = () =>
    speaker
      .locator('.speaker-words')
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const border = speaker.getByRole('separator', { name: 'Border beside the notes' });
  const before = await size();
  await border.press('Home');
  await expect.poll(size).toBeGreaterThan(before + 4);
  await border.press('End');
  await expect.poll(size).toBeLessThan(before - 4);
});

test.describe('on a tablet', () => {
  test.use({ hasTouch: true });

  test(
    'a finger goes on, jumps, moves a border and turns the preview',
    { tag: '@full' },
    async ({ page }) => {
      const speaker = await openBoth(page);
      const ids = await slideIds(page);
      await speaker.getByRole('button', { name: 'Next', exact: true }).tap();
      await expect(shown(page)).toHaveAttribute('id', ids[1] ?? '');
      await speaker.locator('.speaker-slides button').nth(2).tap();
      await expect(shown(page)).toHaveAttribute('id', ids[2] ?? '');
      const border = speaker.getByRole('separator', { name: 'Border below the current slide' });
      const box = await border.boundingBox();
      if (!box) throw new Error('The border has no box.');
      const touch = await speaker.context().newCDPSession(speaker);
      const point = (x: number, y: number) => [{ x, y }];
      const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const send = (
        type: 'touchStart' | 'touchMove' | 'touchEnd',
        points: { x: number; y: number }[],
      ) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
      await send('touchStart', point(from.x, from.y));
      for (const by of [40, 80, 120]) await send('touchMove', point(from.x, from.y - by));
      await send('touchEnd', []);
      await expect.poll(async () => (await border.boundingBox())?.y ?? 0).toBeLessThan(from.y - 80);
    },
  );
});

test(
  'a link on the slide in the preview, and one to a slide, lead there',
  { tag: '@full' },
  async ({ page }) => {
    await page.goto('./');
    await ready(page);
    const from = await page.evaluate(() =>
      window.Reveal.getSlides()
        .map((slide) => ({
          id: slide.id,
          to: slide.querySelector('a[href^="#/"]')?.getAttribute('href'),
        }))
        .find(({ to }) => to),
    );
    const speaker = await openBoth(page, from?.id);
    await current(speaker).locator('section.present a[href^="#/"]').first().click();
    await expect(shown(page)).toHaveAttribute('id', (from?.to ?? '').replace('#/', ''));
  },
);

test('the page says so while there is no deck', async ({ page }) => {
  await page.goto('./speaker.html');
  await expect(page.getByRole('status')).toHaveText('Looking for the deck …');
});

test('where the browser blocks the window, a link opens it by hand', async ({ page }) => {
  await page.addInitScript(() => Object.assign(window, { open: () => null }));
  await page.goto('./');
  await ready(page);
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Speaker view' });
  await expect(dialog).toContainText('blocked');
  const opened = page.context().waitForEvent('page');
  await dialog.getByRole('link').click();
  const speaker = await opened;
  await agree(page, speaker);
  await expect(dialog).toBeHidden();
});

test('?notes in the address opens it too', async ({ page }) => {
  const opened = page.waitForEvent('popup');
  await page.goto('./?notes');
  await agree(page, await opened);
});
