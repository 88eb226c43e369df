import { expectAllSeen, openOverview } from '../../deck/support/overview.ts';
import { expect, test } from '../../deck/support/test.ts';

test('all slides are seen at once, none over another, a chapter or more to a row', async ({
  page,
}) => {
  await openOverview(page, 'results');
  await expect(page.locator('section#thanks')).toBeInViewport({ ratio: 0.99 });
  for (const count of await expectAllSeen(page)) expect(count).toBeGreaterThan(50);
});
