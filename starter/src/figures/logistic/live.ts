import { createCellRange } from '../../kit/controls/cell-range.ts';
import { named } from '../../kit/controls/named.ts';
import { redrawn } from '../../kit/live.ts';
import { check, GROWTH, orbits, sentence, type State } from './still.ts';

/** The same drawing with a slider for growth. */
export const liveOrbits = redrawn<State>({
  ...orbits,
  check,
  // What it shows while the deck gives the talk (L), so many seconds after it is spoken of.
  scenesOf: (initial) => [
    { at: 5, change: { growth: 280 } },
    { at: 10, change: { growth: 320 } },
    { at: 16, change: { growth: 345 } },
    { at: 22, change: initial },
  ],

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
