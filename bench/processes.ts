/** The processes of a browser's pages and workers. */
import type { Browser } from '@playwright/test';

interface Processes {
  readonly ids: readonly number[];
  /** The seconds that they kept a processor core busy so far, all together. */
  readonly processorSeconds: number;
}

export async function rendererProcesses(browser: Browser): Promise<Processes> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return {
    ids: renderers.map(({ id }) => id),
    processorSeconds: renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
  };
}

/** Milliseconds for which slowed processes run at a time. */
const SLICE = 10;

/**
 * Do some work in pages and workers that run for one part in `rate` of the time only. The browser's own
 * throttling slows pages, not their workers. Not for Windows, which cannot stop a process.
 */
export async function slowedDown<T>(
  browser: Browser,
  rate: number,
  work: () => Promise<T>,
): Promise<T> {
  const { ids } = await rendererProcesses(browser);
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    for (const id of ids) process.kill(id, name);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (): void => {
    signal('SIGCONT');
    timer = setTimeout(stop, SLICE);
  };
  const stop = (): void => {
    signal('SIGSTOP');
    timer = setTimeout(run, SLICE * (rate - 1));
  };
  run();
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    signal('SIGCONT');
  }
}
