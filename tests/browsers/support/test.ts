/** Playwright's test with windows of the engine that the project names; a page's problem fails it. */
import { test as base } from '@playwright/test';
import { ready } from '../../../scripts/drive.ts';
import { startFirefox } from './firefox.ts';
import type { Engine, Tab } from './tab.ts';
import { problems } from './watch.ts';
import { startWebKit } from './webkit.ts';

export { expect } from '@playwright/test';

const starts: Readonly<Record<string, () => Promise<Engine>>> = {
  firefox: startFirefox,
  webkit: startWebKit,
};

export const test = base.extend<{ tab: Tab }, { engine: Engine }>({
  engine: [
    // Playwright reads the names of what a fixture needs from this pattern.
    async ({}, use, { project }) => {
      const start = starts[project.name];
      if (!start) throw new Error(`No engine is called "${project.name}".`);
      const engine = await start();
      await use(engine);
      await engine.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  tab: async ({ engine }, use, info) => {
    const session = await engine.open();
    await use(session.tab);
    if (info.status !== info.expectedStatus)
      await session.tab.picture(info.outputPath('failed.png')).catch(() => undefined);
    const found = await problems(session.tab);
    await session.close();
    base.expect(found, 'the pages must raise no problem').toEqual([]);
  },
});

/** Return an address of the served deck. */
export const address = (rest = ''): string => `${process.env['DECK_URL'] ?? ''}${rest}`;

/** Open the deck at a slide and wait until it stands there. */
export async function openDeck(tab: Tab, slide = 'title', query = ''): Promise<void> {
  await tab.goto(address(`${query}#/${slide}`));
  await ready(tab);
}

export const slideShown = (tab: Tab): Promise<string> =>
  tab.evaluate(() => window.Reveal.getCurrentSlide().id);
