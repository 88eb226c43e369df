import AxeBuilder from '@axe-core/playwright';
import { expect, goTo, ready, slideIds, test } from './test.ts';

/** What changes from slide to slide; the page around it is the same for all of them. */
const parts = '.slides section.present:not(.stack)';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, each as a sentence with the places where it is so. */
async function violations(axe: AxeBuilder): Promise<string[]> {
  const found = await axe.analyze();
  return found.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing on any slide in its last step', async ({ page }) => {
      test.setTimeout(300_000);
      await page.goto('./');
      await ready(page);
      const found: Record<string, string[]> = {};
      for (const id of await slideIds(page)) {
        await goTo(page, id);
        const axe = new AxeBuilder({ page }).include(parts);
        if (colorScheme === 'dark') axe.withRules('color-contrast');
        else axe.withTags(rules);
        const list = await violations(axe);
        if (list.length > 0) found[id] = list;
      }
      expect(found).toEqual({});
    });

    test('axe finds nothing in the article', async ({ page }) => {
      await page.goto('./?view=read');
      await ready(page);
      await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
      expect(await violations(new AxeBuilder({ page }).withTags(rules))).toEqual([]);
    });
  });
}
