/** The deck gives its talk, whatever voices the engine has or lacks. */
import { Part } from './support/part.ts';
import { expect, openDeck, slideShown, test } from './support/test.ts';

test('the talk goes on from sentence to sentence and slide to slide, until a person takes over', async ({
  tab,
}) => {
  await openDeck(tab, 'pretraining');
  const caption = new Part(tab, '.listen-caption');
  const play = new Part(tab, '.listen-play');
  await tab.waitForFunction(() => document.querySelector('.listen-start') !== null);
  await tab.press('l');
  await caption.says(/^So how do you teach/);
  await expect.poll(() => play.attribute('aria-label')).toBe('Pause');
  await caption.says(/^You hide one/);
  await expect.poll(() => slideShown(tab), { timeout: 60_000 }).toBe('two-objectives');
  await caption.says(/^Here is one face/);

  await tab.press('ArrowRight');
  await expect.poll(() => slideShown(tab)).toBe('guess');
  await expect.poll(() => play.attribute('aria-label')).toBe('Play');
  await caption.says(/^Your turn/);
  await tab.press('Escape');
  await caption.goes();
  expect(await slideShown(tab)).toBe('guess');
});

test('the address opens the talk at a sentence, and its buttons go on', async ({ tab }) => {
  await openDeck(tab, 'answer', '?listen=5');
  const caption = new Part(tab, '.listen-caption');
  await caption.says(/^Then freeze the network/);
  await new Part(tab, '.listen button', 'Slide on').click();
  await caption.says(/^You may know this work/);
  await expect.poll(() => slideShown(tab)).toBe('not-a-painter');
  await new Part(tab, '.listen button', 'Voice and speed').click();
  await new Part(tab, '.listen-panel').appears();
});
