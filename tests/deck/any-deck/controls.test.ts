import type { Page } from '@playwright/test';
import { openArticle } from '../support/axe.ts';
import { openSlide } from '../support/narrow.ts';
import { expect, goTo, ready, slideIds, test } from '../support/test.ts';

/** A control as somebody meets it who has no mouse, or a thumb instead. */
interface Control {
  readonly words: string;
  /** Its place among all that Tab can reach on its slide. */
  readonly place: number;
  /** Whether it is seen that it has the focus. */
  readonly marked: boolean;
}

/** Controls of a part of the page whose targets are smaller than 24 px, links within text left out. */
const tooSmall = (page: Page, part: string): Promise<string[]> =>
  page.evaluate((part) => {
    const pressed = 'button, summary, select, textarea, input, a[href]';
    const within = (link: Element): boolean =>
      link.matches('a') && getComputedStyle(link).display === 'inline';
    return [...document.querySelectorAll<HTMLElement>(`${part} :is(${pressed})`)]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .filter((control) => !within(control))
      .flatMap((control) => {
        const label = control.closest('label');
        const boxes = [control, ...(label ? [label] : [])].map((box) =>
          box.getBoundingClientRect(),
        );
        const fits = boxes.some(({ width, height }) => width >= 23.5 && height >= 23.5);
        if (fits) return [];
        // What can be hit may be larger than what is drawn.
        control.scrollIntoView({ block: 'center', inline: 'center' });
        const { x, y, width, height } = control.getBoundingClientRect();
        const [midX, midY] = [x + width / 2, y + height / 2];
        const isHit = (x: number, y: number): boolean =>
          control.contains(document.elementFromPoint(x, y));
        /** How far it can be hit from its middle on. */
        const reach = (stepX: number, stepY: number): number => {
          let by = 0;
          while (by < 24 && isHit(midX + by * stepX, midY + by * stepY)) by += 0.5;
          return by;
        };
        const [hitWidth, hitHeight] = [reach(-1, 0) + reach(1, 0), reach(0, -1) + reach(0, 1)];
        return Math.min(hitWidth, hitHeight) >= 23.5 ? [] : [control.outerHTML.slice(0, 120)];
      });
  }, part);

/** Presses Tab through the current slide, from its beginning until the focus leaves it. */
async function walk(page: Page): Promise<Control[]> {
  const stops = await page.evaluate(() => {
    const slide = window.Reveal.getCurrentSlide();
    slide.tabIndex = -1;
    slide.focus();
    return slide.querySelectorAll(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    ).length;
  });
  const controls: Control[] = [];
  for (let i = 0; i < stops; i += 1) {
    await page.keyboard.press('Tab');
    const control = await page.evaluate((): Control | null => {
      const slide = window.Reveal.getCurrentSlide();
      const focused = document.activeElement;
      if (!focused || focused === slide || !slide.contains(focused)) return null;
      const around: Element[] = [];
      for (let one: Element | null = focused; one && one !== slide; one = one.parentElement)
        around.push(one, ...(one.parentElement?.children ?? []));
      const marked = around.some((one) => {
        const { outlineStyle, outlineWidth, borderTopWidth } = getComputedStyle(one);
        const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        return outlined || (one.matches('.frame') && parseFloat(borderTopWidth) >= 4);
      });
      const words = focused.getAttribute('aria-label') ?? focused.textContent;
      return {
        words: `${slide.id}: ${focused.localName} ${words.trim().slice(0, 40)}`,
        place: [...slide.querySelectorAll('*')].indexOf(focused),
        marked,
      };
    });
    if (!control) break;
    controls.push(control);
  }
  await page.evaluate(() => window.Reveal.getCurrentSlide().removeAttribute('tabindex'));
  return controls;
}

test('on every slide Tab goes through the controls in their order, seen where it is, and none is small', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await ready(page);
  const unmarked: string[] = [];
  const backwards: string[] = [];
  const small: string[] = [];
  let reached = 0;
  for (const id of await slideIds(page)) {
    await goTo(page, id);
    const figure = page.locator(`section.present figure[data-figure][data-live]`);
    if ((await figure.count()) > 0) await expect(figure.first()).toBeVisible();
    small.push(...(await tooSmall(page, `#${id}`)));
    const controls = await walk(page);
    reached += controls.length;
    unmarked.push(...controls.filter(({ marked }) => !marked).map(({ words }) => words));
    backwards.push(
      ...controls
        .filter(({ place }, i) => place <= (controls[i - 1]?.place ?? -1))
        .map(({ words }) => words),
    );
  }
  small.push(...(await tooSmall(page, '.chrome-head')));
  expect({ unmarked, backwards, small }).toEqual({ unmarked: [], backwards: [], small: [] });
  expect(reached).toBeGreaterThan(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test(
    'in the article no control is small, and none is out of reach of the keyboard',
    { tag: '@full' },
    async ({ page }) => {
      test.setTimeout(300_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openArticle(page);
      const small: string[] = [];
      for (const id of await slideIds(page)) {
        await openSlide(page, id);
        small.push(...(await tooSmall(page, `#${id}`)));
      }
      small.push(
        ...(await tooSmall(page, '.chrome-head')),
        ...(await tooSmall(page, '.reading-head')),
      );
      expect(small).toEqual([]);
    },
  );
});
