import type { RevealApi, RevealPlugin } from 'reveal.js';
import { inPreview, inPrint } from '../common/views.ts';
import { formerSession, newSession, remember, returnAfterReload } from './session.ts';

/** What a deck says to this plugin. */
export interface SpeakerOptions {
  /** The page that mounts the speaker's window, relative to the deck's. */
  readonly page?: string;
}

/** The plugin as reveal keeps it: `deck.getPlugin('notes')`. */
export interface SpeakerPlugin extends RevealPlugin {
  /** Opens the speaker's window, or brings it to the front. */
  open(): void;
}

/**
 * The speaker view in a window of its own, opened by `s` or by `?notes` in the address. It takes the
 * place of reveal's own plugin, whose id it has. The deck loads here only what hears the key.
 */
export function speaker({ page = 'speaker.html' }: SpeakerOptions = {}): SpeakerPlugin {
  let deck: RevealApi | undefined;
  let session = formerSession();
  let serving = false;

  function serve(): void {
    if (serving || !deck) return;
    serving = true;
    const served = deck;
    import('./audience.ts').then(
      ({ serveSpeaker }) => serveSpeaker(served, session ?? keep(newSession()), keep),
      (error: unknown) => {
        // The network may be back at the next press of the key.
        serving = false;
        console.error('The speaker view could not be loaded.', error);
      },
    );
  }

  function keep(name: string): string {
    session = name;
    remember('session', name);
    return name;
  }

  function open(): void {
    if (!deck) return;
    const own = session ?? keep(newSession());
    serve();
    const address = new URL(page, location.href);
    address.searchParams.set('session', own);
    const name = `speaker-${own}`;
    // At once, while the key still counts as a wish for a window. Without an address a window that
    // is already there under this name comes to the front and stays as it is.
    const speaking = window.open('', name, 'popup,width=1280,height=800');
    if (!speaking) {
      void import('./blocked.ts').then(({ offerLink }) => offerLink(address.href, name));
    } else if (isEmpty(speaking)) {
      speaking.location.replace(address.href);
    } else {
      speaking.focus();
    }
  }

  return {
    id: 'notes',
    init(api) {
      if (inPrint(api)) return;
      deck = api;
      if (inPreview(api)) {
        api.on('ready', () => void import('./preview.ts').then(({ preview }) => preview(api)));
        return;
      }
      if (session !== undefined) returnAfterReload();
      const binding = { keyCode: 83, key: 'S', description: 'Speaker view' };
      api.addKeyBinding(binding, open);
      api.on('ready', () => {
        // A speaker's window may have outlived a reload of the deck.
        if (session !== undefined) serve();
        if (/[?&]notes\b/i.test(location.search)) open();
      });
    },
    open,
  };
}

/** Whether a window was opened just now, and shows nothing yet. */
function isEmpty(opened: Window): boolean {
  try {
    return opened.location.href === 'about:blank';
  } catch {
    return false;
  }
}
