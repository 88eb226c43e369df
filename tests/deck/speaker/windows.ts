/** The deck's window and the speaker's, and what of them the tests look at. */
import type { FrameLocator, Page } from '@playwright/test';
import { expect, ready } from '../test.ts';

/** Where a deck stands: slide, and steps shown. */
export interface Standing {
  readonly id: string;
  readonly step: number;
}

/** Opens the deck at a slide and its speaker's window by the key. */
export async function openBoth(page: Page, slide = '', query = ''): Promise<Page> {
  await page.goto(`./${query}#/${slide}`);
  await ready(page);
  return openSpeaker(page);
}

/** Presses `s` in the deck, and waits until the new window shows what the deck does. */
export async function openSpeaker(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const speaker = await opened;
  await agree(page, speaker);
  return speaker;
}

export function current(speaker: Page): FrameLocator {
  return speaker.frameLocator('iframe[title="Current slide"]');
}

export function next(speaker: Page): FrameLocator {
  return speaker.frameLocator('iframe[title="Next step"]');
}

export function standing(page: Page): Promise<Standing> {
  return page.evaluate(() => ({
    id: window.Reveal.getCurrentSlide().id,
    step: window.Reveal.getIndices().f ?? -1,
  }));
}

/** Where the deck in a preview stands; undefined while it is not there. */
export async function previewed(speaker: Page, title: string): Promise<Standing | undefined> {
  const element = await speaker.$(`iframe[title="${title}"]`);
  const frame = await element?.contentFrame();
  return frame?.evaluate(() =>
    window.Reveal?.isReady()
      ? {
          id: window.Reveal.getCurrentSlide().id,
          step: window.Reveal.getIndices().f ?? -1,
        }
      : undefined,
  );
}

/** Waits until the preview of the current slide stands where the deck does. */
export async function agree(page: Page, speaker: Page): Promise<void> {
  await expect
    .poll(async () => {
      const [deck, preview] = await Promise.all([
        standing(page),
        previewed(speaker, 'Current slide').catch(() => undefined),
      ]);
      return preview?.id === deck.id && preview.step === deck.step;
    }, 'the preview stands where the deck does')
    .toBe(true);
}

/** The number of the slide and of the step, as the speaker reads them. */
export function numbers(speaker: Page): Promise<string[]> {
  return speaker.locator('.speaker-place .speaker-figure').allInnerTexts();
}
