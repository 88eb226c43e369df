/** Storms of keys and reloads in a deck with two speaker windows whose messages come late. */
import type { Page } from '@playwright/test';
import fc from 'fast-check';
import { agree, openBoth, openSecond, standing } from '../../support/speaker-windows.ts';
import { expect, ready, test } from '../../support/squares.ts';

const STEPS = 60;
const SEEDS = 20;

/** Messages come up to this many milliseconds late. */
const LATE = 150;

/** All may take so many times longer than where messages come at once. */
const SLOWED = 4;

/** A step with 18 others before it and 24 after it, so that no storm comes to an end of the talk. */
const middle = 'twenty/1';

type Window = 'deck' | 'first' | 'second';
type Step =
  | { readonly type: 'press'; readonly window: Window; readonly key: string }
  | { readonly type: 'reload'; readonly window: Window }
  | { readonly type: 'agree' };

const anyWindow = fc.constantFrom<Window>('deck', 'first', 'second');
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      type: fc.constant('press'),
      window: anyWindow,
      key: fc.constantFrom('ArrowRight', 'ArrowLeft'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reload'), window: anyWindow }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('agree') }) },
);

/** Count the changes of a deck's slide and step, over reloads. */
async function countChanges(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(startCounting);
  await page.evaluate(startCounting);
  return () => page.evaluate(() => Number(sessionStorage.getItem('storm changes')));
}

/** Runs in the page. */
function startCounting(): void {
  const here = (): string => {
    const { h, f = -1 } = window.Reveal.getIndices();
    return `${h} ${f}`;
  };
  const look = (): void => {
    if (!window.Reveal?.isReady()) return void requestAnimationFrame(look);
    let last = here();
    const count = (): void => {
      if (here() === last) return;
      last = here();
      const before = Number(sessionStorage.getItem('storm changes'));
      sessionStorage.setItem('storm changes', String(before + 1));
    };
    for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden'])
      window.Reveal.on(event, count);
  };
  look();
}

/**
 * Runs in each page: send messages late, in their order. To slow the processor down instead would cost
 * most of a core for each window, also while nothing happens.
 */
function delayMessages(most: number): void {
  let [due, leaving] = [0, false];
  addEventListener('pagehide', () => (leaving = true));
  window.BroadcastChannel = class extends BroadcastChannel {
    override postMessage(message: unknown): void {
      // A page that goes sends at once or never.
      if (leaving) return super.postMessage(message);
      due = Math.max(due, performance.now() + Math.random() * most);
      setTimeout(() => {
        try {
          super.postMessage(message);
        } catch {
          // Closed by now: the message is lost.
        }
      }, due - performance.now());
    }
  };
}

for (let seed = 1; seed <= SEEDS; seed++)
  test(
    `after storm ${seed} all windows stand on the same step, and no key has counted twice`,
    { tag: '@full' },
    async ({ page }) => {
      test.setTimeout(600_000);
      await page.context().addInitScript(delayMessages, LATE);
      const first = await openBoth(page, middle, '', SLOWED);
      const second = await openSecond(page, first, SLOWED);
      const windows: Readonly<Record<Window, Page>> = { deck: page, first, second };
      const changes = await countChanges(page);
      let [keys, own] = [0, 0];
      for (const step of fc.sample(anyStep, { seed, numRuns: STEPS })) {
        if (step.type === 'agree') {
          for (const speaker of [first, second]) await agree(page, speaker, SLOWED);
        } else if (step.type === 'reload') {
          await windows[step.window].reload();
          if (step.window === 'deck') await ready(page);
        } else {
          await windows[step.window].keyboard.press(step.key);
          keys += 1;
          if (step.window === 'deck') own += 1;
        }
      }
      for (const speaker of [first, second]) await agree(page, speaker, SLOWED);
      const changed = await changes();
      expect(changed).toBeLessThanOrEqual(keys);
      expect(changed).toBeGreaterThanOrEqual(own);
      for (const [i, speaker] of [first, second].entries()) {
        await speaker.keyboard.press('ArrowRight');
        await expect.poll(changes, { timeout: 15_000 * SLOWED }).toBe(changed + i + 1);
        for (const other of [first, second]) await agree(page, other, SLOWED);
        expect(await changes()).toBe(changed + i + 1);
      }
      expect((await standing(page)).id).not.toBe('');
    },
  );
