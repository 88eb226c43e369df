import type { RevealPlugin } from 'reveal.js';
import { restoreAppearance } from '../appearance.ts';
import { afterFirstSlide } from '../common/idle.ts';
import { nextTask } from '../common/yield.ts';
import { inPreview, inPrint } from '../common/views.ts';
import type { MenuConfig, MenuDialog } from './dialog.ts';
import { keyM } from './key.ts';

export type { MenuConfig } from './dialog.ts';

declare module 'reveal.js' {
  interface RevealConfig {
    menu?: MenuConfig;
  }
}

/** The plugin as reveal keeps it: `deck.getPlugin('menu')`. */
export interface MenuAdapter extends RevealPlugin {
  /** Opens or closes the menu; the first time it is loaded. */
  toggle(): void;
  openMenu(): void;
  closeMenu(): void;
  isOpen(): boolean;
}

/**
 * reveal.js-menu for everybody: by keyboard, screen reader and phone, in the colours of the deck.
 * `m` opens and closes it. It is loaded when the page has nothing else to do, or when first asked
 * for.
 */
export function menu(): MenuAdapter {
  let dialog: MenuDialog | undefined;
  let load: () => Promise<MenuDialog | undefined> = () => Promise.resolve(undefined);
  let unbind: () => void = () => undefined;
  let wanted = false;

  const want = (open: boolean) => {
    wanted = open;
    load().then(
      (loaded) => {
        // Somebody may have pressed again while the menu was on its way.
        if (wanted) loaded?.show();
        else loaded?.close();
      },
      (error: unknown) => {
        wanted = false;
        console.error('The menu could not be loaded.', error);
      },
    );
  };
  const isOpen = () => dialog?.open ?? wanted;

  return {
    id: 'menu',
    init(deck) {
      restoreAppearance();
      if (inPrint(deck) || inPreview(deck)) return;
      let loading: Promise<MenuDialog> | undefined;
      unbind = () => {
        deck.removeKeyBinding(keyM);
      };
      load = () => {
        loading ??= import('./dialog.ts')
          .then(async ({ MenuDialog }) => {
            await nextTask();
            return MenuDialog.load(deck, deck.getConfig().menu ?? {});
          })
          .then((loaded) => (dialog = loaded))
          .catch((error: unknown) => {
            // The network may be back when it is asked for the next time.
            loading = undefined;
            throw error;
          });
        return loading;
      };
      deck.addKeyBinding({ keyCode: keyM, key: 'M', description: 'Menu' }, () => {
        want(!isOpen());
      });
      deck.on('ready', () => {
        // What fails here is tried again when the menu is asked for.
        afterFirstSlide(() => void load().catch(() => undefined));
      });
    },
    toggle: () => {
      want(!isOpen());
    },
    openMenu: () => {
      want(true);
    },
    closeMenu: () => {
      want(false);
    },
    isOpen,
    destroy: () => {
      unbind();
      dialog?.destroy();
    },
  };
}
