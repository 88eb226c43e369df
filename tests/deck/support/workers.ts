/** Counts the workers of a window and of each frame in it. */
import type { BrowserContext, Frame, Page } from '@playwright/test';

interface Counts {
  readonly workers: number;
  /** What was asked of them. */
  readonly asked: number;
}

/** To be called before a page is opened. */
export async function countWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const counts = { workers: 0, asked: 0 };
    Object.assign(window, {
      counts,
      Worker: class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          counts.workers += 1;
        }
        override postMessage(...message: [unknown]) {
          counts.asked += 1;
          super.postMessage(...message);
        }
      },
    });
  });
}

export function counts(where: Page | Frame): Promise<Counts> {
  return where.evaluate(() => ({ ...(window as unknown as { counts: Counts }).counts }));
}
