import type { RevealApi } from 'reveal.js';
import { focusable, trapTab } from '../common/focus.ts';
import { button } from '../common/h.ts';
import { icon } from '../common/icons.ts';
import {
  appearancePanel,
  drawingPanel,
  exportPanel,
  helpPanel,
  slidesPanel,
  transitionsPanel,
  viewsPanel,
} from './panels.ts';
import { keyM } from './key.ts';
import { panels, startStockMenu } from './stock.ts';
import type { StockMenu } from './stock.ts';

/** A deck's options under `menu` in reveal's configuration. */
export interface MenuConfig {
  /** Address of the slides as PDF; by default that of `<link rel="alternate" type="application/pdf">`. */
  pdf?: string;
  /** Width of the open menu, any CSS length. */
  width?: string;
}

/** The menu as a modal dialog with tabs: reveal.js-menu draws it, this makes it accessible. */
export class MenuDialog {
  readonly #deck: RevealApi;
  readonly #menu: StockMenu;
  readonly #config: MenuConfig;
  readonly #tabs: HTMLElement[];
  #opener: HTMLElement | undefined;
  #shut: AbortController | undefined;

  static async load(deck: RevealApi, config: MenuConfig): Promise<MenuDialog> {
    return new MenuDialog(deck, config, await startStockMenu(deck, config.width ?? '520px'));
  }

  private constructor(deck: RevealApi, config: MenuConfig, menu: StockMenu) {
    this.#deck = deck;
    this.#menu = menu;
    this.#config = config;
    const { wrapper, nav } = menu;
    // Outside the body, which a zoom moves, the menu stays in its place.
    document.documentElement.append(wrapper);
    nav.setAttribute('role', 'dialog');
    nav.setAttribute('aria-modal', 'true');
    nav.setAttribute('aria-label', 'Menu');
    this.#tabs = this.#dressTabs();
    const overlay = wrapper.querySelector<HTMLElement>('.slide-menu-overlay');
    if (overlay) overlay.onclick = () => this.close();
  }

  get open(): boolean {
    return this.#menu.plugin.isOpen();
  }

  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }

  show(panel = 'Slides'): void {
    if (this.open) return;
    const focused = document.activeElement;
    this.#opener = focused instanceof HTMLElement ? focused : undefined;
    this.#fill();
    this.#menu.wrapper.hidden = false;
    this.#menu.plugin.openMenu(null);
    this.#setInert(true);
    this.#openPanel(panel);
    this.#focusFirst();
    this.#shut = new AbortController();
    const listen = { capture: true, signal: this.#shut.signal };
    addEventListener('keydown', (event) => this.#onKey(event), listen);
  }

  close(): void {
    if (!this.open) return;
    this.#shut?.abort();
    this.#menu.plugin.closeMenu(null, true);
    // A hidden control keeps the focus until the next frame, and the keys of the deck with it.
    const focused = document.activeElement;
    if (focused instanceof HTMLElement) focused.blur();
    this.#menu.wrapper.hidden = true;
    this.#setInert(false);
    // The element may have left the page with its slide.
    if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
  }

  destroy(): void {
    this.close();
    this.#menu.wrapper.remove();
  }

  /** Give the clickable items of reveal.js-menu the roles of tabs. */
  #dressTabs(): HTMLElement[] {
    const { nav } = this.#menu;
    const bar = nav.querySelector<HTMLElement>('.slide-menu-toolbar');
    const items = Array.from(
      nav.querySelectorAll<HTMLElement>('.toolbar-panel-button[data-panel]'),
    );
    const close = nav.querySelector<HTMLElement>('#close');
    bar?.setAttribute('role', 'tablist');
    bar?.setAttribute('aria-label', 'Panels');
    items.forEach((item) => {
      const panel = item.dataset['panel'] ?? '';
      const name = item.querySelector('.slide-menu-toolbar-label')?.textContent ?? panel;
      if (panel === 'Slides') item.innerHTML = icon('slides') + label(name);
      item.setAttribute('role', 'tab');
      item.setAttribute('aria-label', name);
      item.id = `menu-tab-${panel}`;
      item.querySelector('br')?.remove();
      item.onclick = () => this.#openPanel(panel);
      const body = this.#panel(panel);
      body?.setAttribute('role', 'tabpanel');
      body?.setAttribute('aria-labelledby', item.id);
    });
    close?.remove();
    bar?.before(this.#closeButton());
    return items;
  }

  #closeButton(): HTMLButtonElement {
    const close = button('', () => this.close(), { class: 'toolbar-panel-button menu-close' });
    close.innerHTML = icon('close') + label('Close');
    return close;
  }

  #panel(name: string): HTMLElement | null {
    return this.#menu.nav.querySelector<HTMLElement>(`.slide-menu-panel[data-panel="${name}"]`);
  }

  /** Draw all panels anew: slides, titles and settings may have changed since the last opening. */
  #fill(): void {
    const parts: readonly [string, HTMLElement[]][] = [
      ['Slides', slidesPanel(this.#deck)],
      [
        'Appearance',
        [
          ...viewsPanel(this.#deck),
          ...drawingPanel(this.#deck, () => this.close()),
          ...appearancePanel(),
        ],
      ],
      ['Transitions', transitionsPanel(this.#deck)],
      ['Export', exportPanel(this.#config.pdf ?? publishedPdf())],
      ['Help', helpPanel(this.#deck)],
    ];
    for (const [title, content] of parts) {
      const index = panels.findIndex((panel) => panel.title === title);
      const panel = this.#panel(index < 0 ? title : `Custom${index}`);
      panel?.replaceChildren(...content);
      for (const link of panel?.querySelectorAll('a') ?? [])
        link.addEventListener('click', () => this.close());
    }
  }

  #openPanel(name: string): void {
    this.#menu.plugin.openPanel(null, name);
    for (const tab of this.#tabs) {
      const chosen = tab.dataset['panel'] === name;
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
  }

  #focusFirst(): void {
    const current = this.#menu.nav.querySelector<HTMLElement>('[aria-current="page"]');
    const target = current ?? focusable(this.#menu.nav)[0];
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'center' });
  }

  /** Keep Tab, pointer and screen readers out of the page behind the dialog. */
  #setInert(inert: boolean): void {
    for (const child of document.body.children) {
      if (child instanceof HTMLElement) child.inert = inert;
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const focused = document.activeElement;
    // By its code, as reveal binds it: the letter depends on the alphabet.
    const closes = key === 'Escape' || event.keyCode === keyM;
    if (closes) this.close();
    else if (key === 'Tab') trapTab(event, this.#menu.nav);
    else if (focused instanceof HTMLElement && focused.role === 'tab') this.#onTabKey(event);
    else if (key === 'ArrowDown' || key === 'ArrowUp')
      this.#step(event, key === 'ArrowDown' ? 1 : -1);
    // The deck behind the menu must not act on any key.
    event.stopPropagation();
    if (closes) event.preventDefault();
  }

  #onTabKey(event: KeyboardEvent): void {
    const at = this.#tabs.findIndex((tab) => tab === document.activeElement);
    const count = this.#tabs.length;
    const to: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % count,
      ArrowLeft: (at + count - 1) % count,
      Home: 0,
      End: count - 1,
    };
    const tab = this.#tabs[to[event.key] ?? -1];
    const panel = tab?.dataset['panel'];
    if (!tab || panel === undefined) return;
    event.preventDefault();
    this.#openPanel(panel);
    tab.focus();
  }

  /** Move the focus along the list of slides. */
  #step(event: KeyboardEvent, by: number): void {
    const links = Array.from(this.#menu.nav.querySelectorAll<HTMLElement>('a.menu-slide'));
    const at = links.findIndex((link) => link === document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  }
}

/** Return the address of the PDF that the page names as its alternate. */
function publishedPdf(): string | undefined {
  const link = document.querySelector('link[rel="alternate"][type="application/pdf"]');
  return link?.getAttribute('href') ?? undefined;
}

function label(text: string): string {
  return `<span class="slide-menu-toolbar-label">${text}</span>`;
}
