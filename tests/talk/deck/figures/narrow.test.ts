import type { Page } from '@playwright/test';
import { heightsKnown } from '../../../deck/support/axe.ts';
import { missedOn, openSlide } from '../../../deck/support/narrow.ts';
import { expect, ready, slideIds, test } from '../../../deck/support/test.ts';

/** The drawings that are arranged anew for a phone, by slide, with what is wrong with each. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.still[data-phone] > svg')].flatMap((drawing) => {
      const slide = drawing.closest('section')?.id ?? '';
      if (!drawing.matches('.phone > svg')) return [`${slide}: stands as on a slide`];
      drawing.scrollIntoView();
      const frame = drawing.getBoundingClientRect();
      const shapes = [...drawing.querySelectorAll('text, rect, path, image')].filter(
        (shape) => shape.checkVisibility() && shape.getBoundingClientRect().width > 0,
      );
      const outside = shapes.filter((shape) => {
        const { left, right, top, bottom } = shape.getBoundingClientRect();
        const cut = left < frame.left - 2 || right > frame.right + 2;
        return cut || top < frame.top - 4 || bottom > frame.bottom + 4;
      });
      const words = shapes.filter(({ tagName }) => tagName === 'text');
      const overlapping = words.flatMap((word, i) =>
        words.slice(i + 1).flatMap((other) => {
          const [one, two] = [word.getBoundingClientRect(), other.getBoundingClientRect()];
          const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
          // A line of text is a third higher than its letters.
          const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
          const isOver = across > 1 && down > 0.4 * Math.min(one.height, two.height);
          return isOver ? [`${word.textContent} over ${other.textContent}`] : [];
        }),
      );
      const figure = drawing.closest('figure');
      const isCut = figure && figure.scrollWidth > figure.clientWidth + 1;
      return [
        ...outside.map((shape) => `${slide}: ${shape.outerHTML.slice(0, 120)} is cut off`),
        ...overlapping.map((pair) => `${slide}: ${pair}`),
        ...(isCut ? [`${slide}: has to be scrolled`] : []),
      ];
    }),
  );
}

for (const width of [320, 390])
  test(`on a phone ${width} px wide drawings are arranged anew, whole and with no word over another`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('./');
    await ready(page);
    await heightsKnown(page);
    expect(await page.locator('.still.phone > svg').count()).toBeGreaterThan(0);
    expect(await faults(page)).toEqual([]);
  });

/** Code, whose lines mean something: it scrolls in frames of its own. */
const SCROLL_ON_PURPOSE: readonly string[] = [
  'code: ts hljs has-highlights scrolls sideways',
  'appendix-cite: bibtex hljs scrolls sideways',
  'appendix-cite: bibtex hljs scrolls sideways',
];

test('in a window of 320 px no figure scrolls sideways, and no letter is too small to read', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./');
  await ready(page);
  const found: string[] = [];
  for (const id of await slideIds(page)) {
    await openSlide(page, id);
    found.push(...(await missedOn(page, id)));
  }
  expect(found.sort()).toEqual([...SCROLL_ON_PURPOSE].sort());
});

test('small letters and what scrolls would be seen, in a scaled drawing too', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./#/question');
  await ready(page);
  await openSlide(page, 'question');
  expect(await missedOn(page, 'question')).toEqual([]);
  await page.evaluate(() =>
    window.Reveal.getCurrentSlide().insertAdjacentHTML(
      'beforeend',
      `<p style="font-size: 10px">small words</p>
       <svg width="100" viewBox="0 0 200 20"><text style="font-size: 20px">scaled words</text></svg>
       <div class="frame" style="overflow-x: auto"><p style="width: 400px">a long line</p></div>`,
    ),
  );
  expect(await missedOn(page, 'question')).toEqual([
    'question: frame scrolls sideways',
    'question: "small words" is 10 px high',
    'question: "scaled words" is 10 px high',
  ]);
});

test('a chart that is read keeps its series when the window changes its room', async ({ page }) => {
  await page.goto('./?view=read&middle-layers.only=%22STL-10%22#/middle-layers');
  await ready(page);
  const chart = page.locator('#middle-layers figure');
  const isPhone = chart.locator('.still.phone > svg');
  const faded = chart.locator('.mark[data-series="CIFAR-10"].faded');
  for (const width of [1000, 390, 1000]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(isPhone).toHaveCount(width < 600 ? 1 : 0);
    await expect(chart.locator('.chart-live')).toHaveCount(1);
    await expect(faded).toHaveCount(46);
  }
});

test('no drawing comes twice, which would take away what a chart has over it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => {
    const seen = new WeakSet<Node>();
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const isDrawing = [...addedNodes].some((node) => node.nodeName === 'svg');
        if (!isDrawing || !(target instanceof HTMLElement) || !target.matches('.still')) continue;
        if (seen.has(target)) target.dataset['twice'] = '';
        seen.add(target);
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('./');
  await ready(page);
  await expect(page.locator('.still.phone')).not.toHaveCount(0);
  await expect(page.locator('[data-still]')).toHaveCount(0);
  await expect(page.locator('[data-twice]')).toHaveCount(0);
});

test('in a wider window drawings stand as on their slides, and change with the window', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/fine-tuning');
  await ready(page);
  const still = page.locator('#fine-tuning .still');
  const drawing = still.locator('> svg');
  await expect(still).toHaveClass(/phone/);
  const onPhone = await drawing.innerHTML();
  await page.setViewportSize({ width: 1000, height: 800 });
  await expect(still).not.toHaveClass(/phone/);
  const [from, to] = await drawing.evaluate((svg) => [
    svg.clientWidth,
    svg.parentElement?.clientWidth,
  ]);
  expect(from).toBe(to);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(still).toHaveClass(/phone/);
  expect(await drawing.innerHTML()).toBe(onPhone);
});

test('slides and paper have the arrangement of the slide', async ({ page }) => {
  await page.goto('./#/fine-tuning');
  await ready(page);
  await expect(page.locator('#fine-tuning .still > svg')).toBeVisible();
  await expect(page.locator('.still.phone')).toHaveCount(0);
});
