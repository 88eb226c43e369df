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

/** The plugin, as `deck.getPlugin('menu')` returns it. */
export interface MenuAdapter extends RevealPlugin {
  toggle(): void;
  openMenu(): void;
  closeMenu(): void;
  isOpen(): boolean;
}

/**
 * An accessible reveal.js-menu: for keyboard, screen reader and phone, in the colours of the deck.
 * `m` opens and closes it. It loads when the browser is idle, or when it is first opened.
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
        // The key may have been pressed again while the menu was loading.
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
      unbind = () => deck.removeKeyBinding(keyM);
      load = () => {
        loading ??= import('./dialog.ts')
          .then(async ({ MenuDialog }) => {
            await nextTask();
            return MenuDialog.load(deck, deck.getConfig().menu ?? {});
          })
          .then((loaded) => (dialog = loaded))
          .catch((error: unknown) => {
            // The next opening tries again.
            loading = undefined;
            throw error;
          });
        return loading;
      };
      deck.addKeyBinding({ keyCode: keyM, key: 'M', description: 'Menu' }, () => want(!isOpen()));
      deck.on('ready', () => {
        // If this fails, opening the menu tries again.
        afterFirstSlide(() => void load().catch(() => undefined));
      });
    },
    toggle: () => want(!isOpen()),
    openMenu: () => want(true),
    closeMenu: () => want(false),
    isOpen,
    destroy: () => {
      unbind();
      dialog?.destroy();
    },
  };
}
