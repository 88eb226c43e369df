import {
  holdScript,
  placesWhileItStarts,
  type HeldScript,
} from '../../deck/support/first-slide.ts';
import { expect, test as base } from '../../deck/support/test.ts';

const test = base.extend<HeldScript>(holdScript);

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`at ${width} x ${height} title and wall move in no frame while the deck starts`, async ({
    page,
    letIn,
  }) => {
    await page.setViewportSize({ width, height });
    expect(await placesWhileItStarts(page, letIn)).toHaveLength(1);
  });
