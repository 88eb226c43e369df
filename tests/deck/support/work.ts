/** Counts what a page does when nobody touches it. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Frames and timers asked for, rings of repeating timers, and messages to workers so far. */
    workDone: number;
    /** Waits for a frame without being counted. */
    uncountedFrame(this: void): Promise<unknown>;
  }
}

/** To be called before the page is opened. */
export async function countWork(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.workDone = 0;
    const count = (): void => {
      window.workDone += 1;
    };
    const nextFrame = window.requestAnimationFrame.bind(window);
    window.uncountedFrame = () => new Promise((resolve) => nextFrame(resolve));
    window.requestAnimationFrame = (callback) => {
      count();
      return nextFrame(callback);
    };
    const later = window.setTimeout.bind(window);
    const every = window.setInterval.bind(window);
    Object.assign(window, {
      setTimeout: (handler: () => void, delay?: number, ...rest: []) => {
        count();
        return later(handler, delay, ...rest);
      },
      setInterval: (handler: () => void, delay?: number, ...rest: []) => {
        const counted = (): void => {
          count();
          handler(...rest);
        };
        return every(counted, delay);
      },
      Worker: class extends Worker {
        override postMessage(
          message: unknown,
          options?: Transferable[] & StructuredSerializeOptions,
        ) {
          count();
          super.postMessage(message, options);
        }
      },
    });
  });
}

/** How much work the page does of its own in a quarter of a second. */
export async function idleWork(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const before = window.workDone;
    const end = performance.now() + 250;
    while (performance.now() < end) await window.uncountedFrame();
    return window.workDone - before;
  });
}
