/** The speaker's window: opened from the deck's, and what its previews show. */
import { expect } from '@playwright/test';
import type { Tab } from './tab.ts';

/** Where a deck stands: slide, and the last step shown. */
export interface Standing {
  readonly id: string;
  readonly step: number;
}

/** Where the deck stands. */
export const standing = (deck: Tab): Promise<Standing> =>
  deck.evaluate(() => ({
    id: window.Reveal.getCurrentSlide().id,
    step: window.Reveal.getIndices().f ?? -1,
  }));

/** Where the preview of the current slide stands; null while it loads. */
export const previewed = (speaker: Tab): Promise<Standing | null> =>
  speaker.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Current slide"]');
    const deck = frame?.contentWindow?.Reveal;
    if (!deck?.isReady()) return null;
    return { id: deck.getCurrentSlide().id, step: deck.getIndices().f ?? -1 };
  });

/** Wait until the deck stands there, and the speaker's preview too. */
export async function bothStand(deck: Tab, speaker: Tab, at: Standing): Promise<void> {
  await expect.poll(() => standing(deck), 'where the deck stands').toEqual(at);
  await expect
    .poll(() => previewed(speaker).catch(() => null), 'where the preview stands')
    .toEqual(at);
}

/** Press `s` in the deck, and wait until the new window shows what the deck does. */
export async function openSpeaker(deck: Tab): Promise<Tab> {
  const speaker = await deck.popup(() => deck.press('s'));
  await bothStand(deck, speaker, await standing(deck));
  return speaker;
}
