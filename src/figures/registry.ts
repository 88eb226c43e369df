import type { FigureRegistry } from '../../plugins/figures/contract.ts';

const chart = () => import('../kit/chart/live-chart.ts').then((module) => module.liveChart);

const beyondFirst: FigureRegistry = {
  objectives: () => import('./objectives/still.ts').then((module) => module.objectives),
  parameters: () => import('./parameters/still.ts').then((module) => module.parameters),
  unroll: () => import('./unroll/still.ts').then((module) => module.unroll),
  sampler: () => import('./sampler/live.ts').then((module) => module.sampler),
  'attention-cost': () =>
    import('./attention-cost/still.ts').then((module) => module.attentionCost),
  attention: () => import('./attention/live.ts').then((module) => module.liveAttention),
  layers: chart,
  loss: chart,
  probes: chart,
  imagenet: chart,
  finetune: chart,
  'few-labels': chart,
  'bert-results': chart,
  'v100-days': chart,
  'learning-rates': chart,
  surprise: () => import('./surprise/live.ts').then((module) => module.liveSurprise),
  probe: () => import('./probe/live.ts').then((module) => module.liveProbe),
  order: () => import('./order/live.ts').then((module) => module.liveOrder),
  palette: () => import('./palette/live.ts').then((module) => module.palette),
};

/** The live figures; each is a chunk that loads when its slide is near. */
export const registry: FigureRegistry = {
  wall: () => import('./wall/live.ts').then((module) => module.wallLive),
  ...Object.fromEntries(
    Object.entries(beyondFirst).map(([name, load]) => [
      name,
      // The first slide does not load these styles, and no figure may be seen without them.
      () => Promise.all([load(), import('../theme/later.css')]).then(([figure]) => figure),
    ]),
  ),
};
