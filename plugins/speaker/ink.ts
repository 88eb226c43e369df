import type { RevealApi, RevealPlugin } from 'reveal.js';
import type { InkPlugin } from '../ink/index.ts';
import type { SharedDrawing } from '../ink/shared.ts';
import type { Ink } from './protocol.ts';

/** The drawings of a deck, which other windows share. */
export interface SharedInk {
  receive(message: Ink): void;
  /** End drawing; return false if it is off. */
  end(): boolean;
}

/**
 * Return the drawings of a deck as other windows can share them; undefined if the deck has none.
 * @param send - called with each message for the other windows
 */
export function shareInk(deck: RevealApi, send: (message: Ink) => void): SharedInk | undefined {
  const plugin = deck.getPlugin('ink');
  if (!plugin || !isInk(plugin)) return undefined;
  let drawing: SharedDrawing | undefined;
  const receiving = plugin.drawing().then((started) => {
    drawing = started;
    return started.share((ink) => send({ type: 'ink', ink }));
  });
  // Without it nothing is drawn in the other windows.
  receiving.catch(() => undefined);
  return {
    receive: ({ ink }) =>
      void receiving.then(
        (receive) => receive(ink),
        () => undefined,
      ),
    end: () => drawing?.end() ?? false,
  };
}

/** Return true if a person did something: a preview that has just come only asks for what is drawn. */
export function isAct({ ink }: Ink): boolean {
  return !(typeof ink === 'object' && ink !== null && 'type' in ink && ink.type === 'hello');
}

function isInk(plugin: RevealPlugin): plugin is InkPlugin {
  return 'drawing' in plugin && typeof plugin.drawing === 'function';
}
