import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
  test: {
    include: ['tests/**/*.test.ts'],
    // Those run in a browser, by Playwright.
    exclude: ['tests/deck/**', 'tests/talk/deck/**', 'tests/browsers/**'],
    // Half the time: the tests mock no module, so that one worker can serve many files.
    pool: 'threads',
    isolate: false,
    // Generous, for machines that are busy.
    testTimeout: 60_000,
  },
});
