import { percent } from '../../kit/chart/axes.ts';
import type { ChartRecord, Columns } from '../../kit/chart/records.ts';
import type { Fill } from '../../kit/draw/svg.ts';

/** A model's accuracy on one set of pictures, in per cent. */
export interface Result extends ChartRecord {
  readonly model: string;
  /** How ImageNet was used before. */
  readonly pretraining: string;
  /** What the chart says of the model beside its name; '' where nothing needs to be said. */
  readonly remark: string;
  readonly fill: Fill;
  readonly value: number;
}

/** What a chart says of a use of ImageNet; without labels is the usual one. */
const REMARKS: Readonly<Record<string, string>> = {
  'with labels': 'with labels',
  none: 'no ImageNet',
};

/** Return the record of a row, which takes its unit and its source from the row's table. */
export function resultOn(
  series: string,
  { model, pretraining, value }: Pick<Result, 'model' | 'pretraining' | 'value'>,
  { unit, kind, source }: Pick<Result, 'unit' | 'kind' | 'source'>,
): Result {
  const remark = REMARKS[pretraining] ?? '';
  return {
    series,
    at: remark ? `${model}, ${remark}` : model,
    model,
    pretraining,
    remark,
    fill: isOurs(model) ? 'ink' : 'blue',
    value,
    text: `${percent(value)} %`,
    unit,
    kind,
    source,
  };
}

/** The columns of tables 1 and 3. */
export const resultColumns: Columns<Result> = {
  set: ({ series }) => series,
  model: ({ model }) => model,
  'ImageNet used': ({ pretraining }) => pretraining,
  accuracy: ({ value }) => percent(value),
};

/** The model that the talk is about stands out among others. */
export function isOurs(model: string): boolean {
  return model.startsWith('iGPT');
}
