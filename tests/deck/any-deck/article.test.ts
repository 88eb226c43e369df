import type { Page } from '@playwright/test';
import { captionsOf } from '../../../plugins/listen/captions.ts';
import { read } from '../support/article.ts';
import { heightsKnown } from '../support/axe.ts';
import { beginByKey, caption, readTimeline, stubVoice } from '../support/listening.ts';
import { measureOverflow } from '../support/overflow.ts';
import { expect, goTo, ready, slideIds, test } from '../support/test.ts';

/** What reaches beyond the window to the right and is not scrolled in a frame of its own. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility())
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .filter((element) => {
        let frame = element.parentElement;
        while (frame && getComputedStyle(frame).overflowX === 'visible')
          frame = frame.parentElement;
        return frame === null || frame === document.documentElement;
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );

test(
  'how long the article is, is known before it has been read, but for figures that come alive',
  { tag: '@full' },
  async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await read(page);
    await heightsKnown(page);
    const slides = () =>
      page.evaluate(() =>
        window.Reveal.getSlides().map((slide) => ({
          id: slide.id,
          height: slide.offsetHeight,
          isLive: slide.querySelector('figure[data-live]') !== null,
        })),
      );
    const known = new Map((await slides()).map(({ id, height }) => [id, height]));
    const live = new Set<string>();
    for (const id of known.keys()) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      for (const slide of await slides()) if (slide.isLive) live.add(slide.id);
    }
    // The address follows what is read, a moment later.
    await expect
      .poll(() =>
        page.evaluate(() => {
          const read = document.getElementById(location.hash.slice(2))?.getBoundingClientRect();
          return read !== undefined && read.bottom > 0 && read.top < innerHeight;
        }),
      )
      .toBe(true);
    const still = (await slides()).filter(({ id }) => !live.has(id));
    expect(still.length).toBeGreaterThan(0);
    const wrong = still.filter(({ id, height }) => Math.abs(height - (known.get(id) ?? 0)) > 2);
    expect(wrong).toEqual([]);
  },
);

test(
  'no observer of sizes changes what it observes, neither at the start nor while one scrolls',
  { tag: '@full' },
  async ({ page }) => {
    await page.addInitScript(() => {
      const errors: string[] = [];
      Object.assign(window, { errors });
      addEventListener('error', ({ message }) => errors.push(message));
    });
    await page.setViewportSize({ width: 447, height: 758 });
    await read(page);
    await heightsKnown(page);
    for (const id of await slideIds(page)) {
      await page.evaluate(
        (id) =>
          new Promise<void>((resolve) => {
            document.getElementById(id)?.scrollIntoView();
            requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
          }),
        id,
      );
    }
    expect(await page.evaluate(() => Reflect.get(window, 'errors') as string[])).toEqual([]);
  },
);

test(
  'in a wide window nothing of a slide lies under its prose or over the edge',
  { tag: '@full' },
  async ({ page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1000, height: 800 });
    await read(page);
    const found: string[] = [];
    for (const id of await slideIds(page)) {
      await goTo(page, id);
      found.push(
        ...(await page.locator(`#${id}`).evaluate((slide) => {
          const notes = slide.querySelector('aside.notes')?.getBoundingClientRect();
          return [...slide.querySelectorAll('text, button, p, img, li, td, h2, h3, label')]
            .filter((each) => !each.closest('aside, .source, .visually-hidden, dialog'))
            .filter((each) => each.checkVisibility({ visibilityProperty: true }))
            .map((each) => [each, each.getBoundingClientRect()] as const)
            .filter(([, box]) => box.width > 0)
            .filter(
              ([, { bottom, right, left }]) =>
                bottom > (notes?.top ?? Infinity) + 2 || right > innerWidth || left < 0,
            )
            .map(([each]) => `${slide.id}: ${each.outerHTML.slice(0, 90)}`);
        })),
      );
    }
    expect(found).toEqual([]);
  },
);

for (const [name, width, size] of [
  ['in a window of 320 px', 320, '100%'],
  ['with text twice as large', 640, '200%'],
] as const) {
  test(`nothing has to be scrolled sideways ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await read(page);
    await page.addStyleTag({ content: `html { font-size: ${size} }` });
    expect(await tooWide(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test('the article has every step, and moves nothing', async ({ page }) => {
  await page.goto('./?view=read');
  await ready(page);
  await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
  const wrong = await page
    .locator('.slides .fragment:not(.code-step)')
    .evaluateAll((steps) =>
      steps
        .filter(
          (step) =>
            getComputedStyle(step).visibility === 'hidden' ||
            getComputedStyle(step).opacity !== '1' ||
            getComputedStyle(step).transform !== 'none' ||
            [...step.querySelectorAll('.in-turn')].some(
              (part) => getComputedStyle(part).clipPath !== 'none',
            ),
        )
        .map((step) => step.outerHTML.slice(0, 100)),
    );
  expect(wrong).toEqual([]);
});

test('on a phone every caption keeps to two lines', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await stubVoice(page);
  await read(page);
  const timeline = await readTimeline(page);
  await beginByKey(page);
  const captions = timeline.flatMap(({ sentences }) =>
    sentences.flatMap(({ text }) => captionsOf(text).map(({ lines }) => [...lines])),
  );
  const broken = await caption(page).evaluate((element, captions) => {
    const height = (lines: string[]): number => {
      element.replaceChildren(
        ...lines.map((line) =>
          Object.assign(document.createElement('span'), { textContent: line }),
        ),
      );
      return element.getBoundingClientRect().height;
    };
    const two = height(['a', 'b']);
    return captions.filter((lines) => height(lines) > two);
  }, captions);
  expect(broken).toEqual([]);
});

test.describe('in the scroll view on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test(
    'nothing has to be scrolled sideways, and nothing leaves its slide',
    { tag: '@full' },
    async ({ page }) => {
      await page.goto('./?view=scroll');
      await ready(page);
      const found: string[] = [];
      for (const id of await slideIds(page)) {
        await goTo(page, id);
        const overflow = await measureOverflow(page, id);
        found.push(...overflow.map((sentence) => `${id}: ${sentence}`));
        const wide = await page.evaluate(() =>
          [
            document.documentElement,
            document.body,
            ...document.querySelectorAll('.reveal-viewport'),
          ]
            .map(({ scrollWidth }) => scrollWidth)
            .filter((width) => width > innerWidth),
        );
        if (wide.length > 0) found.push(`${id}: the page is ${wide.join(', ')} px wide`);
      }
      expect(found).toEqual([]);
    },
  );
});
