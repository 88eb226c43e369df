import type { Languages } from '../plugins/highlight/index.ts';

/** The languages that code on the slides is written in, each loaded when it is first seen. */
export const languages: Languages = {
  ts: () => import('highlight.js/lib/languages/typescript'),
};
