import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.test.ts',
  outputDir: resolve('test-results/browsers/failed'),
  globalSetup: './support/setup.ts',
  reporter: [['list'], ['./support/seconds.ts']],
  workers: 1,
  forbidOnly: !!process.env['CI'],
  // Generous, for machines that are busy: a state that comes is not waited for longer than that.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  projects: [{ name: 'firefox' }, { name: 'webkit' }],
});
