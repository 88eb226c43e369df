import { goTo } from '../../scripts/drive.ts';
import { openFigure } from './support/figure.ts';
import { Part } from './support/part.ts';
import { expect, openDeck, test } from './support/test.ts';

/** Another loss of a run comes within seconds; a busy machine takes longer. */
const SOON = { timeout: 120_000 };

test('a run is started by a key and paused by the mouse; its drawings change', async ({ tab }) => {
  const figure = await openFigure(tab, 'learn', '?learn.pace:full');
  await figure.press(figure.button('Start'), 'Enter');
  await figure.part('.run').appears();
  const before = await figure.painted();
  await expect.poll(() => figure.painted()).not.toBe(before);
  await figure.button('Pause').click();
  await figure.button('Go on').appears();
  await figure.stays();
});

test('a run of digits goes on while the talk does, and the slide of the losses follows it', async ({
  tab,
}) => {
  const figure = await openFigure(tab, 'learn', '?learn.pace:full');
  await figure.radio('Digits').click();
  await figure.depicts(/noise becomes digits/);
  await figure.button('Start').click();
  await goTo(tab, 'loss-and-accuracy');
  const room = new Part(tab, '#loss-and-accuracy [data-figure="room-run"] svg');
  // Each layer is asked a while after the start, and again and again.
  await room.says(/This room’s run/, SOON);
  const before = await room.attribute('aria-label');
  await expect.poll(() => room.attribute('aria-label'), SOON).not.toBe(before);
});

test('a divider inks its digit when it comes', async ({ tab }) => {
  await openDeck(tab, 'not-a-painter');
  const still = await tab.evaluate(() => document.querySelector('#results svg')?.innerHTML);
  await goTo(tab, 'results');
  const digit = new Part(tab, '#results figure svg');
  await expect.poll(() => digit.markup()).not.toBe(still);
  await expect.poll(() => digit.markup()).toBe(still);
});
