import Menu from 'reveal.js-menu/plugin.js';
import type { MenuOptions, MenuPlugin } from 'reveal.js-menu/plugin.js';
import type { RevealApi } from 'reveal.js';
import { icon } from '../common/icons.ts';
import type { IconName } from '../common/icons.ts';

/** The panels after the list of slides, in the order of their tabs. */
export const panels: readonly { readonly title: string; readonly image: IconName }[] = [
  { title: 'Appearance', image: 'appearance' },
  { title: 'Transitions', image: 'transitions' },
  { title: 'Export', image: 'export' },
  { title: 'Help', image: 'help' },
];

/** reveal.js-menu once started, with the elements that it made. */
export interface StockMenu {
  readonly plugin: MenuPlugin;
  readonly wrapper: HTMLElement;
  readonly nav: HTMLElement;
}

/**
 * Start reveal.js-menu with empty panels, and without its own keyboard, titles, icons and button,
 * which the adapter replaces. Resolves when its style sheet has loaded or failed to load.
 */
export async function startStockMenu(deck: RevealApi, width: string): Promise<StockMenu> {
  const plugin = Menu();
  // It loads `menu.css` from a path; behind `#/` that name is only a fragment of our own address.
  const path = `${new URL('./menu.css', import.meta.url).href}#/`;
  const options: MenuOptions = {
    path,
    side: 'right',
    width,
    effect: 'overlay',
    // It would write titles as markup. Without titles it lists nothing.
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
    deck.on('menu-ready', () => resolve());
    document.head.addEventListener('error', () => resolve(), { capture: true, once: true });
  });
  plugin.init({ ...deck, getConfig: () => ({ ...deck.getConfig(), menu: options }) });
  withoutGivenTitles(deck, () => plugin.initialiseMenu());
  const wrapper = document.querySelector<HTMLElement>('.slide-menu-wrapper');
  const nav = wrapper?.querySelector<HTMLElement>('nav.slide-menu');
  if (!wrapper || !nav) throw new Error('reveal.js-menu did not draw its menu.');
  // Hide it now, or it would lie over the slides until its style sheet has loaded.
  wrapper.hidden = true;
  await styled;
  return { plugin, wrapper, nav };
}

/** Do some work without `data-menu-title` on the slides, which would also be written as markup. */
function withoutGivenTitles(deck: RevealApi, work: () => void): void {
  const given = deck.getSlides().map((slide) => [slide, slide.dataset['menuTitle']] as const);
  for (const [slide] of given) delete slide.dataset['menuTitle'];
  work();
  for (const [slide, title] of given) {
    if (title !== undefined) slide.dataset['menuTitle'] = title;
  }
}
