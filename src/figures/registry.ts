import type { FigureRegistry } from '../../plugins/figures/contract.ts';

const chart = () => import('./live-chart.ts').then((module) => module.liveChart);

/** The live figures, each a chunk that loads when its slide is near. */
export const registry: FigureRegistry = {
  objectives: () => import('./objectives.ts').then((module) => module.objectives),
  parameters: () => import('./parameters.ts').then((module) => module.parameters),
  unroll: () => import('./unroll.ts').then((module) => module.unroll),
  wall: () => import('./wall-live.ts').then((module) => module.wallLive),
  sampler: () => import('./sampling/index.ts').then((module) => module.sampler),
  'attention-cost': () => import('./attention-cost.ts').then((module) => module.attentionCost),
  attention: () => import('./attention-live.ts').then((module) => module.liveAttention),
  layers: chart,
  loss: chart,
  probes: chart,
  imagenet: chart,
  finetune: chart,
  'few-labels': chart,
  'bert-results': chart,
  'v100-days': chart,
  'learning-rates': chart,
  surprise: () => import('./surprise-live.ts').then((module) => module.liveSurprise),
  probe: () => import('./probe-live.ts').then((module) => module.liveProbe),
  order: () => import('./order-live.ts').then((module) => module.liveOrder),
  palette: () => import('./palette/live.ts').then((module) => module.palette),
};
