import { isPrinting, isScrolling } from './deck.ts';
import type { Deck } from './deck.ts';
import { Mark } from './mark.ts';
import { resolveOptions } from './options.ts';
import { addStyle } from './style.ts';
import type { Point } from './tail.ts';

export type { Deck } from './deck.ts';
export type { PointerOptions } from './options.ts';
export type { Point } from './tail.ts';

/** The event that gives the dot another colour; without a colour it takes the first one again. */
export interface PointerColorChange extends Event {
  color?: string | null;
}

/** The plugin as reveal keeps it: `deck.getPlugin('pointer')`. */
export interface PointerPlugin {
  id: 'pointer';
  init(deck: Deck): void;
  destroy(): void;
  /** Turns the pointer on or off, or to the other state without an argument. */
  toggle(on?: boolean): void;
  isActive(): boolean;
  /** Where the dot stands, in client coordinates; undefined where it is not to be seen. */
  place(): Point | undefined;
  /** Puts the dot where another window of the talk says, or away; shown only while it is on. */
  pointAt(place: Point | undefined): void;
  /** Calls after each change of the dot or of being on; gives back how to end that. */
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
    // The system's cursor leaves only where the dot stands in for it.
    root.classList.toggle('reveal-pointer-on', mark.visible);
    root.classList.toggle('reveal-pointer-touch', capturesTouch());
    if (active || wasActive) changed();
    wasActive = active;
  };
  /** A finger that points must not turn the slide; one that always points must. */
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
    // Over a frame of another document no more moves come: the dot would stand still there.
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
