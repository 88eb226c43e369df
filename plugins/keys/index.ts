import type { RevealApi, RevealPlugin } from 'reveal.js';
import { controlWants, focusedElement } from '../common/focus.ts';
import { goTo } from '../common/go.ts';
import { currentSlide, outline } from '../common/outline.ts';
import { inPreview, inPrint } from '../common/views.ts';
import { closeDetails } from './details.ts';
import { Finder } from './finder.ts';
import { Jumps } from './jumps.ts';
import type { Place } from './jumps.ts';
import { readPages } from './pages.ts';
import { startScrollViewLate } from './phone.ts';
import { leavePinchAlone } from './pinch.ts';
import { keepAwake } from './wake.ts';
import './keys.css';

/** The plugin as reveal keeps it: `deck.getPlugin('keys')`. */
export interface KeysPlugin extends RevealPlugin {
  /** Opens or closes the finder. */
  toggle(): void;
}

const codes = { backspace: 8, f: 70, g: 71 };

/**
 * What a speaker's keyboard, remote control and phone need beyond reveal: a finder for slides and
 * notes, one key back after a jump, controls that keep their keys, an awake screen. Put it first in
 * the list of plugins, since phones need it before anything is waited for.
 */
export function keys(): KeysPlugin {
  let finder: Finder | undefined;
  let destroy: () => void = () => undefined;
  return {
    id: 'keys',
    init(deck) {
      const root = deck.getRevealElement();
      if (!root || inPrint(deck)) return;
      const listening = new AbortController();
      const { signal } = listening;
      startScrollViewLate(deck, root, signal);
      closeDetails(deck, root, isCovered, signal);
      guardControls(deck, signal);
      if (inPreview(deck)) return;
      finder = new Finder({
        pages: () => readPages(deck),
        current: () => currentSlide(deck)?.number ?? 1,
        go: (page) => {
          goTo(deck, page.section);
        },
      });
      deck.addKeyBinding(codes.g, () => finder?.show());
      deck.registerKeyboardShortcut('/  ,  CTRL + SHIFT + F', 'Search slides and notes');
      bindSigns(deck, finder, signal);
      bindReturn(deck, root, signal);
      bindFullscreen(deck);
      leavePinchAlone(root, signal);
      keepAwake(signal);
      destroy = () => {
        listening.abort();
        if (finder?.open) finder.close();
        Object.values(codes).forEach((code) => {
          deck.removeKeyBinding(code);
        });
      };
    },
    toggle: () => {
      finder?.toggle();
    },
    destroy: () => {
      destroy();
    },
  };
}

/** No key acts on the deck while a control has the focus that wants this key. */
function guardControls(deck: RevealApi, signal: AbortSignal): void {
  const config = deck.getConfig();
  const former = config.keyboardCondition;
  config.keyboardCondition = (event) => {
    // A speaker's window sends keys as bare codes; they come from no control of this page.
    if (event.key !== undefined && (controlWants(event.key) || isSign(event))) return false;
    if (typeof former === 'function') return former(event);
    return former === 'focused' ? deck.isFocused() : true;
  };
  const letGo = (event: KeyboardEvent) => {
    const focused = focusedElement();
    // A dialog that is open on a slide is closed by Esc, as dialogs are.
    const onSlide =
      focused instanceof HTMLElement && focused.closest('.slides, dialog')?.matches('.slides');
    if (event.key !== 'Escape' || !onSlide || event.defaultPrevented) return;
    // Esc gives the keys back to the deck; the next one opens the overview.
    focused.blur();
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('keydown', letGo, { capture: true, signal });
}

/**
 * Whether reveal would take the key for `.`, `?` or another sign. It goes by key codes, under which
 * keyboards of other languages have other signs, and letters too.
 */
function isSign({ key, keyCode }: KeyboardEvent): boolean {
  return [58, 59, 63, 190, 191].includes(keyCode) && key !== 'Unidentified';
}

/** Binds signs by the character that is typed, and the chord that opens the finder. */
function bindSigns(deck: RevealApi, finder: Finder, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent) => {
    const chord = event.ctrlKey && event.shiftKey && event.code === 'KeyF';
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const sign = modified || controlWants(event.key) ? '' : event.key;
    if (sign === '.') deck.togglePause();
    else if (deck.isPaused() || isCovered()) return;
    else if (sign === '/' || chord) finder.show();
    else if (sign === '?') deck.toggleHelp();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', onKey, { signal });
}

/** Whether something lies over the slides that has the keys to itself. */
function isCovered(): boolean {
  const covers = document.querySelectorAll('dialog[open], [aria-modal="true"], .r-overlay');
  return Array.from(covers).some((cover) => cover.checkVisibility());
}

function bindReturn(deck: RevealApi, root: HTMLElement, signal: AbortSignal): void {
  const jumps = new Jumps();
  let here: Place | undefined;
  const note = () => {
    here = deck.getIndices();
  };
  root.addEventListener('ready', note, { signal });
  for (const event of ['fragmentshown', 'fragmenthidden']) {
    root.addEventListener(event, note, { signal });
  }
  const onChange = () => {
    const from = here;
    note();
    if (from && here) jumps.changed(from, here);
  };
  root.addEventListener('slidechanged', onChange, { signal });
  const binding = {
    keyCode: codes.backspace,
    key: 'BACKSPACE',
    description: 'Back to where the last jump began',
  };
  deck.addKeyBinding(binding, () => {
    const place = jumps.back();
    const slide = outline(deck).find(({ h, v }) => h === place?.h && v === place.v);
    if (slide) goTo(deck, slide.section, place?.f);
  });
}

/** Reveal's F only enters; the same key should leave. */
function bindFullscreen(deck: RevealApi): void {
  deck.addKeyBinding(codes.f, () => {
    const page = deck.getConfig().embedded ? deck.getViewportElement() : document.documentElement;
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : // Not on an iPhone.
        page?.requestFullscreen?.();
    change?.catch(() => undefined);
  });
}
