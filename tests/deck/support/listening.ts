/** A voice for tests, and what the bar of a talk that is listened to shows. */
import type { Locator, Page } from '@playwright/test';
import type { Timeline } from '../../../plugins/slides/timeline.ts';

/** What the voice does with a sentence. */
export type Manner =
  /** Says it to its end. */
  | 'well'
  /** Begins, and is silent in the middle without a word. */
  | 'stops'
  /** Begins, and goes on without an end. */
  | 'never ends'
  /** Does nothing at all. */
  | 'never begins'
  /** Breaks off with an error. */
  | 'errs';

export interface VoiceOptions {
  readonly manner?: Manner;
  /** The voices, by name, and whether each speaks on the device; none if it is left out. */
  readonly voices?: Readonly<Record<string, boolean>>;
  /** How many times as fast as the clock on the wall timers run, once `hurry` is called. */
  readonly pace?: number;
}

/** Something that was said, and where the deck stood then. */
export interface Said {
  readonly text: string;
  readonly voice: string;
  readonly rate: number;
  readonly id: string;
  readonly step: number;
}

declare global {
  interface Window {
    said: Said[];
    manner: Manner;
    /** From now on timers and `performance.now` run fast. */
    hurry(): void;
  }
}

/** Give the page a voice before it loads. */
export async function stubVoice(page: Page, options: VoiceOptions = {}): Promise<void> {
  await page.addInitScript(({ manner = 'well', voices = {}, pace = 50 }: VoiceOptions) => {
    const realTimeout = window.setTimeout.bind(window);
    const realNow = performance.now.bind(performance);
    let factor = 1;
    let begun = 0;
    let before = 0;
    performance.now = () => before + (realNow() - begun) * factor;
    window.hurry = () => {
      before = performance.now();
      begun = realNow();
      factor = pace;
    };
    window.setTimeout = ((work: TimerHandler, delay = 0, ...rest: unknown[]) =>
      realTimeout(work, delay / factor, ...rest)) as typeof window.setTimeout;

    window.said = [];
    window.manner = manner;
    class Utterance {
      voice: SpeechSynthesisVoice | null = null;
      rate = 1;
      onstart: (() => void) | null = null;
      onend: (() => void) | null = null;
      onerror: (() => void) | null = null;
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    const list = Object.entries(voices).map(([name, localService]) => ({
      name,
      localService,
      lang: 'en-GB',
      default: false,
      voiceURI: name,
    }));
    let current: Utterance | undefined;
    const say = (utterance: Utterance): void => {
      // What is empty only asks the browser for its permission.
      if (utterance.text === '') return;
      current = utterance;
      const { f = -1 }: { f?: number } = window.Reveal.getIndices();
      window.said.push({
        text: utterance.text,
        voice: utterance.voice?.name ?? '',
        rate: utterance.rate,
        id: window.Reveal.getCurrentSlide().id,
        step: f + 1,
      });
      if (window.manner === 'never begins') return;
      const later = (work: () => void, delay: number): void =>
        void window.setTimeout(() => {
          if (current === utterance) work();
        }, delay);
      later(() => utterance.onstart?.(), 20);
      later(() => {
        if (window.manner === 'never ends') return;
        current = undefined;
        if (window.manner === 'well') utterance.onend?.();
        if (window.manner === 'errs') utterance.onerror?.();
      }, 300);
    };
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => list,
      speak: say,
      cancel: () => {
        current = undefined;
      },
      resume: () => undefined,
      pending: false,
    });
    Object.defineProperty(synthesis, 'speaking', { get: () => current !== undefined });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance });
  }, options);
}

export const oneVoice = { Ada: true };

export const bar = (page: Page): Locator => page.getByRole('region', { name: 'Listen' });
export const caption = (page: Page): Locator => bar(page).locator('.listen-caption');
export const status = (page: Page): Locator => bar(page).getByRole('status');

/** Wait until the key begins a talk, and press it. */
export async function beginByKey(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.listen-start, .listen-read'));
  await page.keyboard.press('l');
  await bar(page).waitFor();
}

/** Return the timeline of the deck that the page shows. */
export function readTimeline(page: Page): Promise<Timeline> {
  return page.evaluate(async () => {
    const address = document.getElementById('deck-timeline')?.textContent ?? '';
    const response = await fetch(JSON.parse(address) as string);
    return (await response.json()) as Timeline;
  });
}

/** Waits until the talk has come to a slide, or beyond it. */
export async function cameTo(page: Page, id: string): Promise<void> {
  await page.waitForFunction((id) => {
    const ids = window.Reveal.getSlides().map((slide) => slide.id);
    return ids.indexOf(window.Reveal.getCurrentSlide().id) >= ids.indexOf(id);
  }, id);
}
