declare module 'reveal.js-menu/plugin.js' {
  import type { RevealApi } from 'reveal.js';

  export interface CustomPanel {
    title: string;
    icon: string;
    content: string;
  }

  /** The options that are used here; there are more. */
  export interface MenuOptions {
    path: string;
    side: 'left' | 'right';
    width: string;
    effect: string;
    titleSelector: string;
    hideMissingTitles: boolean;
    markers: boolean;
    custom: CustomPanel[];
    themes: false;
    transitions: false;
    openButton: boolean;
    keyboard: boolean;
    delayInit: boolean;
    loadIcons: boolean;
  }

  export interface MenuPlugin {
    id: 'menu';
    init(deck: Omit<RevealApi, 'getConfig'> & { getConfig(): object }): void;
    openMenu(event?: Event | null): void;
    closeMenu(event: Event | null, force: boolean): void;
    openPanel(event: Event | null, panel: string): void;
    isOpen(): boolean;
    initialiseMenu(): void;
  }

  export default function Menu(): MenuPlugin;
}
