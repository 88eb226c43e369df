import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
  test: {
    include: ['tests/**/*.test.ts'],
    // Those run in a browser, by Playwright.
    exclude: ['tests/deck/**'],
  },
});
