import type { Drawing } from '../../plugins/figures/contract.ts';
import { chapter } from './chapter/still.ts';
import { wall } from './wall/still.ts';
import { waffle } from './waffle.ts';
import { qr } from './qr.ts';
import { question } from './question.ts';
import { learn } from './learn/still.ts';
import { objectives } from './objectives/still.ts';
import { guess } from './guess/still.ts';
import { means } from './means.ts';
import { masked } from './masked.ts';
import { history } from './history.ts';
import { factors } from './factors.ts';
import { digit } from './digit.ts';
import { attentionCost } from './attention-cost/still.ts';
import { blockDiagram } from './block-diagram.ts';
import { cores } from './cores.ts';
import { parameters } from './parameters/still.ts';
import { schedule } from './schedule.ts';
import { palette } from './palette/still.ts';
import { unroll } from './unroll/still.ts';
import { rows } from './rows/still.ts';
import { layers } from './layers.ts';
import { loss } from './loss.ts';
import { roomRun } from './room-run/still.ts';
import { probes } from './probes.ts';
import { imagenet } from './imagenet.ts';
import { finetune } from './finetune.ts';
import { fewLabels } from './few-labels.ts';
import { bertResults } from './bert-results.ts';
import { twoExams } from './two-exams.ts';
import { linear } from './linear/still.ts';
import { afterwards } from './afterwards.ts';
import { argue } from './argue.ts';
import { biases } from './biases.ts';
import { learningRates } from './learning-rates.ts';
import { maskRates } from './mask-rates.ts';
import { sampler } from './sampler/still.ts';
import { surprise } from './surprise/still.ts';
import { attention } from './attention/still.ts';
import { order } from './order/still.ts';
import { ourModel } from './our-model.ts';
import { proportions } from './proportions.ts';
import { probe } from './probe/still.ts';
import { v100Days } from './v100-days.ts';

/**
 * The still form of every figure, by its name in `data-figure`. The slide compiler draws them.
 * Live figures are in `registry.ts` too.
 */
export const drawings: Readonly<Record<string, Drawing>> = {
  chapter,
  wall,
  waffle,
  qr,
  question,
  learn,
  objectives,
  guess,
  means,
  masked,
  history,
  factors,
  digit,
  'attention-cost': attentionCost,
  'block-diagram': blockDiagram,
  cores,
  parameters,
  schedule,
  palette,
  unroll,
  rows,
  layers,
  loss,
  'room-run': roomRun,
  probes,
  imagenet,
  finetune,
  'few-labels': fewLabels,
  'bert-results': bertResults,
  'two-exams': twoExams,
  linear,
  afterwards,
  argue,
  biases,
  'learning-rates': learningRates,
  'mask-rates': maskRates,
  sampler,
  surprise,
  attention,
  order,
  'our-model': ourModel,
  proportions,
  probe,
  'v100-days': v100Days,
};
