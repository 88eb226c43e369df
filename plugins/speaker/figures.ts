import type { RevealApi, RevealPlugin } from 'reveal.js';
import type { Figures } from '../figures/contract.ts';

interface FiguresPlugin extends RevealPlugin {
  figures(): Promise<Figures>;
}

/** The live figures of a deck; undefined where it has none or their code does not come. */
export async function liveFigures(deck: RevealApi): Promise<Figures | undefined> {
  const plugin = deck.getPlugin('figures');
  return plugin && hasFigures(plugin) ? plugin.figures().catch(() => undefined) : undefined;
}

function hasFigures(plugin: RevealPlugin): plugin is FiguresPlugin {
  return 'figures' in plugin && typeof plugin.figures === 'function';
}
