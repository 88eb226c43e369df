import config from './playwright.config.ts';

/** Tests that take longer, or need more on the machine, than `npm test` should. */
export default {
  ...config,
  grep: /@full/,
  grepInvert: [],
};
