/** What this talk adds to the deck. */
import type { Languages } from '../../plugins/highlight/index.ts';

export { registry } from '../figures/registry.ts';

/** Figures whose model begins to load some slides before them; this talk has no model. */
export const modelFigures: readonly string[] = [];

/** The languages that code on the slides is written in, each loaded when it is first seen. */
export const languages: Languages = {
  ts: () => import('highlight.js/lib/languages/typescript'),
};

/** Slides that were given up, by their ids, and the ids of those that have their content now. */
export const moved: Readonly<Record<string, string>> = {};
