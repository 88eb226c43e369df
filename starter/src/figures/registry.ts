import type { FigureRegistry } from '../../plugins/figures/contract.ts';
import type { drawings } from './drawings.ts';

type Live = FigureRegistry[string];

/** The live figures, by names of `drawings.ts`; each is a file that loads when its slide is near. */
export const registry = {
  orbits: styled(() => import('./logistic/live.ts').then(({ liveOrbits }) => liveOrbits)),
  years: styled(() => import('../kit/chart/live-chart.ts').then(({ liveChart }) => liveChart)),
} satisfies Partial<Record<keyof typeof drawings, Live>>;

/** The first slide does not load these styles, and no figure may be seen without them. */
function styled(load: Live): Live {
  return () => Promise.all([load(), import('../theme/other-slides.css')]).then(([live]) => live);
}
