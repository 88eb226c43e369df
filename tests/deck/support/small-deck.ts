/** Playwright's test on the deck of six slides, built and served once a worker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../../../scripts/serve.ts';
import { ready, test as base } from './test.ts';

export { expect } from './test.ts';

const fixture = resolve('tests/fixtures/presenting');

export const test = base.extend<object, { address: string }>({
  address: [
    // Playwright reads the names of what a fixture needs from this pattern.
    async ({}, use) => {
      const outDir = await mkdtemp(join(tmpdir(), 'presenting-'));
      await build({
        configFile: resolve(fixture, 'vite.config.ts'),
        logLevel: 'error',
        build: { outDir },
      });
      const server = await serve(outDir);
      await use(server.url);
      await server.close();
      await rm(outDir, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ address }, use) => {
    await use(address);
  },
});

/** Opens the deck at a slide and waits until reveal has started. */
export async function open(page: Page, slide = '', query = ''): Promise<void> {
  await page.goto(`./${query}${slide ? `#/${slide}` : ''}`);
  await ready(page);
}

/** The id of the slide that is on. */
export function currentId(page: Page): Promise<string> {
  return page.evaluate(() => window.Reveal.getCurrentSlide().id);
}

/** Which fragment was shown last, -1 for none. */
export function currentStep(page: Page): Promise<number> {
  return page.evaluate(() => window.Reveal.getIndices().f ?? -1);
}
