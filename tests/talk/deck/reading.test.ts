import { read } from '../../deck/support/article.ts';
import { expect, test } from '../../deck/support/test.ts';

test('a heading stands above its own picture and words', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await read(page);
  for (const id of ['not-a-painter', 'two-exams', 'bias']) {
    const parts = await page
      .locator(`#${id} > :is(h3, figure)`)
      .evaluateAll((all) => all.map((each) => each.localName));
    expect(parts.slice(0, 4), id).toEqual(['h3', 'figure', 'h3', 'figure']);
  }
});
