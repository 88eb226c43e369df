import { defineConfig } from '@playwright/test';
import { findBrowser, launchArguments } from './scripts/browser.ts';

// Each worker reads this file again and inherits the answer.
process.env['CHROME_PATH'] ??= findBrowser();

export default defineConfig({
  testDir: 'tests',
  testMatch: ['deck/**/*.test.ts', 'talk/deck/**/*.test.ts'],
  // Slow tests: `npm run test:full`.
  grepInvert: /@full/,
  outputDir: 'test-results',
  globalSetup: './tests/deck/support/setup.ts',
  reporter: [['list']],
  // One more than the cores of the smallest machine: many tests wait for what takes its time.
  workers: 3,
  fullyParallel: true,
  forbidOnly: !!process.env['CI'],
  // Generous, for machines that are busy: a state that comes is not waited for longer than that.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    // Set by the global set-up, before a worker reads this.
    baseURL: process.env['DECK_URL'],
    viewport: { width: 1280, height: 720 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROME_PATH'],
      args: [...launchArguments],
    },
  },
});
