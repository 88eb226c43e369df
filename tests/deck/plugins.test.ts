import type { Page } from '@playwright/test';
import { keys } from '../../plugins/keys/table.ts';
import { expect, goTo, ready, test } from './support/squares.ts';

/** The id of the first slide that has something matching the selector. */
async function slideWith(page: Page, selector: string): Promise<string> {
  await page.goto('./');
  await ready(page);
  const id = await page.evaluate(
    (selector) => window.Reveal.getSlides().find((slide) => slide.querySelector(selector))?.id,
    selector,
  );
  expect(id, `a slide with ${selector}`).toBeTruthy();
  return id ?? '';
}

test('markdown becomes headings, paragraphs and links, and no mark of it is left', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  const slides = page.locator('.slides section[data-markdown]');
  expect(await slides.locator('h2').count()).toBeGreaterThan(5);
  expect(await slides.locator('p').count()).toBeGreaterThan(0);
  expect(await slides.locator('a[href^="https://"]').count()).toBeGreaterThan(0);
  const texts = await slides.evaluateAll((all) =>
    all.map((slide) => {
      const copy = slide.cloneNode(true);
      if (!(copy instanceof Element)) return '';
      for (const literal of copy.querySelectorAll('pre, code, .katex, script')) literal.remove();
      return copy.textContent ?? '';
    }),
  );
  for (const text of texts) expect(text).not.toMatch(/\*\*|^#{1,6} |\]\(|<!--|\{\{|^Note:/m);
});

test('formulas are drawn and readable by screen readers', async ({ page }) => {
  await goTo(page, await slideWith(page, '[data-math]'));
  const formula = page.locator('section.present [data-math]').first();
  await expect(formula.locator('.katex-html')).toBeVisible();
  await expect(formula.locator('math annotation')).toHaveCount(1);
  const box = await formula.locator('.katex-html').boundingBox();
  expect(box?.width).toBeGreaterThan(10);
  expect(await page.locator('.slides .katex-error').count()).toBe(0);
  expect(await page.locator('.slides [data-math]:empty').count()).toBe(0);
});

test('code is coloured, and its lines are gone through step by step', async ({ page }) => {
  const id = await slideWith(page, 'pre code');
  await goTo(page, id, -1);
  const code = page.locator('section.present pre code').first();
  await expect(code.locator('.hljs-keyword').first()).toBeVisible();
  const lit = () => code.locator('.highlight-line').allInnerTexts();
  const before = await lit();
  expect(before.length).toBeGreaterThan(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(lit).not.toEqual(before);
  expect(await page.evaluate(() => window.Reveal.getCurrentSlide().id)).toBe(id);
});

test('Alt and a click magnify what was clicked, and again to go back', async ({ page }) => {
  const id = await slideWith(page, 'h2');
  await goTo(page, id);
  const title = page.locator('section.present h2');
  const width = async () => (await title.boundingBox())?.width ?? 0;
  const before = await width();
  await title.click({ modifiers: ['Alt'] });
  await expect.poll(width).toBeGreaterThan(before * 1.4);
  await title.click({ modifiers: ['Alt'], force: true });
  await expect.poll(width).toBeLessThan(before * 1.01);
});

test('m opens a menu of all slides, and the one chosen from it is shown', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  const titles = await page.evaluate(() =>
    window.Reveal.getSlides().map((slide) => slide.dataset['menuTitle'] ?? ''),
  );
  await page.keyboard.press('m');
  const menu = page.getByRole('dialog', { name: 'Menu' });
  await expect(menu).toBeVisible();
  for (const title of titles) await expect(menu.getByText(title).first()).toBeAttached();
  await menu
    .getByText(titles[2] ?? '')
    .first()
    .click();
  await expect.poll(() => page.evaluate(() => window.Reveal.getState().indexh)).toBe(2);
});

test('q shows a dot exactly at the pointer', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  await page.mouse.move(300, 200);
  await page.keyboard.press('q');
  await page.mouse.move(640, 360);
  const dot = page.locator('.reveal-pointer').first();
  await expect(dot).toBeVisible();
  await expect
    .poll(async () => {
      const box = await dot.boundingBox();
      return box && [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
    })
    .toEqual([640, 360]);
});

test('s opens a speaker window with the notes of the slide', async ({ page }) => {
  const id = await slideWith(page, 'h2');
  await goTo(page, id);
  const notes = await page.evaluate(() => window.Reveal.getSlideNotes());
  const words = (notes ?? '')
    .replaceAll(/<[^>]*>/g, '')
    .trim()
    .slice(0, 30);
  expect(words).not.toBe('');
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const speaker = await opened;
  await expect(speaker.getByText(words).first()).toBeVisible({ timeout: 20_000 });
});

test('the help of ? lists the keys of the table, in groups', async ({ page }) => {
  await page.goto('./');
  await ready(page);
  // It is registered late, with its key.
  await page.waitForFunction(() => window.Reveal.hasPlugin('listen'));
  await page.keyboard.press('Shift+?');
  const help = page.locator('.r-overlay-help');
  await expect(help.getByRole('heading', { name: 'Keys' })).toBeVisible();
  const listed = await help.locator('section').evaluateAll((sections) =>
    sections.flatMap((section) =>
      Array.from(section.querySelectorAll('dt'), (term) => ({
        group: section.querySelector('h3')?.textContent,
        keys: Array.from(term.querySelectorAll('kbd'), (key) => key.textContent),
        deck: term.nextElementSibling?.textContent,
      })),
    ),
  );
  for (const { group, keys: names, deck } of keys)
    if (deck !== undefined)
      expect(listed).toContainEqual({ group, keys: names, deck: deck.replaceAll('`', '') });
  // Every row of the table has its binding: nothing that it says in its words is left over.
  const more = listed.filter(({ group }) => group === 'more').map(({ deck }) => deck);
  expect(more.sort()).toEqual(['Jump to first/last slide', 'Navigate without fragments']);
});
