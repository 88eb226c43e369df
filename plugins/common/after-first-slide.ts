import type { RevealApi } from 'reveal.js';
import { opensElsewhere } from './opening.ts';
import { afterFirstSlide } from './idle.ts';
import { inPreview, inPrint, inReading, inScrollView } from './views.ts';

/**
 * Load, once, what every slide but the first needs: before the deck is ready if it is printed or opens
 * at another slide, otherwise when a second slide is shown or the browser is idle. A failed load is
 * tried again at the next slide.
 * @returns for a plugin's `init` to return: a promise if reveal must wait
 */
export function loadAfterFirstSlide(
  deck: RevealApi,
  load: () => Promise<void>,
): Promise<void> | undefined {
  let loading: Promise<void> | undefined;
  const once = (): Promise<void> => (loading ??= load().catch(() => (loading = undefined)));
  if (opensElsewhere(deck) || inPrint(deck) || inPreview(deck)) return once();
  deck.on('ready', () => {
    if (inScrollView(deck) || inReading()) void once();
    else afterFirstSlide(() => void once());
  });
  for (const event of ['slidechanged', 'overviewshown']) deck.on(event, () => void once());
  return undefined;
}
