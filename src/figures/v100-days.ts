import type { Drawing } from '../../plugins/figures/contract.ts';
import data from '../../assets/data/discussion.json' with { type: 'json' };
import { cells, rasterOrder, shifted } from './draw/cells.ts';
import { svg, text, type Fill } from './draw/svg.ts';

const SIDE = 10;
const [WIDTH, HEIGHT] = [1200, 500];
const OWN = { days: data.igptDays.value, columns: 50, x: WIDTH - 500 };
const RIVAL = { days: data.mocoDays.value, columns: 10, x: 0 };

/** The compute of two pre-trainings to scale: one square is one day on one V100. */
export const v100Days: Drawing<null> = {
  initial: () => null,

  still() {
    const written = OWN.days.toLocaleString('en-US');
    return svg(
      WIDTH,
      HEIGHT,
      `${written} squares against ${RIVAL.days}: iGPT-L took roughly ${written} days on one V100, MoCo of similar performance roughly ${RIVAL.days}, ${data.daysRatio.value} times less.`,
      [
        block('ink', OWN),
        text('display', RIVAL.x - 6, 84, written),
        text('label strong', RIVAL.x, 126, 'V100-days: iGPT-L'),
        text('display', RIVAL.x - 4, 364, String(RIVAL.days)),
        text('label strong', RIVAL.x, 406, 'V100-days: MoCo, on a par'),
        block('blue', RIVAL),
      ].join(''),
    );
  },
};

/** Squares that stand on the drawing's lower edge. */
function block(fill: Fill, { days, columns, x }: typeof OWN): string {
  const y = HEIGHT - Math.ceil(days / columns) * SIDE;
  return cells(fill, shifted(rasterOrder(columns, 0, days, SIDE), [x, y]), SIDE);
}
