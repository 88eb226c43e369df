import config from './playwright.config.ts';

/** Tests that take longer, or need more on the machine, than `npm test` should. */
export default {
  ...config,
  projects: [
    { name: 'deck', testDir: 'tests/deck' },
    { name: 'full', testDir: 'tests/full' },
  ],
  grep: /@full/,
  grepInvert: [],
};
