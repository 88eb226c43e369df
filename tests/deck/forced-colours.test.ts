import type { Locator } from '@playwright/test';
import { expect, goTo, ready, test } from './support/squares.ts';

/** A style of an element, or of what stands before it. */
const style = (element: Locator, name: string, pseudo?: string): Promise<string> =>
  element.evaluate(
    (element, [name, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(name),
    [name, pseudo] as const,
  );

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours of the system's choice`, () => {
    test.use({ colorScheme });

    test('cells, series and controls can be told apart', async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      // Colours that were chosen in the menu give way too.
      await page.goto('./#/pair');
      await ready(page);
      await page.evaluate(
        (other) => {
          document.documentElement.dataset['theme'] = other;
        },
        colorScheme === 'dark' ? 'light' : 'dark',
      );
      await goTo(page, 'pair');
      const body = page.locator('body');
      const [paper, words] = [
        await style(body, 'background-color'),
        await style(page.locator('#pair h2'), 'color'),
      ];
      expect(words).not.toBe(paper);
      const drawing = page.locator('#pair figure').first().locator('svg:visible');
      const fills = await Promise.all(
        ['.red', '.hole'].map((fill) => style(drawing.locator(fill).first(), 'fill')),
      );
      expect(new Set([paper, words, ...fills]).size).toBe(4);

      const strip = await Promise.all(
        ['past', 'now', 'to-come'].map((when) =>
          style(
            page.locator(`.chrome-strip [data-when="${when}"]`).first(),
            'background-color',
            '::before',
          ),
        ),
      );
      expect(new Set([paper, ...strip]).size).toBe(4);

      await goTo(page, 'square');
      const slide = page.locator('#square');
      const chosen = slide.locator('.choice label:has(:checked)');
      expect(await style(chosen, 'background-color')).toBe(words);
      expect(await style(chosen, 'color')).toBe(paper);
      const cells = await Promise.all(
        ['i.filled', 'i.now', 'i:not(.filled, .now)'].map((cell) =>
          style(slide.locator(`.cell-range ${cell}`).first(), 'background-color'),
        ),
      );
      expect(new Set([paper, ...cells]).size).toBe(4);

      await slide.getByRole('radio').first().focus();
      await page.keyboard.press('ArrowRight');
      expect(await style(chosen, 'outline-style')).toBe('solid');
      expect(await style(chosen, 'outline-color')).toBe(words);
    });
  });
}
