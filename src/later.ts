import type { RevealApi } from 'reveal.js';
import { overview } from '../plugins/overview/index.ts';
import { namesAskingFaces } from './figures/registry.ts';
import { preloadModel } from './preload-model.ts';

/** Add to the deck what nobody needs while the first slide loads. */
export function later(deck: RevealApi): void {
  deck.registerPlugin(overview());
  preloadModel(deck, namesAskingFaces);
}
