import type { RevealApi } from 'reveal.js';

/** Load the models of figures some slides before them: nothing in this talk, which has no model. */
export const preloadModel: (deck: RevealApi, modelFigures: readonly string[]) => void = () =>
  undefined;
