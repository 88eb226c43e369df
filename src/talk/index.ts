/** What this talk adds to the deck. */
import type { Languages } from '../../plugins/highlight/index.ts';

export { namesAskingFaces as modelFigures, registry } from '../figures/registry.ts';

/** The languages that code on the slides is written in, each loaded when it is first seen. */
export const languages: Languages = {
  ts: () => import('highlight.js/lib/languages/typescript'),
};

/** Slides that were given up, and where their content went. */
export const moved = {
  'pretrain-then-ask': 'two-exams',
  evaluation: 'results',
  'our-probe': 'two-phases',
};
