import type { FigureRegistry } from '../../plugins/figures/contract.ts';

/** The live figures; each is a file that loads when its slide is near. */
export const registry: FigureRegistry = {
  orbits: styled(() => import('./logistic/live.ts').then(({ liveOrbits }) => liveOrbits)),
  years: styled(() => import('../kit/chart/live-chart.ts').then(({ liveChart }) => liveChart)),
};

/** The first slide does not load these styles, and no figure may be seen without them. */
function styled(load: FigureRegistry[string]): FigureRegistry[string] {
  return () => Promise.all([load(), import('../theme/other-slides.css')]).then(([live]) => live);
}
