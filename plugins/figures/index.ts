import type { RevealApi, RevealPlugin } from 'reveal.js';
import { opensElsewhere } from '../common/opening.ts';
import { afterFirstSlide } from '../common/idle.ts';
import { inPrint } from '../common/views.ts';
import type { FigureRegistry, Figures } from './contract.ts';
import { renewAddress } from './query.ts';
import './figures.css';

/** The plugin as other plugins see it: `deck.getPlugin('figures')`. */
export interface FiguresPlugin extends RevealPlugin {
  /** Return the deck's live figures once the deck is ready; rejects if their code cannot be loaded. */
  figures(): Promise<Figures>;
}

/**
 * The plugin for live figures. It mounts them when their slide is near, shows them when it is the
 * current one, hides them when it is left and destroys them when it is far. Their states are kept in
 * the address. Print shows the still forms; the speaker's previews mirror the deck and compute nothing.
 * To be called before the deck is initialised.
 * @param registry - lazily imported figures by their name in `data-figure`; other names stay still
 */
export function figures(registry: FigureRegistry): FiguresPlugin {
  // Not in `init`: reveal has read its options from the address by then.
  renewAddress();
  let start: (deck: RevealApi) => void;
  const ready = new Promise<RevealApi>((resolve) => (start = resolve));
  let loading: Promise<Figures> | undefined;
  const load = (): Promise<Figures> =>
    (loading ??= Promise.all([ready, import('./stage.ts')]).then(([deck, { stageFigures }]) =>
      stageFigures(deck, registry),
    ));

  // If it fails, figures keep their still forms, and the next slide tries again.
  const enliven = (): void => void load().catch(() => (loading = undefined));

  return {
    id: 'figures',
    figures: load,
    init(deck) {
      deck.on('ready', () => {
        start(deck);
        if (inPrint(deck)) return;
        if (opensElsewhere(deck)) enliven();
        else afterFirstSlide(enliven);
      });
      if (!inPrint(deck))
        for (const event of ['slidechanged', 'overviewshown']) deck.on(event, enliven);
    },
  };
}
