import type { RevealApi, RevealPlugin } from 'reveal.js';
import { later } from '../common/later.ts';
import { inPreview, inPrint, inScrollView } from '../common/views.ts';

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Puts still forms into the places that wait for them; what fails is said there. */
const fill = async (address: string, places: readonly HTMLElement[]): Promise<void> => {
  let markup: string[] = [];
  try {
    const response = await fetch(address);
    const read: unknown = response.ok ? await response.json() : undefined;
    if (isStrings(read)) markup = read;
  } catch {
    // Said below, in each place.
  }
  for (const place of places) {
    place.innerHTML =
      markup[Number(place.dataset['still'])] ?? '<p>This picture could not be loaded.</p>';
    delete place.dataset['still'];
  }
};

/**
 * A plugin that fetches the drawings which the slide compiler left out of the page, all in one file.
 * Whoever begins elsewhere than at the first slide, and a printer, gets them before the deck is ready;
 * else they come when a second slide is asked for, or soon. It stands after the markdown plugin.
 */
export function stills(): RevealPlugin {
  let filled: Promise<void> | undefined;

  return {
    id: 'stills',
    init(deck: RevealApi) {
      const address: unknown = JSON.parse(
        document.getElementById('deck-stills')?.textContent ?? 'null',
      );
      if (typeof address !== 'string') return;
      const load = (): Promise<void> =>
        (filled ??= fill(address, [
          ...(deck.getRevealElement()?.querySelectorAll<HTMLElement>('[data-still]') ?? []),
        ]));
      if (/^#\/./.test(location.hash) || inPrint(deck) || inPreview(deck)) return load();
      deck.on('ready', () => {
        if (inScrollView(deck)) void load();
        else later(() => void load());
      });
      for (const event of ['slidechanged', 'overviewshown']) deck.on(event, () => void load());
    },
  };
}
