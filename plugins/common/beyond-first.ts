import type { RevealApi } from 'reveal.js';
import { beginsElsewhere } from './beginning.ts';
import { later } from './later.ts';
import { inPreview, inPrint, inReading, inScrollView } from './views.ts';

/**
 * Loads, once, what every slide but the first needs: before the deck is ready for a printer and for
 * whoever begins elsewhere, else when a second slide is asked for, or soon.
 * What fails is tried again when the next slide is asked for.
 * @returns what a plugin's `init` gives back, so that reveal waits where it must
 */
export function beyondFirst(deck: RevealApi, load: () => Promise<void>): Promise<void> | undefined {
  let loading: Promise<void> | undefined;
  const once = (): Promise<void> => (loading ??= load().catch(() => (loading = undefined)));
  if (beginsElsewhere(deck) || inPrint(deck) || inPreview(deck)) return once();
  deck.on('ready', () => {
    if (inScrollView(deck) || inReading()) void once();
    else later(() => void once());
  });
  for (const event of ['slidechanged', 'overviewshown']) deck.on(event, () => void once());
  return undefined;
}
