import type { RevealApi, RevealPlugin } from 'reveal.js';
import { inPreview, inPrint } from '../common/views.ts';
import { drawKey, storageKey } from './key.ts';
import type { SharedDrawing } from './shared.ts';

/** The plugin, as `deck.getPlugin('ink')` returns it. */
export interface InkPlugin extends RevealPlugin {
  /** Load what draws, in the plain deck and in previews; rejects if it cannot be loaded. */
  drawing(): Promise<SharedDrawing>;
}

/**
 * Drawing on slides: `d` begins and ends it. The strokes stay in this browser until they are cleared,
 * and are printed. Everything but the key is loaded when it is needed.
 */
export function ink(): InkPlugin {
  let deck: RevealApi;
  let loading: Promise<SharedDrawing> | undefined;
  const load = () => import('./shared.ts');
  const drawing = (): Promise<SharedDrawing> =>
    (loading ??= load().then(({ shareDrawing }) => shareDrawing(deck)));
  const toggle = ({ key }: KeyboardEvent): void =>
    void drawing().then(
      // A key that was pressed in a speaker's window has no name here: that window has the tools.
      ({ toggle }) => toggle(key !== undefined),
      // The next press tries again.
      () => (loading = undefined),
    );
  return {
    id: 'ink',
    drawing,
    init(api) {
      deck = api;
      if (inPrint(api)) return isKept() ? load().then(({ print }) => print(api)) : undefined;
      if (inPreview(api)) return;
      api.addKeyBinding({ keyCode: drawKey, key: 'D', description: 'Draw' }, toggle);
      if (isKept()) api.on('ready', () => void drawing().catch(() => undefined));
    },
  };
}

function isKept(): boolean {
  try {
    return localStorage.getItem(storageKey()) !== null;
  } catch {
    return false;
  }
}
