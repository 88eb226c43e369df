import type { RevealApi, RevealPlugin } from 'reveal.js';
import type { OverviewPlugin } from '../overview/index.ts';
import type { Move } from './protocol.ts';

type Act = (deck: RevealApi, skipFragments: boolean) => void;

/** Go by a row of the overview, where the deck has its plugin. */
function alongRows(direction: 'up' | 'down', otherwise: Act): Act {
  return (deck, skipFragments) => {
    const plugin = deck.getPlugin('overview');
    if (deck.isOverview() && isOverviewPlugin(plugin)) plugin.move(direction);
    else otherwise(deck, skipFragments);
  };
}

const isOverviewPlugin = (plugin: RevealPlugin | undefined): plugin is OverviewPlugin =>
  plugin !== undefined && 'move' in plugin;

/** Do what an arrow key of reveal does: it follows the order of a deck that runs in one direction. */
function along(sideways: 'left' | 'right' | 'up' | 'down', inOrder: 'next' | 'prev'): Act {
  return (deck, skipFragments) => {
    const { navigationMode, rtl } = deck.getConfig();
    const linear =
      navigationMode === 'linear' || !deck.hasHorizontalSlides() || !deck.hasVerticalSlides();
    const mirrored = rtl && (sideways === 'left' || sideways === 'right');
    if (deck.isOverview() || !linear) deck[sideways]({ skipFragments });
    else deck[mirrored ? (inOrder === 'next' ? 'prev' : 'next') : inOrder]({ skipFragments });
  };
}

const acts: Readonly<Record<Exclude<Move, 'pointer'>, Act>> = {
  next: (deck, skipFragments) => deck.next({ skipFragments }),
  previous: (deck, skipFragments) => deck.prev({ skipFragments }),
  left: along('left', 'prev'),
  right: along('right', 'next'),
  up: alongRows('up', along('up', 'prev')),
  down: alongRows('down', along('down', 'next')),
  first: (deck) => deck.slide(0),
  last: (deck) => deck.slide(deck.getHorizontalSlides().length - 1),
  top: (deck) => deck.slide(undefined, 0),
  bottom: (deck) => deck.slide(undefined, Number.MAX_VALUE),
  pause: (deck) => deck.togglePause(),
  overview: (deck) => deck.toggleOverview(),
  escape(deck) {
    // This closes any overlay, not only the help.
    if (deck.getRevealElement()?.querySelector('.r-overlay')) deck.toggleHelp(false);
    else deck.toggleOverview();
  },
};

/** Move the deck as its own keys would. While it is black they only light it again. */
export function drive(deck: RevealApi, move: Exclude<Move, 'pointer'>, skip: boolean): void {
  if (deck.isPaused() && move !== 'pause') return;
  acts[move](deck, skip);
}
