import type { RevealApi } from 'reveal.js';
import { listen } from '../plugins/listen/index.ts';
import { overview } from '../plugins/overview/index.ts';
import { preloadModel } from './talk/later.ts';

/**
 * Add to the deck what nobody needs while the first slide loads.
 * @param modelFigures - passed on: an import of it would make the registry a file of its own
 */
export function later(deck: RevealApi, modelFigures: readonly string[]): void {
  deck.registerPlugin(overview());
  deck.registerPlugin(listen({ beside: '.title .talk' }));
  preloadModel(deck, modelFigures);
}
