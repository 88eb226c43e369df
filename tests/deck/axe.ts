/** What axe says of a page. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { goTo, slideIds } from './test.ts';

/** What changes from slide to slide; the page around it is the same for all of them. */
const parts = '.slides section.present:not(.stack)';

/** WCAG 2.2 AA, and what axe counts as good practice. */
export const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, each as a sentence with the places where it is so. */
export async function violations(axe: AxeBuilder): Promise<string[]> {
  const found = await axe.analyze();
  return found.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** What axe finds on each slide in its last step, by the slide's id; nothing where all is well. */
export async function violationsBySlide(
  page: Page,
  choose: (axe: AxeBuilder) => AxeBuilder,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const id of await slideIds(page)) {
    await goTo(page, id);
    const list = await violations(choose(new AxeBuilder({ page }).include(parts)));
    if (list.length > 0) found[id] = list;
  }
  return found;
}
