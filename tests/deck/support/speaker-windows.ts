/** Opens the deck's window and the speaker's, and reads what the tests look at. */
import type { FrameLocator, Page } from '@playwright/test';
import { expect, ready } from './test.ts';

/** Where a deck stands: slide, and steps shown. */
export interface Standing {
  readonly id: string;
  readonly step: number;
}

/**
 * Opens the deck at a slide and its speaker's window by the key.
 * @param slowed - as for `agree`
 */
export async function openBoth(page: Page, slide = '', query = '', slowed = 1): Promise<Page> {
  await page.goto(`./${query}#/${slide}`);
  await ready(page);
  return openSpeaker(page, slowed);
}

/** Presses `s` in the deck, and waits until the new window shows what the deck does. */
export async function openSpeaker(page: Page, slowed = 1): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const speaker = await opened;
  await agree(page, speaker, slowed);
  return speaker;
}

/** Opens a second speaker's window of the same deck, in a tab of its own. */
export async function openSecond(page: Page, speaker: Page, slowed = 1): Promise<Page> {
  const second = await page.context().newPage();
  await second.goto(speaker.url());
  await agree(page, second, slowed);
  return second;
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

/**
 * Waits until the deck has done what the speaker's window asked before, and the preview of the
 * current slide stands where the deck does.
 * @param slowed - all takes so many times longer
 */
export async function agree(page: Page, speaker: Page, slowed = 1): Promise<void> {
  const timeout = 15_000 * slowed;
  await expect
    // A window that has just been opened or reloaded may still change its page.
    .poll(() => isHeard(speaker, 500 * slowed).catch(() => false), {
      message: 'the deck answers the speaker’s window',
      timeout,
    })
    .toBe(true);
  await expect
    .poll(
      async () => {
        const [deck, preview] = await Promise.all([
          standing(page),
          previewed(speaker, 'Current slide').catch(() => undefined),
        ]);
        return preview?.id === deck.id && preview.step === deck.step;
      },
      { message: 'the preview stands where the deck does', timeout },
    )
    .toBe(true);
}

/**
 * Sends the deck a clock older than its own. The deck answers with its own, and only after it has
 * read all that was sent before. False if no answer comes soon: the deck may be loading.
 */
function isHeard(speaker: Page, soon: number): Promise<boolean> {
  return speaker.evaluate(async (soon) => {
    // A window that has not found the deck yet keeps what it was asked for until then.
    if (document.querySelector('.speaker-status')?.textContent.includes('deck')) return false;
    const session = new URLSearchParams(location.search).get('session') ?? '';
    const channel = new BroadcastChannel(`speaker ${session}`);
    const answer = new Promise<boolean>((resolve) => {
      channel.onmessage = ({ data }: MessageEvent<{ from: string; message: { type: string } }>) => {
        if (data.from === 'deck' && data.message.type === 'clock') resolve(true);
      };
      setTimeout(() => resolve(false), soon);
    });
    const clock = { since: null, before: 0, touched: -1 };
    channel.postMessage({ speaker: session, from: 'speaker', message: { type: 'clock', clock } });
    return answer.finally(() => channel.close());
  }, soon);
}

/** How many messages a second the windows send each other, while the deck is asked `beats` times. */
export function messagesPerSecond(speaker: Page, beats: number): Promise<number> {
  return speaker.evaluate((beats) => {
    const session = new URLSearchParams(location.search).get('session') ?? '';
    const channel = new BroadcastChannel(`speaker ${session}`);
    let [messages, pings] = [0, 0];
    const begin = performance.now();
    return new Promise<number>((resolve) => {
      channel.onmessage = ({ data }: MessageEvent<{ message: { type: string } }>) => {
        messages += 1;
        if (data.message.type === 'ping') pings += 1;
        if (pings < beats) return;
        channel.close();
        resolve(messages / ((performance.now() - begin) / 1000));
      };
    });
  }, beats);
}

/** The number of the slide and of the step, as the speaker reads them. */
export function numbers(speaker: Page): Promise<string[]> {
  return speaker.locator('.speaker-place .speaker-figure').allInnerTexts();
}
