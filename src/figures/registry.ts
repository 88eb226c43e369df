import type { FigureRegistry } from '../../plugins/figures/contract.ts';

/** Figures that ask the model of faces. */
const askingFaces: FigureRegistry = {
  sampler: () => import('./sampler/live.ts').then((module) => module.sampler),
  surprise: () => import('./surprise/live.ts').then((module) => module.liveSurprise),
  attention: () => import('./attention/live.ts').then((module) => module.liveAttention),
  probe: () => import('./probe/live.ts').then((module) => module.liveProbe),
  order: () => import('./order/live.ts').then((module) => module.liveOrder),
};

/** Their names: the model begins to load some slides before the first of them. */
export const namesAskingFaces = Object.keys(askingFaces);

const chart = () => import('../kit/chart/live-chart.ts').then((module) => module.liveChart);

const onOtherSlides: FigureRegistry = {
  ...askingFaces,
  learn: () => import('./learn/live.ts').then((module) => module.liveLearn),
  'room-run': () => import('./room-run/live.ts').then((module) => module.liveRoomRun),
  chapter: () => import('./chapter/live.ts').then((module) => module.liveChapter),
  objectives: () => import('./objectives/live.ts').then((module) => module.liveObjectives),
  guess: () => import('./guess/live.ts').then((module) => module.liveGuess),
  parameters: () => import('./parameters/live.ts').then((module) => module.liveParameters),
  unroll: () => import('./unroll/live.ts').then((module) => module.liveUnroll),
  rows: () => import('./rows/live.ts').then((module) => module.liveRows),
  linear: () => import('./linear/live.ts').then((module) => module.liveLinear),
  'attention-cost': () =>
    import('./attention-cost/live.ts').then((module) => module.liveAttentionCost),
  palette: () => import('./palette/live.ts').then((module) => module.palette),
  layers: chart,
  loss: chart,
  probes: chart,
  imagenet: chart,
  finetune: chart,
  'few-labels': chart,
  'bert-results': chart,
  'v100-days': chart,
  'learning-rates': chart,
};

/** The live figures; each is a chunk that loads when its slide is near. */
export const registry: FigureRegistry = {
  wall: () => import('./wall/live.ts').then((module) => module.wallLive),
  ...Object.fromEntries(
    Object.entries(onOtherSlides).map(([name, load]) => [
      name,
      // The first slide does not load these styles, and no figure may be seen without them.
      () => Promise.all([load(), import('../theme/other-slides.css')]).then(([figure]) => figure),
    ]),
  ),
};
