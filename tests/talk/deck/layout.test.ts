import { measureGrid } from '../../deck/support/grid.ts';
import { measureOverflow } from '../../deck/support/overflow.ts';
import { expect, goTo, ready, slideIds, test } from '../../deck/support/test.ts';

test.describe('on a phone', () => {
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

test('a line that leaves its slide would be seen', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  expect(await measureOverflow(page)).toEqual([]);
  await page.evaluate(() => {
    const line = document.createElement('p');
    line.style.cssText = 'position: absolute; top: 712px; left: 40px; margin: 0';
    line.textContent = 'too low';
    window.Reveal.getCurrentSlide().append(line);
  });
  expect(await measureOverflow(page)).toContainEqual(expect.stringContaining('too low'));
});

test('a line below the floor, a row off the grid and a long title would be seen', async ({
  page,
}) => {
  await page.goto('./#/shrink');
  await ready(page);
  expect(await measureGrid(page)).toEqual([]);
  await page.evaluate(() => {
    const slide = window.Reveal.getCurrentSlide();
    slide.insertAdjacentHTML('beforeend', '<p class="at" style="--x:50;--y:33;--w:10">low</p>');
    slide.insertAdjacentHTML('beforeend', '<p class="at" style="--x:50;--y:7;--w:10">high</p>');
  });
  const found = await measureGrid(page);
  expect(found).toContainEqual(expect.stringContaining('begins at 7 modules'));
  expect(found).toContainEqual(expect.stringMatching(/<p> low is \d+ px too low/));
  await page
    .locator('#shrink h2')
    .evaluate((title) => (title.textContent += ' and more'.repeat(9)));
  expect(await measureGrid(page)).toContainEqual(expect.stringMatching(/title has [3-9] lines/));
});
