import { createCellRange } from '../../kit/controls/cell-range.ts';
import { named } from '../../kit/controls/named.ts';
import { redrawn } from '../../kit/live.ts';
import { check, GROWTH, orbits, sentence, type State } from './still.ts';

/** The same drawing with a slider for growth. */
export const liveOrbits = redrawn<State>({
  ...orbits,
  check,

  build({ change }) {
    const growth = createCellRange({ label: 'Growth', ...GROWTH, marks: [] }, (growth) =>
      change({ growth }),
    );
    return {
      controls: [named('Growth', growth.element)],
      update: (state) => growth.set(state.growth, sentence(state)),
    };
  },
});
