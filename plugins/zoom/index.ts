import type { RevealApi, RevealPlugin } from 'reveal.js';
import { inPrint, inScrollView } from '../common/views.ts';
import { shift } from './magnify.ts';
import './zoom.css';

declare module 'reveal.js' {
  interface RevealConfig {
    /** The key to hold while clicking; by default Alt, and on Linux Ctrl too. */
    zoomKey?: 'alt' | 'ctrl' | 'shift' | 'meta';
    /** The magnification; by default 2. */
    zoomLevel?: number;
  }
}

/** The class of the root element while the page is zoomed, as in reveal's own plugin. */
const zoomedClass = 'zoomed';

/**
 * The zoom plugin: Alt+click shows the clicked place twice as large, on Linux Ctrl+click too, because
 * window managers there often use Alt+click themselves. It replaces reveal's own plugin, whose Esc
 * also opens the overview and which stays zoomed when the slide changes.
 */
export function zoom(): RevealPlugin {
  let destroy: () => void = () => undefined;
  return {
    id: 'zoom',
    init(deck) {
      const page = deck.getViewportElement();
      const root = deck.getRevealElement();
      if (!page || !root || inPrint(deck)) return;
      destroy = start(deck, page, root);
    },
    destroy: () => {
      destroy();
    },
  };
}

function start(deck: RevealApi, page: HTMLElement, root: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let size = '';
  const isZoomed = () => document.documentElement.classList.contains(zoomedClass);

  const zoomOut = () => {
    if (!isZoomed()) return;
    document.documentElement.classList.remove(zoomedClass);
    page.style.transform = '';
  };
  const zoomIn = (x: number, y: number) => {
    const scale = Math.max(deck.getConfig().zoomLevel ?? 2, 1);
    const left = shift({ size: page.clientWidth, at: x }, scale);
    const top = shift({ size: page.clientHeight, at: y }, scale);
    size = windowSize();
    document.documentElement.classList.add(zoomedClass);
    page.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  };
  const onPress = (event: MouseEvent) => {
    if (event.button !== 0 || !holdsZoomKey(event, deck)) return;
    if (deck.isOverview() || inScrollView(deck)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type !== 'mousedown') return;
    if (isZoomed()) zoomOut();
    else zoomIn(event.clientX, event.clientY);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isZoomed()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    zoomOut();
  };

  const onResize = () => {
    // Browsers and reveal also send this event when the window has not changed.
    if (size !== windowSize()) zoomOut();
  };

  page.classList.add('zoom-page');
  root.addEventListener('mousedown', onPress, { capture: true, signal });
  // Without these, Alt+click on a link would download it and Ctrl+click open a second deck.
  root.addEventListener('click', onPress, { capture: true, signal });
  root.addEventListener('contextmenu', onPress, { capture: true, signal });
  addEventListener('keydown', onKey, { capture: true, signal });
  addEventListener('resize', onResize, { signal });
  for (const event of ['slidechanged', 'overviewshown']) {
    root.addEventListener(event, zoomOut, { signal });
  }
  deck.registerKeyboardShortcut(`${helpKey(deck)} + click`, 'Zoom in and out (ESC: out)');
  return () => {
    zoomOut();
    listening.abort();
    page.classList.remove('zoom-page');
  };
}

const windowSize = () => `${innerWidth} ${innerHeight}`;

const onLinux = /Linux/.test(navigator.userAgent) && !/Android/.test(navigator.userAgent);

function holdsZoomKey(event: MouseEvent, deck: RevealApi): boolean {
  const key = deck.getConfig().zoomKey;
  if (key) return event[`${key}Key`];
  return event.altKey || (onLinux && event.ctrlKey);
}

function helpKey(deck: RevealApi): string {
  const key = deck.getConfig().zoomKey;
  return (key ?? (onLinux ? 'alt / ctrl' : 'alt')).toUpperCase();
}
