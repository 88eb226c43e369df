import { isPrinting, isScrolling } from './deck.ts';
import type { Deck } from './deck.ts';
import { Mark } from './mark.ts';
import { resolveOptions } from './options.ts';
import { addStyle } from './style.ts';
import type { Point } from './tail.ts';

export type { Deck } from './deck.ts';
export type { PointerOptions } from './options.ts';
export type { Point } from './tail.ts';

/** An event that changes the dot's colour; without a colour the first one comes back. */
export interface PointerColorChange extends Event {
  color?: string | null;
}

/** The plugin as other code sees it: `deck.getPlugin('pointer')`. */
export interface PointerPlugin {
  id: 'pointer';
  init(deck: Deck): void;
  destroy(): void;
  /** Turn the pointer on or off; without an argument, toggle it. */
  toggle(on?: boolean): void;
  isActive(): boolean;
  /** Return the dot's place in client coordinates, or undefined while it is hidden. */
  place(): Point | undefined;
  /** Move or hide the dot as another window of the talk says; it shows only while the pointer is on. */
  pointAt(place: Point | undefined): void;
  /** Call `listener` after each change of the dot or the pointer. Returns a function that ends this. */
  watch(listener: () => void): () => void;
}

/** A laser pointer for reveal.js: `new Reveal({ plugins: [Pointer], pointer: { key: 'q' } })`. */
export default function Pointer(): PointerPlugin {
  let toggle: (on?: boolean) => void = () => undefined;
  let isActive = () => false;
  let place: PointerPlugin['place'] = () => undefined;
  let pointAt: PointerPlugin['pointAt'] = () => undefined;
  let destroy: () => void = () => undefined;
  const watchers = new Set<() => void>();
  return {
    id: 'pointer',
    init(deck) {
      if (isPrinting(deck)) return;
      const changed = () => {
        for (const watcher of watchers) watcher();
      };
      ({ toggle, isActive, place, pointAt, destroy } = start(deck, changed));
    },
    destroy: () => {
      destroy();
    },
    toggle: (on) => {
      toggle(on);
    },
    isActive: () => isActive(),
    place: () => place(),
    pointAt: (to) => {
      pointAt(to);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
  };
}

function start(
  deck: Deck,
  changed: () => void,
): Pick<PointerPlugin, 'toggle' | 'isActive' | 'place' | 'pointAt' | 'destroy'> {
  const options = resolveOptions(deck.getConfig().pointer);
  const mark = new Mark(options);
  const removeStyle = addStyle();
  const root = document.documentElement;
  const listening = new AbortController();
  let active = false;
  let wasActive = false;
  let last: Point | undefined;

  const draw = () => {
    if (active && last) mark.moveTo(last);
    else mark.hide();
    // Hide the system's cursor only while the dot replaces it.
    root.classList.toggle('reveal-pointer-on', mark.visible);
    root.classList.toggle('reveal-pointer-touch', capturesTouch());
    if (active || wasActive) changed();
    wasActive = active;
  };
  /** A pointing finger must not turn the slide, unless the pointer is always on. */
  const capturesTouch = () => active && !options.alwaysVisible && !isScrolling();
  const toggle = (on = !active) => {
    active = on;
    draw();
  };
  const leave = () => {
    last = undefined;
    draw();
  };
  const follow = (event: PointerEvent) => {
    const touch = event.pointerType === 'touch';
    if (touch && !event.isPrimary) return;
    if (touch && capturesTouch()) event.stopPropagation();
    const lifted = touch && (event.type === 'pointerup' || event.type === 'pointercancel');
    // Over a frame with another document no moves are reported: the dot would stop there.
    const away = lifted || event.target instanceof HTMLIFrameElement;
    last = away ? undefined : { x: event.clientX, y: event.clientY };
    draw();
  };

  const listen = { capture: true, passive: true, signal: listening.signal };
  document.addEventListener('pointermove', follow, listen);
  document.addEventListener('pointerdown', follow, listen);
  document.addEventListener('pointerup', follow, listen);
  document.addEventListener('pointercancel', follow, listen);
  document.addEventListener('pointerover', follow, listen);
  root.addEventListener('pointerleave', leave, { signal: listening.signal });

  const raise = (event: Event) => {
    if (!mark.owns(event.target)) mark.raise();
  };
  document.addEventListener('fullscreenchange', raise, listen);
  document.addEventListener('toggle', raise, listen);

  const recolor = (event: PointerColorChange) => {
    mark.setColor(event.color ?? options.color);
  };
  deck.on('pointerColorChange', recolor);

  if (options.alwaysVisible) toggle(true);
  else {
    const key = options.key.toUpperCase();
    deck.addKeyBinding({ keyCode: options.keyCode, key, description: 'Pointer' }, () => {
      toggle();
    });
  }

  return {
    toggle,
    isActive: () => active,
    place: () => (active ? last : undefined),
    pointAt: (place) => {
      last = place;
      draw();
    },
    destroy: () => {
      toggle(false);
      listening.abort();
      deck.off('pointerColorChange', recolor);
      if (!options.alwaysVisible) deck.removeKeyBinding(options.keyCode);
      mark.destroy();
      removeStyle();
    },
  };
}
