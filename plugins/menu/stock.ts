import Menu from 'reveal.js-menu/plugin.js';
import type { MenuOptions, MenuPlugin } from 'reveal.js-menu/plugin.js';
import type { RevealApi } from 'reveal.js';
import { icon } from '../common/icons.ts';
import type { IconName } from '../common/icons.ts';

/** Panels besides the list of slides, in the order of their tabs. */
export const panels: readonly { readonly title: string; readonly image: IconName }[] = [
  { title: 'Appearance', image: 'appearance' },
  { title: 'Transitions', image: 'transitions' },
  { title: 'Export', image: 'export' },
  { title: 'Help', image: 'help' },
];

/** reveal.js-menu at work, with the elements that it made. */
export interface StockMenu {
  readonly plugin: MenuPlugin;
  readonly wrapper: HTMLElement;
  readonly nav: HTMLElement;
}

/**
 * Starts reveal.js-menu with empty panels. Its own keyboard, titles, icons and button are left out:
 * the adapter brings them. Resolves when its style sheet is there, or cannot be had.
 */
export async function startStockMenu(deck: RevealApi, width: string): Promise<StockMenu> {
  const plugin = Menu();
  // It asks for `menu.css` in a folder and starts from there; after `#/` the name is a mere fragment.
  const path = `${new URL('./menu.css', import.meta.url).href}#/`;
  const options: MenuOptions = {
    path,
    side: 'right',
    width,
    effect: 'overlay',
    // It writes titles as markup; without titles it lists nothing.
    titleSelector: '',
    hideMissingTitles: true,
    markers: false,
    custom: panels.map(({ title, image }) => ({ title, icon: icon(image), content: ' ' })),
    themes: false,
    transitions: false,
    openButton: false,
    keyboard: false,
    delayInit: true,
    loadIcons: false,
  };
  const styled = new Promise<void>((resolve) => {
    deck.on('menu-ready', () => {
      resolve();
    });
    document.head.addEventListener('error', () => resolve(), { capture: true, once: true });
  });
  plugin.init({ ...deck, getConfig: () => ({ ...deck.getConfig(), menu: options }) });
  withoutGivenTitles(deck, () => {
    plugin.initialiseMenu();
  });
  const wrapper = document.querySelector<HTMLElement>('.slide-menu-wrapper');
  const nav = wrapper?.querySelector<HTMLElement>('nav.slide-menu');
  if (!wrapper || !nav) throw new Error('reveal.js-menu did not draw its menu.');
  // At once, or the menu would lie over the slides while its style sheet comes.
  wrapper.hidden = true;
  await styled;
  return { plugin, wrapper, nav };
}

/** `data-menu-title` too would be written as markup, so it is out of sight for a moment. */
function withoutGivenTitles(deck: RevealApi, work: () => void): void {
  const given = deck.getSlides().map((slide) => [slide, slide.dataset['menuTitle']] as const);
  for (const [slide] of given) delete slide.dataset['menuTitle'];
  work();
  for (const [slide, title] of given) {
    if (title !== undefined) slide.dataset['menuTitle'] = title;
  }
}
