/** Sees a deck before its script is there, and while it starts. */
import type { Fixtures, Page, PlaywrightTestArgs, PlaywrightTestOptions } from '@playwright/test';
import { expect, ready } from './test.ts';

/** The deck's script stays away until it is let in. */
export interface HeldScript {
  readonly letIn: () => void;
}

export const holdScript: Fixtures<HeldScript, object, PlaywrightTestArgs & PlaywrightTestOptions> =
  {
    letIn: [
      async ({ page }, use) => {
        let letIn = (): void => undefined;
        const allowed = new Promise<void>((resolve) => (letIn = resolve));
        await page.route(/\/assets\/index-[^/]*\.js$/, async (route) => {
          await allowed;
          await route.continue();
        });
        await use(letIn);
        letIn();
      },
      { auto: true },
    ],
  };

/** Opens a deck without waiting for what it loads. */
export const openEarly = (page: Page, address = './') =>
  page.goto(address, { waitUntil: 'commit' });

/** Return the places of the title and of its picture, in all frames while a deck starts. */
export async function placesWhileItStarts(page: Page, letIn: () => void): Promise<string[]> {
  await openEarly(page);
  await expect(page.locator('#title h1')).toBeInViewport();
  const seen = await page.evaluateHandle(() => {
    const places = new Set<string>();
    const placeOf = (selector: string): string => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return [box?.x, box?.y, box?.width].map((value) => Math.round(value ?? NaN)).join();
    };
    const look = (): void => {
      places.add(`${placeOf('#title h1')}; ${placeOf('#title figure > .still > svg')}`);
      requestAnimationFrame(look);
    };
    // There is no frame before the styles are there.
    requestAnimationFrame(look);
    return places;
  });
  letIn();
  await ready(page);
  await expect(page.locator('.reveal')).toHaveClass(/ready/);
  // The article's figures are measured in the tasks after that.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
  });
  return seen.evaluate((places) => [...places]);
}
