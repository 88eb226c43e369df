import type { FigureRegistry } from '../../plugins/figures/contract.ts';

/** The live figures, each a chunk that loads when its slide is near. */
export const registry: FigureRegistry = {
  'attention-cost': () => import('./attention-cost.ts').then((module) => module.attentionCost),
  attention: () => import('./attention-live.ts').then((module) => module.liveAttention),
};
