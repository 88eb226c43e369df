import { measureGrid } from './support/grid.ts';
import { measureOverflow } from './support/overflow.ts';
import { expect, ready, test } from './support/squares.ts';

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
  await page.goto('./#/table');
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
  await page.locator('#table h2').evaluate((title) => (title.textContent += ' and more'.repeat(9)));
  expect(await measureGrid(page)).toContainEqual(expect.stringMatching(/title has [3-9] lines/));
});
