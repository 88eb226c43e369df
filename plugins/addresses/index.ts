import type { RevealApi, RevealPlugin } from 'reveal.js';

/** The slide that a name stands for: its id, as in `#/name` or `#/name/2`. */
function isSlideName(name: string): boolean {
  try {
    return document.getElementById(decodeURIComponent(name))?.closest('.slides section') != null;
  } catch {
    // What cannot be decoded is no name.
    return false;
  }
}

/** Whether the deck has the slide that an address such as `#/name` or `#/3/1` asks for. */
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
 * A plugin that lets the address of a slide that does not exist show the first one, both when the
 * deck is opened and later; of itself reveal stays where it is or shows the last slide.
 */
export function addresses(): RevealPlugin {
  return {
    id: 'addresses',
    init(deck) {
      const correct = (): void => {
        const address = /^#\/(.+)/.exec(location.hash)?.[1];
        if (address !== undefined && !exists(deck, address)) history.replaceState(null, '', '#/');
      };
      correct();
      // Bound before reveal's own listener, which so reads the corrected address.
      window.addEventListener('hashchange', correct);
    },
  };
}
