import type { RevealApi, RevealPlugin } from 'reveal.js';
import type { NotesPlugin } from 'reveal.js/plugin/notes';

const BLOCKED =
  'The browser blocked the speaker window. Allow pop-ups for this page, then press S again.';

/** What the speaker window says every second, so that a reloaded deck finds it again. */
const HEARTBEAT = '"namespace":"reveal-notes","type":"heartbeat"';

/**
 * reveal's own speaker view under its id `notes`, loaded when it is first asked for: by `s`, by
 * `?notes` in the address, or by a speaker window that outlived a reload of the deck.
 */
export function notes(): RevealPlugin & { open(): Promise<void> } {
  let deck: RevealApi | undefined;
  let loading: Promise<NotesPlugin> | undefined;

  function load(): Promise<NotesPlugin> {
    loading ??= import('reveal.js/plugin/notes').then(async ({ default: Notes }) => {
      const plugin = Notes();
      if (deck) {
        await plugin.init?.(deck);
        // It has bound S to its own opening, which throws where pop-ups are blocked.
        bind(deck);
      }
      return plugin;
    });
    return loading;
  }

  async function open(): Promise<void> {
    const plugin = await load();
    try {
      plugin.open();
    } catch {
      alert(BLOCKED);
    }
  }

  function bind(api: RevealApi): void {
    const binding = { keyCode: 83, key: 'S', description: 'Speaker notes view' };
    api.addKeyBinding(binding, () => void open());
  }

  return {
    id: 'notes',
    init(api) {
      deck = api;
      if (api.isSpeakerNotes()) return;
      bind(api);
      const listen = (event: MessageEvent<unknown>): void => {
        if (typeof event.data !== 'string' || !event.data.includes(HEARTBEAT)) return;
        window.removeEventListener('message', listen);
        void load();
      };
      window.addEventListener('message', listen);
      if (/[?&]notes\b/i.test(location.search)) void load();
    },
    open,
  };
}
