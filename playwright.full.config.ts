import config from './playwright.config.ts';

/** What takes longer, or needs more on the machine, than `npm test` should. */
export default {
  ...config,
  testDir: 'tests',
  testMatch: ['deck/**/*.test.ts', 'full/**/*.test.ts'],
  grep: /@full/,
  grepInvert: [],
};
