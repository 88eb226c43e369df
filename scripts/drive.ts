/** Drives a deck in a browser page, for tests, pictures and the PDF. */

/** A page in a browser: as much of it as is needed here. */
export interface Driven {
  evaluate<R>(work: () => R | Promise<R>): Promise<R>;
  evaluate<R, A>(work: (arg: A) => R | Promise<R>, arg: A): Promise<R>;
  waitForFunction(condition: () => unknown): Promise<unknown>;
}

/** Waits until reveal has started. */
export async function ready(page: Driven): Promise<void> {
  await page.waitForFunction(() => window.Reveal?.isReady());
}

/** Return the ids of all slides in the order of the talk; a slide without one is called by its number. */
export function slideIds(page: Driven): Promise<string[]> {
  return page.evaluate(() => window.Reveal.getSlides().map((slide, i) => slide.id || String(i)));
}

/** Return the number of steps of a slide after its first state. */
export function countSteps(page: Driven, id: string): Promise<number> {
  return page.evaluate((id) => {
    const slides = window.Reveal.getSlides();
    const slide = slides.find((slide, i) => (slide.id || String(i)) === id);
    const fragments = [...(slide?.querySelectorAll('.fragment') ?? [])];
    return new Set(fragments.map((fragment) => fragment.getAttribute('data-fragment-index'))).size;
  }, id);
}

/**
 * Waits for the current slide's styles and drawings, for fonts, for the pictures that match the
 * selector, and for motion that will end. A file that is missing does not keep one waiting.
 */
export async function settle(
  page: Driven,
  pictures = '.reveal section.present img',
): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.reveal .present [data-still]'));
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].every(
      // One that has no sheet although it was fetched has failed.
      ({ sheet, href }) => sheet ?? performance.getEntriesByName(href).length > 0,
    ),
  );
  await page.evaluate(async (selector) => {
    await document.fonts.ready;
    const images = [...document.querySelectorAll<HTMLImageElement>(selector)];
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter((motion) => Number(motion.effect?.getComputedTiming().endTime) < Infinity);
    await Promise.all(ending.map((motion) => motion.finished.catch(() => undefined)));
  }, pictures);
}

/**
 * Goes to a slide and waits until it stands.
 * @param step - the fragment to be the last one shown, -1 for none; all of them if left out
 * @throws Error if no slide has that id
 */
export async function goTo(page: Driven, id: string, step?: number): Promise<void> {
  await slideTo(page, id, step ?? (await countSteps(page, id)) - 1);
  await settle(page);
  if (step !== undefined) return;
  // The steps of a drawing that came only now.
  await slideTo(page, id, (await countSteps(page, id)) - 1);
  await settle(page);
}

async function slideTo(page: Driven, id: string, last: number): Promise<void> {
  const found = await page.evaluate(
    ([id, step]) => {
      const slides = window.Reveal.getSlides();
      const slide = slides.find((slide, i) => (slide.id || String(i)) === id);
      const sheet = slide?.closest('.scroll-page');
      if (sheet) {
        // In scroll view, as on a phone, the steps follow from how far one has scrolled.
        for (const fragment of sheet.querySelectorAll('.fragment'))
          fragment.classList.add('visible');
        sheet.scrollIntoView({ block: 'center' });
      } else if (slide) {
        const { h, v } = window.Reveal.getIndices(slide);
        window.Reveal.slide(h, v, step);
      }
      return slide !== undefined;
    },
    [id, last] as const,
  );
  if (!found) throw new Error(`No slide has the id "${id}".`);
}
