import type { Page } from '@playwright/test';

/** What a page holds, as Chromium counts it. */
export interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly megabytes: number;
  readonly workers: number;
}

/** Return what counts that from now on. */
export async function heldBy(page: Page): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return {
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      megabytes: of('JSHeapUsedSize') / 1e6,
      workers: page.workers().length,
    };
  };
}
