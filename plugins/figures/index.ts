import type { RevealApi, RevealPlugin } from 'reveal.js';
import { beginsElsewhere } from '../common/beginning.ts';
import { later } from '../common/later.ts';
import { inPrint } from '../common/views.ts';
import type { FigureRegistry, Figures } from './contract.ts';
import './figures.css';

/** The plugin, as `deck.getPlugin('figures')` gives it to other plugins. */
export interface FiguresPlugin extends RevealPlugin {
  /** The deck's live figures, once the deck is ready; rejected where their code does not come. */
  figures(): Promise<Figures>;
}

/**
 * A plugin that mounts live figures when their slide is near, shows them when it is the current one,
 * hides them when it is left and gives back what they hold when it is far. Their states are kept in
 * the address. In print the still forms stay; in the speaker's previews figures show what they are
 * told and compute nothing. Its code comes when the first slide stands.
 * @param registry - name in `data-figure` to a lazily imported figure; names it lacks stay still
 */
export function figures(registry: FigureRegistry): FiguresPlugin {
  let start: (deck: RevealApi) => void;
  const ready = new Promise<RevealApi>((resolve) => (start = resolve));
  let loading: Promise<Figures> | undefined;
  const load = (): Promise<Figures> =>
    (loading ??= Promise.all([ready, import('./stage.ts')]).then(([deck, { stageFigures }]) =>
      stageFigures(deck, registry),
    ));

  // Without it every figure keeps its still form; the next slide tries again.
  const enliven = (): void => void load().catch(() => (loading = undefined));

  return {
    id: 'figures',
    figures: load,
    init(deck) {
      deck.on('ready', () => {
        start(deck);
        if (inPrint(deck)) return;
        if (beginsElsewhere(deck)) enliven();
        else later(enliven);
      });
      if (!inPrint(deck))
        for (const event of ['slidechanged', 'overviewshown']) deck.on(event, enliven);
    },
  };
}
