import type { RevealApi, RevealPlugin } from 'reveal.js';
import type { PointerPlugin } from 'reveal-pointer';
import type { Dot } from './protocol.ts';

/** The deck's pointer, with its place in parts of the stage. */
export interface SharedPointer {
  toggle(): void;
  /** Show the dot where another window says, without calling the listener. */
  show(dot: Dot): void;
  read(): Dot;
}

/**
 * Return the pointer of a deck as another window can share it; undefined if the deck has none.
 * @param listen - called after each change that was made in this window
 */
export function sharePointer(
  deck: RevealApi,
  listen: (dot: Dot) => void,
): SharedPointer | undefined {
  const plugin = deck.getPlugin('pointer');
  if (!plugin || !isPointer(plugin)) return undefined;
  const stage = (): DOMRect => deck.getSlidesElement()?.getBoundingClientRect() ?? new DOMRect();
  const read = (): Dot => {
    const place = plugin.place();
    const { left, top, width, height } = stage();
    const [x, y] = place ? [(place.x - left) / width, (place.y - top) / height] : [];
    const inside = x !== undefined && y !== undefined && Math.abs(x) < 2 && Math.abs(y) < 2;
    return { type: 'dot', on: plugin.isActive(), at: inside ? [x, y] : null };
  };
  let showing = false;
  plugin.watch(() => {
    if (!showing) listen(read());
  });
  return {
    toggle: () => plugin.toggle(),
    show({ on, at }) {
      showing = true;
      const { left, top, width, height } = stage();
      plugin.toggle(on);
      plugin.pointAt(at ? { x: left + at[0] * width, y: top + at[1] * height } : undefined);
      showing = false;
    },
    read,
  };
}

function isPointer(plugin: RevealPlugin): plugin is RevealPlugin & PointerPlugin {
  return ['toggle', 'isActive', 'watch', 'pointAt', 'place'].every((name) => name in plugin);
}
