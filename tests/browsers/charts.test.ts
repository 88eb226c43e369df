import { charts } from './support/charts.ts';
import { openFigure, type LiveFigure } from './support/figure.ts';
import type { Point } from './support/tab.ts';
import { expect, test } from './support/test.ts';

/** Return where the last mark of a chart ends; a bar is read at its end. */
function lastMark({ tab, id }: LiveFigure): Promise<Point> {
  return tab.evaluate((id) => {
    const marks = [...document.querySelectorAll(`#${id} .mark`)].filter((mark) =>
      mark.checkVisibility({ visibilityProperty: true }),
    );
    const box = marks.at(-1)?.getBoundingClientRect();
    if (!box) throw new Error('The chart has no mark.');
    return { x: box.right - 2, y: box.top + box.height / 2 };
  }, id);
}

for (const name of charts) {
  test(`the chart "${name}" is read by mouse and by keys`, async ({ tab }) => {
    const figure = await openFigure(tab, name);
    const readout = figure.part('.readout');
    await readout.goes();
    await tab.move(await lastMark(figure));
    await readout.says(/\d/);
    await tab.move({ x: 5, y: 5 });
    await readout.goes();

    await figure.press(figure.part('.reader'), 'End');
    await readout.says(/\d/);
    const before = await readout.text();
    await tab.press('ArrowLeft');
    await expect.poll(() => readout.text()).not.toBe(before);
    await figure.stays();
  });
}

test('the values of a chart are a table, opened by mouse and closed by a key', async ({ tab }) => {
  const figure = await openFigure(tab, 'layers');
  await figure.part('summary').click();
  await figure.part('.sheet').says(/CIFAR-10< 50.*96\.3/);
  await tab.press('Escape');
  await figure.part('.sheet').goes();
  await figure.stays();
});
