import { openFigure } from '../../../deck/support/figure.ts';
import { heldBy } from '../../../deck/support/memory.ts';
import { goTo, expect, test } from '../../../deck/support/test.ts';

test(
  'a hundred changes back and forth leave nothing behind',
  { tag: '@full' },
  async ({ page }) => {
    test.setTimeout(120_000);
    await openFigure(page, 'unroll');
    const held = await heldBy(page);
    const visit = async (rounds: number) => {
      for (let i = 0; i < rounds; i++)
        for (const slide of [
          'two-objectives',
          'model-table',
          'unroll',
          'too-many-pixels',
          'thanks',
        ])
          await goTo(page, slide);
    };
    await visit(5);
    const before = await held();
    await visit(20);
    const after = await held();
    expect(after.workers).toBeLessThanOrEqual(before.workers);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + 20);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.05);
    expect(after.megabytes).toBeLessThanOrEqual(before.megabytes + 3);
  },
);
