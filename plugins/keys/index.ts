import type { RevealApi, RevealPlugin } from 'reveal.js';
import { Awake } from '../common/awake.ts';
import { isCovered } from '../common/covered.ts';
import { controlWants, focusedElement } from '../common/focus.ts';
import { goTo } from '../common/go.ts';
import { afterFirstSlide } from '../common/idle.ts';
import { outline } from '../common/outline.ts';
import { inPreview, inPrint } from '../common/views.ts';
import { closeDetails } from './details.ts';
import type { Finder } from './finder.ts';
import { Jumps } from './jumps.ts';
import type { Place } from './jumps.ts';
import { startScrollViewLate } from './phone.ts';
import { leavePinchAlone } from './pinch.ts';
import './keys.css';

/** The plugin, as `deck.getPlugin('keys')` returns it. */
export interface KeysPlugin extends RevealPlugin {
  toggle(): void;
}

const codes = { backspace: 8, f: 70, g: 71 };

/**
 * Keys and touches beyond reveal's own: a finder for slides and notes, a key that goes back after a
 * jump, controls that keep their keys, a screen that stays awake. Put this plugin first in the list:
 * phones need it before anything is awaited.
 */
export function keys(): KeysPlugin {
  let useFinder: UseFinder = () => undefined;
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
      useFinder = lazyFinder(deck, signal);
      const find = (): void => useFinder((finder) => finder.show());
      deck.addKeyBinding(codes.g, find);
      deck.registerKeyboardShortcut('/  ,  CTRL + SHIFT + F', 'Search slides and notes');
      bindSigns(deck, find, signal);
      bindReturn(deck, root, signal);
      bindFullscreen(deck);
      leavePinchAlone(root, signal);
      keepAwakeInFullscreen(signal);
      destroy = () => {
        listening.abort();
        for (const code of Object.values(codes)) deck.removeKeyBinding(code);
      };
    },
    toggle: () => useFinder((finder) => finder.toggle()),
    destroy: () => destroy(),
  };
}

/** Calls `use` with the finder as soon as it is loaded. */
type UseFinder = (use: (finder: Finder) => void) => void;

/** Load the finder when the first slide stands, or when it is first used. */
function lazyFinder(deck: RevealApi, signal: AbortSignal): UseFinder {
  let loading: Promise<Finder> | undefined;
  const useFinder: UseFinder = (use) => {
    loading ??= import('./slide-finder.ts').then(({ slideFinder }) => {
      const finder = slideFinder(deck);
      signal.addEventListener('abort', () => finder.close());
      return finder;
    });
    // One that could not be loaded is asked for once more by the next press.
    loading.then(use, () => (loading = undefined));
  };
  deck.on('ready', () => afterFirstSlide(() => useFinder(() => undefined)));
  return useFinder;
}

/** Keep a key from the deck if the focused control uses it. */
function guardControls(deck: RevealApi, signal: AbortSignal): void {
  const config = deck.getConfig();
  const former = config.keyboardCondition;
  config.keyboardCondition = (event) => {
    // A key without a name comes from a speaker's window, not from a control of this page.
    if (event.key !== undefined && (controlWants(event.key) || isSign(event))) return false;
    if (typeof former === 'function') return former(event);
    return former === 'focused' ? deck.isFocused() : true;
  };
  const leaveControl = (event: KeyboardEvent) => {
    const focused = focusedElement();
    // Esc in a dialog on a slide closes the dialog.
    const onSlide =
      focused instanceof HTMLElement && focused.closest('.slides, dialog')?.matches('.slides');
    if (event.key !== 'Escape' || !onSlide || event.defaultPrevented) return;
    // The next Esc is for the deck, and opens the overview.
    focused.blur();
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('keydown', leaveControl, { capture: true, signal });
}

/**
 * Whether reveal would take the key for `.`, `?` or another sign. It goes by key codes, under which
 * keyboards of other languages have other signs, and letters too.
 */
function isSign({ key, keyCode }: KeyboardEvent): boolean {
  return [58, 59, 63, 190, 191].includes(keyCode) && key !== 'Unidentified';
}

/** Binds signs by the character that is typed, and the chord that opens the finder. */
function bindSigns(deck: RevealApi, find: () => void, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent) => {
    const chord = event.ctrlKey && event.shiftKey && event.code === 'KeyF';
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const sign = modified || controlWants(event.key) ? '' : event.key;
    if (sign === '.') deck.togglePause();
    else if (deck.isPaused() || isCovered()) return;
    else if (sign === '/' || chord) find();
    else if (sign === '?') showOrHideHelp(deck);
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', onKey, { signal });
}

/** Open or close the help; in reveal's own words where the groups of keys cannot be loaded. */
function showOrHideHelp(deck: RevealApi): void {
  import('./help.ts').then(
    ({ toggleHelp }) => toggleHelp(deck),
    () => deck.toggleHelp(),
  );
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

/** Keep the screen on in full screen. */
function keepAwakeInFullscreen(signal: AbortSignal): void {
  const awake = new Awake(signal);
  const onChange = (): void => awake.set(document.fullscreenElement !== null);
  document.addEventListener('fullscreenchange', onChange, { signal });
}

/** Make F leave full screen too; reveal's only enters it. */
function bindFullscreen(deck: RevealApi): void {
  deck.addKeyBinding(codes.f, () => {
    const page = deck.getConfig().embedded ? deck.getViewportElement() : document.documentElement;
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : // An iPhone has no such method.
        page?.requestFullscreen?.();
    change?.catch(() => undefined);
  });
}
