import {
  beginDemonstration,
  endDemonstration,
  openFigureOn,
  stateOf,
  waitForDemonstration,
} from '../support/figure.ts';
import { expect, goTo, test } from '../support/squares.ts';
import { countWork, idleWork } from '../support/work.ts';

test('a demonstration begins anew each time, ends within a frame, and leaves the figure to a person', async ({
  page,
}) => {
  await openFigureOn(page, 'square', 'square', '?square.fill:red');
  const width = page.getByRole('slider', { name: 'Width' });
  await beginDemonstration(page, 'square');
  await expect.poll(() => width.inputValue().then(Number)).toBeGreaterThan(9);
  expect(await stateOf(page, 'square')).toMatchObject({ fill: 'ink' });
  expect(await endDemonstration(page)).toBeLessThanOrEqual(1);

  await width.press('Home');
  await expect(width).toHaveValue('1');
  await beginDemonstration(page, 'square');
  await expect(width).not.toHaveValue('1');
  await waitForDemonstration(page);
  expect(await stateOf(page, 'square')).toEqual({ width: 16, fill: 'ink' });
});

test('it waits until its slide is shown, and ends when that is left', async ({ page }) => {
  await countWork(page);
  await openFigureOn(page, 'square', 'square');
  await goTo(page, 'growth');
  await beginDemonstration(page, 'square');
  await goTo(page, 'square');
  const width = page.getByRole('slider', { name: 'Width' });
  await expect(width).not.toHaveValue('9');
  await goTo(page, 'growth');
  await waitForDemonstration(page);
  expect(await stateOf(page, 'square')).not.toMatchObject({ width: 16 });
  await expect.poll(() => idleWork(page)).toBe(0);
});

test.describe('where less motion is asked for', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('a demonstration shows its end', async ({ page }) => {
    await openFigureOn(page, 'square', 'square', '?square.width:2');
    await beginDemonstration(page, 'square');
    await waitForDemonstration(page);
    expect(await stateOf(page, 'square')).toEqual({ width: 16, fill: 'ink' });
  });
});
