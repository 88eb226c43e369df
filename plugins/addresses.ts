import type { RevealApi, RevealPlugin } from 'reveal.js';

export interface AddressesOptions {
  /** The ids of slides by their former ids, so that old links lead to where the content went. */
  readonly moved?: Readonly<Record<string, string>>;
}

/** Return the slide that a name stands for: its id, as in `#/name` or `#/name/2`. */
function isSlideName(name: string): boolean {
  try {
    return document.getElementById(decodeURIComponent(name))?.closest('.slides section') != null;
  } catch {
    // A name that cannot be decoded names no slide.
    return false;
  }
}

/** Return whether the deck has the slide of an address such as `#/name` or `#/3/1`. */
function exists(deck: RevealApi, address: string): boolean {
  const [name = '', row = ''] = address.split('/');
  if (!/^\d*$/.test(name)) return isSlideName(name);
  const base = deck.getConfig().hashOneBasedIndex ? 1 : 0;
  const columns = deck.getSlidesElement()?.querySelectorAll(':scope > section') ?? [];
  const column = columns[Number(name || base) - base];
  const rows = column?.querySelectorAll(':scope > section').length || 1;
  return column !== undefined && (Number(row) || base) - base < rows;
}

/**
 * A plugin that corrects the address of a slide that does not exist, both when the deck is opened and
 * later: it leads to where the slide's content went, or to the first slide. Reveal alone stays where it
 * is or shows the last slide.
 */
export function addresses({ moved = {} }: AddressesOptions = {}): RevealPlugin {
  return {
    id: 'addresses',
    init(deck) {
      const correct = (): void => {
        const address = /^#\/(.+)/.exec(location.hash)?.[1];
        if (address === undefined || exists(deck, address)) return;
        const [name = ''] = address.split('/');
        const target = Object.hasOwn(moved, name) ? moved[name] : undefined;
        history.replaceState(null, '', `#/${target ?? ''}`);
      };
      correct();
      // Added before reveal's own listener, so that reveal reads the corrected address.
      window.addEventListener('hashchange', correct);
    },
  };
}
