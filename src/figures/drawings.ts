import type { Drawing } from '../../plugins/figures/contract.ts';
import { chapter } from './chapter.ts';
import { wall } from './wall.ts';
import { waffle } from './waffle.ts';
import { question } from './question.ts';
import { objectives } from './objectives.ts';
import { means } from './means.ts';
import { masked } from './masked.ts';
import { history } from './history.ts';
import { factors } from './factors.ts';
import { exits } from './exits.ts';
import { digit } from './digit.ts';
import { attentionCost } from './attention-cost.ts';
import { blockDiagram } from './block-diagram.ts';
import { cores } from './cores.ts';
import { parameters } from './parameters.ts';
import { schedule } from './schedule.ts';
import { swatches } from './swatches.ts';
import { unroll } from './unroll.ts';

/**
 * Every figure of the deck by the name that `data-figure` gives it: what the slide compiler draws.
 * Those that also come alive in the browser stand in `registry.ts` too.
 */
export const drawings: Readonly<Record<string, Drawing>> = {
  chapter,
  wall,
  waffle,
  question,
  objectives,
  means,
  masked,
  history,
  factors,
  exits,
  digit,
  'attention-cost': attentionCost,
  'block-diagram': blockDiagram,
  cores,
  parameters,
  schedule,
  swatches,
  unroll,
};
