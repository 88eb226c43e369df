import type { Locator } from '@playwright/test';
import { read } from '../support/article.ts';
import { expect, ready, shown, slideIds, test } from '../support/squares.ts';

/** Where an element is in the window, in pixels. */
async function boxOf(
  element: Locator,
): Promise<{ [side in 'x' | 'y' | 'width' | 'height']: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error('The element has no box.');
  return box;
}

test('each slide is there in its order, with its notes as prose, and no mark of a step', async ({
  page,
}) => {
  await read(page);
  const ids = await slideIds(page);
  for (const id of ids) await expect(page.locator(`#${id}`)).toBeVisible();
  const tops = await page.evaluate(() =>
    window.Reveal.getSlides().map((slide) => slide.getBoundingClientRect().top),
  );
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  await expect(page.locator('#square aside.notes')).toBeVisible();
  await expect(page.locator('#square aside.notes')).not.toHaveText('');
  await expect(page.locator('aside.notes .click').first()).toBeHidden();
  await expect(page.getByText('[move the slider')).toBeHidden();
});

test('an address of a slide leads to it, and the address follows what is read', async ({
  page,
}) => {
  await read(page, './?view=read#/table');
  await expect(page.locator('#table h2')).toBeInViewport();
  await page.locator('#thanks').scrollIntoViewIfNeeded();
  await expect(page).toHaveURL(/#\/thanks$/);
});

test('the contents and the menu lead to a slide', async ({ page }) => {
  await read(page);
  await page.getByText('Contents', { exact: true }).click();
  await page.getByRole('link', { name: 'Three squares in numbers' }).click();
  await expect(page.locator('#table h2')).toBeInViewport();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page
    .getByRole('link', { name: /Choose a square/ })
    .last()
    .click();
  await expect(page.locator('#square h2')).toBeInViewport();
});

test('the menu leads to the article and back, to the same slide with its figure as it was', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const state = 'square.width:4';
  const view = async (name: RegExp): Promise<void> => {
    await page.keyboard.press('m');
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name }).click();
  };
  await page.goto(`./?${state}&primes.most=40#/square`);
  await ready(page);
  await view(/article/);
  await expect(page.locator('#square h2')).toBeInViewport();
  await expect(page.locator('#square').getByRole('slider').first()).toHaveValue('4');

  await page.getByRole('button', { name: 'Copy the link to this slide' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${baseURL ?? ''}?${state}#/square`,
  );

  await view(/^As slides$/);
  await expect(page).toHaveURL(/\?view=slides&.*square\.width:4.*#\/square$/);
  await ready(page);
  await expect(shown(page)).toHaveId('square');
});

test('a figure comes alive where it is read', async ({ page }) => {
  await read(page, './?view=read#/square');
  const side = page.locator('#square').getByRole('slider').first();
  await side.focus();
  await side.press('Home');
  await expect(page.locator('#square')).toContainText('1 × 1');
});

test(
  'the menu leads to the scroll view, and an address to a slide of it',
  { tag: '@full' },
  async ({ page }) => {
    const inView = async (): Promise<void> => {
      await expect(page.locator('.reveal-scroll')).toBeAttached();
      await expect(page.locator('#code h2')).toBeInViewport();
      await expect(page).toHaveURL(/\?view=scroll#\/code$/);
    };
    await page.goto('./#/code');
    await ready(page);
    await page.keyboard.press('m');
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await page
      .getByRole('dialog', { name: 'Menu' })
      .getByRole('link', { name: /to scroll/ })
      .click();
    await inView();
    await page.reload();
    await inView();
    await page.mouse.move(640, 360);
    await expect(async () => {
      await page.mouse.wheel(0, 300);
      await expect(page.locator('#primes h2')).toBeInViewport({ timeout: 500 });
    }).toPass();
    await expect(page.locator('#code h2')).not.toBeInViewport();
  },
);

test('arrow keys scroll and do not turn slides', async ({ page }) => {
  await read(page);
  await page.keyboard.press('End');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(2500);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the article comes by itself, with a way to the slides and back', async ({ page }) => {
    await read(page, './#/square');
    await expect(page.locator('#square h2')).toBeInViewport();
    await page.getByRole('link', { name: 'As slides' }).click();
    await expect(page).toHaveURL(/view=slides#\/square$/);
    await ready(page);
    await expect(page.locator('.reading-head')).toHaveCount(0);
    await expect(shown(page)).toHaveId('square');
    await page.goBack();
    await expect(page.locator('.reading-head')).toBeVisible();
  });

  test('a figure that is wider than the phone shows what is seen of it, or is seen whole', async ({
    page,
  }) => {
    await read(page, './#/growth');
    // Whoever has letters twice as large gets drawings that are larger than the phone.
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    const figure = page.locator('#growth figure[data-figure]');
    const cut = (): Promise<boolean> =>
      figure.evaluate((element) => element.scrollWidth > element.clientWidth + 1);
    await expect.poll(cut).toBe(true);
    const seen = page.locator('#growth > .reading-track .reading-seen');
    await expect(seen).toBeVisible();
    const whole = page.locator('#growth').getByRole('button', { name: 'Whole figure' });
    await whole.click();
    await expect(whole).toHaveAttribute('aria-pressed', 'true');
    await expect(seen).toBeHidden();
    expect(await cut()).toBe(false);
    await whole.click();
    expect(await cut()).toBe(true);
  });

  test('the scroll view is there for who asks for it', async ({ page }) => {
    await page.goto('./?view=scroll');
    await ready(page);
    await expect(page.locator('.reveal-scroll')).toBeAttached();
    await expect(page.locator('.reading-head')).toHaveCount(0);
  });
});

for (const [width, height] of [
  [390, 844],
  [820, 1180],
] as const)
  test(`in a window of ${width} x ${height} px the first slide stays as it is while the article comes`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      const boxes: string[] = [];
      Object.assign(window, { boxes });
      const note = (): void => {
        requestAnimationFrame(note);
        const parts = ['#title h1', '#title figure', '#title .still > *']
          .map((selector) => document.querySelector(selector)?.getBoundingClientRect())
          .map((box) => box && [box.x, box.y, box.width, box.height].map(Math.round).join(' '));
        if (parts.includes(undefined)) return;
        const now = [...parts, `page ${document.documentElement.scrollWidth}`].join(', ');
        if (now !== boxes.at(-1)) boxes.push(now);
      };
      requestAnimationFrame(note);
    });
    // Slow enough for frames between the page, its script and the article.
    const session = await page.context().newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 60,
      downloadThroughput: 400_000,
      uploadThroughput: 400_000,
    });
    await page.goto('./');
    await ready(page);
    await expect(page.locator('.reading-head')).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(window, 'boxes') as string[])).toHaveLength(1);
  });

test('a tablet held upright gets the article, one held sideways the slides', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 820 });
  await page.goto('./');
  await ready(page);
  await expect(page.locator('html')).not.toHaveClass(/reading/);
  await page.setViewportSize({ width: 820, height: 1180 });
  await expect(page.locator('.reading-head')).toBeVisible();
});

test('who presents in a window held upright keeps the slides', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  const speaking = page.waitForEvent('popup');
  await page.keyboard.press('s');
  await (await speaking).getByRole('button', { name: 'Next' }).first().waitFor();
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).not.toHaveClass(/reading/);
  await expect(shown(page)).toHaveId('title');
});

test('a phone held sideways is offered the article once', { tag: '@full' }, async ({ page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  const open = async (): Promise<void> => {
    await page.goto('./');
    await ready(page);
    // What comes later than the offer would.
    await expect(page.locator('#title figure[data-live]')).toBeAttached();
  };
  await open();
  const offer = page.getByRole('link', { name: 'Read it as an article' });
  await expect(offer).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(offer).toBeHidden();
  await open();
  await expect(offer).toHaveCount(0);
  await page.evaluate(() => localStorage.clear());
  await open();
  await offer.click();
  await expect(page.locator('.reading-head')).toBeVisible();
});

for (const [width, beside] of [
  [1000, false],
  [1280, false],
  [1920, true],
] as const)
  test(`in a window of ${width} px figures are 960 px wide, with the prose ${beside ? 'beside' : 'under'} them`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await read(page, './?view=read#/square');
    await expect(page.locator('#square figure[data-live]')).toBeVisible();
    const figure = await boxOf(page.locator('#square figure'));
    const notes = await boxOf(page.locator('#square aside.notes'));
    const slide = await boxOf(page.locator('#square'));
    expect(figure.width).toBe(960);
    expect(notes.width / 17).toBeGreaterThan(30);
    expect(notes.width / 17).toBeLessThan(37);
    if (beside) expect(notes.x).toBeGreaterThan(figure.x + figure.width);
    else expect(notes.y).toBeGreaterThanOrEqual(figure.y + figure.height);
    expect(slide.height).toBeLessThan(1000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

test('a heading stands above its own picture and words', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await read(page);
  for (const id of ['pair']) {
    const parts = await page
      .locator(`#${id} > :is(h3, figure)`)
      .evaluateAll((all) => all.map((each) => each.localName));
    expect(parts.slice(0, 4), id).toEqual(['h3', 'figure', 'h3', 'figure']);
  }
});

for (const width of [320, 390])
  test(`at ${width} px no button lies over code, and no heading is broken where its slide wants it`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await read(page, './?view=read#/appendix-cite');
    const code = page.locator('#appendix-cite pre');
    const copy = code.first().getByRole('button', { name: 'Copy' });
    await expect(copy).toBeVisible();
    const lines = await boxOf(code.first().locator('code'));
    expect((await boxOf(copy)).y).toBeGreaterThanOrEqual(lines.y + lines.height);
    await expect(page.locator(':is(h2, .authors) br').filter({ visible: true })).toHaveCount(0);
  });

for (const width of [320, 360, 390, 600])
  test(`in a window of ${width} px nothing of the bar lies over anything else of it`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 640 });
    await read(page);
    await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible();
    const boxes = await page
      .locator('.reading-head :is(summary, .reading-slides, button), .chrome-head > *')
      .evaluateAll((all) =>
        all
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 1)
          .map((each) => each.getBoundingClientRect())
          .map(({ left, right }) => [left, right])
          .sort(([a = 0], [b = 0]) => a - b),
      );
    expect(boxes.length).toBeGreaterThanOrEqual(4);
    boxes.forEach(([left = 0], i) => expect(left).toBeGreaterThanOrEqual(boxes[i - 1]?.[1] ?? 0));
  });

test('on paper it is the article, with no button on it', async ({ page }) => {
  await read(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.reading-head')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Menu' })).toBeHidden();
  await expect(page.locator('#square aside.notes')).toBeVisible();
});
