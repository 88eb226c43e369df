/** Menu, finder, zoom and pointer. */
import { Part } from './support/part.ts';
import type { Tab } from './support/tab.ts';
import { expect, openDeck, slideShown, test } from './support/test.ts';

const arrives = (tab: Tab, id: string): Promise<void> =>
  expect.poll(() => slideShown(tab)).toBe(id);

test('the arrow keys walk through a chapter and back', async ({ tab }) => {
  await openDeck(tab, 'question');
  const ids = ['learn', 'answer'];
  for (const id of ids) {
    await tab.press('ArrowRight');
    await arrives(tab, id);
  }
  await tab.press('ArrowLeft');
  await arrives(tab, 'learn');
});

test('the menu leads to a slide by mouse and by keys, and changes the colours', async ({ tab }) => {
  await openDeck(tab, 'question');
  const menu = new Part(tab, '[role="dialog"][aria-label="Menu"]');
  await tab.press('m');
  await menu.appears();
  await tab.press('ArrowDown');
  await tab.press('Enter');
  await menu.goes();
  await arrives(tab, 'learn');

  await new Part(tab, '.chrome-menu').click();
  await menu.appears();
  await new Part(tab, '[role="dialog"] a', /An old idea returns/).click();
  await menu.goes();
  await arrives(tab, 'history');

  await tab.press('m');
  await new Part(tab, '[role="tab"]', 'Appearance').click();
  await new Part(tab, '[role="tabpanel"] input[type="radio"]', 'Dark').click();
  const paper = () =>
    tab.evaluate(
      () =>
        getComputedStyle(document.querySelector('.reveal-viewport') ?? document.body)
          .backgroundColor,
    );
  await expect.poll(paper).toBe('rgb(15, 15, 16)');
  await tab.press('Escape');
  await menu.goes();
});

test('the finder finds a slide by its words, and Backspace goes back', async ({ tab }) => {
  await openDeck(tab, 'question');
  const finder = new Part(tab, 'dialog[aria-label="Find a slide"]');
  await tab.press('g');
  await finder.appears();
  await tab.type('four sizes');
  await new Part(tab, '[role="option"]').says(/Four sizes/);
  await tab.press('Enter');
  await finder.goes();
  await arrives(tab, 'model-table');
  await tab.press('Backspace');
  await arrives(tab, 'question');

  await tab.press('/');
  await finder.appears();
  await tab.type('walrus');
  await new Part(tab, 'dialog [role="status"]').says(/^0 slides$/);
  await tab.press('Escape');
  await finder.goes();
});

test('Alt and a click zoom in on that place; Esc zooms out', async ({ tab }) => {
  await openDeck(tab, 'question');
  const widthOf = () =>
    tab.evaluate(() => document.body.getBoundingClientRect().width / innerWidth);
  const heading = new Part(tab, '#question h2');
  const place = await heading.middle();
  await tab.click(place, 'Alt');
  await expect.poll(widthOf).toBeCloseTo(2, 2);
  const large = await heading.middle();
  expect(Math.abs(large.x - 640)).toBeLessThan(320);
  await tab.press('Escape');
  await expect.poll(widthOf).toBeCloseTo(1, 2);
  expect(await slideShown(tab)).toBe('question');
});

test('the pointer’s dot is within a pixel of the mouse, and goes', async ({ tab }) => {
  await openDeck(tab, 'question');
  const dot = new Part(tab, '.reveal-pointer > .dot');
  await tab.move({ x: 300, y: 400 });
  await tab.press('q');
  await dot.appears();
  for (const place of [
    { x: 200, y: 150 },
    { x: 640, y: 360 },
    { x: 901, y: 533 },
  ]) {
    await tab.move(place);
    await expect
      .poll(async () => {
        const { x, y } = await dot.middle();
        return Math.hypot(x - place.x, y - place.y);
      })
      .toBeLessThanOrEqual(1);
  }
  await tab.press('q');
  await dot.goes();
});

test('the title stands in its own face, and a formula in those of KaTeX', async ({ tab }) => {
  await openDeck(tab, 'autoregressive');
  await new Part(tab, '#autoregressive .katex-html').appears();
  const loaded = await tab.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replaceAll('"', ''));
  });
  expect(loaded).toContain('Archivo');
  expect(loaded).toContain('KaTeX_Math');
});
