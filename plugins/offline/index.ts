import type { RevealApi, RevealPlugin } from 'reveal.js';
import { afterFirstSlide } from '../common/idle.ts';
import { inPreview, inPrint } from '../common/views.ts';

export interface OfflineOptions {
  /** The service worker that the build wrote, relative to the page; without one nothing is done. */
  readonly worker?: string | undefined;
}

/**
 * Lets the deck be opened again without a network, and says when a newer version of it is there. It
 * needs the Vite plugin beside it. All of it comes when the first slide stands and nothing else is
 * to do; a browser that refuses goes on without.
 */
export function offline({ worker }: OfflineOptions): RevealPlugin {
  return {
    id: 'offline',
    init(deck: RevealApi) {
      if (!worker || inPrint(deck) || inPreview(deck)) return;
      deck.on('ready', () =>
        afterFirstSlide(() => {
          import('./keep.ts').then(
            ({ keep }) => keep(worker),
            () => undefined,
          );
        }),
      );
    },
  };
}
