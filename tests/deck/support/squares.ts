/** Playwright's test on the talk about squares: sixteen slides with the theme, the kit and all plugins. */
import { join } from 'node:path';
import { test as base } from './test.ts';

export * from './test.ts';

/** The folder with its sources, and with what was built of them in `dist/`. */
export const folder = join(process.env['DECKS'] ?? '', 'squares');

export const test = base.extend({
  // Playwright reads the names of what a fixture needs from this pattern.
  baseURL: async ({}, use) => {
    await use(process.env['SQUARES_URL']);
  },
});

/** A slide of four steps, with notes that say where each comes. */
export const stepped = 'stepped';
