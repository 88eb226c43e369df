import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPrintView, printDeck } from '../../scripts/print-view.ts';
import { beginDrawing, drawLine, strokeBoxes } from './support/ink.ts';
import { bar, oneVoice, status, stubVoice } from './support/listening.ts';
import { readPaths } from './support/pdf-paths.ts';
import { expect, ready, shown, slideIds, test as base } from './support/test.ts';

/** Another talk: two slides, no figure, no theme. */
const test = base.extend({
  baseURL: async ({}, use) => {
    await use(process.env['SECOND_DECK_URL']);
  },
});
const folder = join(process.env['DECKS'] ?? '', 'second-deck');

test('another deck of two slides presents with the same plugins', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  expect(await slideIds(page)).toEqual(['comb', 'honey-is-made-of']);
  await expect(shown(page).locator('h1')).toHaveText('A comb has six sides a cell');
  await expect(shown(page).locator('.katex-html').first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(shown(page).locator('h2')).toHaveText('Honey is made of');
  // Whatever else the compiler writes into the page must not pass for one slide more.
  expect(await page.evaluate(() => window.Reveal.isLastSlide())).toBe(true);
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
  const plugins = await page.evaluate(() => Object.keys(window.Reveal.getPlugins()));
  expect(plugins).toEqual(
    expect.arrayContaining(['notes', 'markdown', 'highlight', 'math', 'zoom', 'menu', 'pointer']),
  );
});

test('another deck has the same speaker view, on a page of its own', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const speaker = await opened;
  const preview = speaker.frameLocator('iframe[title="Current slide"]');
  await expect(preview.locator('section.present h1')).toHaveText('A comb has six sides a cell');
  await speaker.keyboard.press('ArrowRight');
  await expect(shown(page).locator('h2')).toHaveText('Honey is made of');
});

test('another deck gives its talk', async ({ page }) => {
  await stubVoice(page, { voices: oneVoice });
  await page.goto('./');
  await ready(page);
  await page.keyboard.press('l');
  await bar(page).waitFor();
  await page.evaluate(() => window.hurry());
  await expect(status(page)).toHaveText('The end');
  expect(await page.evaluate(() => window.said.map(({ text }) => text))).toEqual([
    'Say why it is not five.',
    'Then show.',
    'It keeps for years.',
  ]);
  await expect(shown(page).locator('h2')).toHaveText('Honey is made of');
});

test('another deck is printed on two pages', async ({ baseURL }, testInfo) => {
  expect(await printDeck(baseURL ?? '', testInfo.outputPath('bees.pdf'))).toBe(2);
});

test(
  'another deck is drawn on, and its drawings are printed as vectors where they were drawn',
  { tag: '@full' },
  async ({ page, baseURL }, testInfo) => {
    await page.goto('./');
    await ready(page);
    await beginDrawing(page);
    await drawLine(page, [500, 300], [700, 300]);
    const [stroke] = await strokeBoxes(page);
    const title = await shown(page).locator('h1').boundingBox();
    const scale = await page.evaluate(() => window.Reveal.getScale());
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save drawings to a file' }).click();
    const ink = readFileSync(await (await saved).path(), 'utf8');

    const file = testInfo.outputPath('drawn.pdf');
    await printDeck(baseURL ?? '', file, { ink });
    const red = (await readPaths(file, 1)).filter(({ color }) => color === '#c41515');
    expect(red).toHaveLength(1);
    // The page is the stage with its margins; the title says where the slide stands on it.
    await openPrintView(page, baseURL ?? '', { ink });
    const printed = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      const [sheet, title] = [box('.pdf-page'), box('.pdf-page h1')];
      return sheet && title && { x: title.x - sheet.x, y: title.y - sheet.y, width: title.width };
    });
    if (!stroke || !title || !printed) throw new Error('There are a stroke and a title.');
    const middle = (box: { x: number; width: number }): number => box.x + box.width / 2;
    const [box] = red;
    const left = (stroke.left - middle(title)) / scale + middle(printed);
    const top = (stroke.top - title.y) / scale + printed.y;
    expect(Math.abs((box?.left ?? 0) - left)).toBeLessThanOrEqual(1);
    expect(Math.abs((box?.top ?? 0) - top)).toBeLessThanOrEqual(1);
    expect(Math.abs((box?.width ?? 0) - stroke.width / scale)).toBeLessThanOrEqual(1);
  },
);

test('a slide taller than its page is named, and no file is left', async ({
  baseURL,
}, testInfo) => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const style = '<style>#comb { height: 1000px !important }</style></head>';
  writeFileSync(join(folder, 'tall.html'), html.replace('</head>', style));
  const file = testInfo.outputPath('tall.pdf');
  await expect(printDeck(new URL('tall.html', baseURL).href, file)).rejects.toThrow(
    /^The slide "comb" is \d+ px taller than its page\.$/,
  );
  expect(readdirSync(testInfo.outputPath())).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the sentence leads to the PDF where there is one', async ({ page }) => {
    await page.goto('./');
    const link = page.locator('noscript a');
    await expect(link).toBeVisible();
    await expect(link).toHaveAttribute('href', 'bees.pdf');
  });
});
