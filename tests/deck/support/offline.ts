/** A deck with a server of its own, and what the browser keeps of it. */
import { cpSync, rmSync } from 'node:fs';
import type { Fixtures, Page, PlaywrightTestArgs, PlaywrightTestOptions } from '@playwright/test';
import { serve, type Served } from '../../../scripts/serve.ts';
import { ready } from './test.ts';

/** A copy of a built deck with a server of its own, which a test may change and end. */
export interface Host extends Served {
  readonly folder: string;
}

/** Fixtures of a test that hosts such a copy. */
export function hosted(
  built: string,
): Fixtures<{ host: Host }, object, PlaywrightTestArgs & PlaywrightTestOptions> {
  return {
    host: async ({}, use, { testId }) => {
      const folder = `test-results/offline-${testId}`;
      rmSync(folder, { recursive: true, force: true });
      cpSync(built, folder, { recursive: true });
      const server = await serve(folder, 0, '/talks/deck/');
      await use({ ...server, folder });
      await server.close();
      rmSync(folder, { recursive: true });
    },
    baseURL: async ({ host }, use) => {
      await use(host.url);
    },
  };
}

/** Opens the deck and waits until all of it is kept, and what it asks for comes from there. */
export async function visit(page: Page): Promise<void> {
  await page.goto('./');
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Names of the files that are kept. */
export const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) names.push(url);
    return names;
  });
