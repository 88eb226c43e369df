import type { RevealApi, RevealPlugin } from 'reveal.js';
import { now } from '../common/now.ts';
import { inPreview, inPrint } from '../common/views.ts';
import type {} from './screens.ts';
import { newSession, recall, remember, returnAfterReload } from './session.ts';

export interface SpeakerOptions {
  /** The page that calls `mountSpeaker`, relative to the deck's. */
  readonly page?: string;
}

/** The plugin, as `deck.getPlugin('notes')` returns it. */
export interface SpeakerPlugin extends RevealPlugin {
  /** Open the speaker's window, or bring it to the front. */
  open(): void;
}

/**
 * A speaker view in a window of its own, opened by `s` or by `?notes` in the address. It replaces
 * reveal's own plugin and has its id. Everything but the key is loaded when it is needed.
 */
export function speaker({ page = 'speaker.html' }: SpeakerOptions = {}): SpeakerPlugin {
  let deck: RevealApi | undefined;
  let session = recall('session') ?? undefined;
  let serving = false;
  // What a person changes before the connection is there must not be taken back by what is older.
  const changed: Record<string, number> = {};

  function serve(): void {
    if (serving || !deck) return;
    serving = true;
    const served = deck;
    import('./deck.ts').then(
      ({ serveSpeaker }) => serveSpeaker(served, session ?? keep(newSession()), changed, keep),
      (error: unknown) => {
        // The next press of the key tries again.
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
    if (!window.screen.isExtended || !window.getScreenDetails) return void openWindow();
    void import('./screens.ts').then(
      ({ openOnTwoScreens }) => openOnTwoScreens(openWindow),
      () => openWindow(),
    );
  }

  function openWindow(features = 'popup,width=1280,height=800'): Window | null {
    if (!deck) return null;
    const own = session ?? keep(newSession());
    serve();
    const address = new URL(page, location.href);
    address.searchParams.set('session', own);
    const name = `speaker-${own}`;
    // Without an address, a window that is already open under this name comes to the front as it is.
    const speaking = window.open('', name, features);
    if (!speaking) {
      void import('./blocked.ts').then(({ offerLink }) => offerLink(address.href, name));
    } else if (isEmpty(speaking)) {
      speaking.location.replace(address.href);
    } else {
      speaking.focus();
    }
    return speaking;
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
      for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden'])
        api.on(event, () => (changed['place'] = now()));
      document.addEventListener(
        'figurechange',
        ({ detail: { key } }) => (changed[`figure ${key}`] = now()),
      );
      const binding = { keyCode: 83, key: 'S', description: 'Speaker view' };
      api.addKeyBinding(binding, open);
      api.on('ready', () => {
        // A speaker's window may still be open from before a reload.
        if (session !== undefined) serve();
        if (/[?&]notes\b/i.test(location.search)) open();
      });
    },
    open,
  };
}

/** Return whether a window has just been opened and shows nothing yet. */
function isEmpty(opened: Window): boolean {
  try {
    return opened.location.href === 'about:blank';
  } catch {
    return false;
  }
}
