import type { RevealApi, RevealPlugin } from 'reveal.js';
import type { Figures } from '../figures/contract.ts';
import type { FiguresPlugin } from '../figures/index.ts';

/** Return the live figures of a deck; undefined if it has none or their code cannot be loaded. */
export async function liveFigures(deck: RevealApi): Promise<Figures | undefined> {
  const plugin = deck.getPlugin('figures');
  return plugin && hasFigures(plugin) ? plugin.figures().catch(() => undefined) : undefined;
}

function hasFigures(plugin: RevealPlugin): plugin is FiguresPlugin {
  return 'figures' in plugin && typeof plugin.figures === 'function';
}
