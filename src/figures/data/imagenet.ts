import models from '../../../assets/data/models.json' with { type: 'json' };
import table2 from '../../../assets/data/table2.json' with { type: 'json' };
import { percent } from '../../kit/chart/axes.ts';
import type { ChartRecord } from '../../kit/chart/records.ts';
import { isOurs } from './results.ts';

/** A row of table2.json. iGPT's rows have a size, whose parameters are in models.json. */
interface Row {
  readonly method: string;
  /** The size of the pictures, such as 32² for 32 x 32, or "original". */
  readonly input: string;
  /** The number of features that the probe reads, by V2. */
  readonly features?: number;
  /** The number by OpenAI's post, if it differs. */
  readonly featuresInPost?: number;
  /** The number of layers that the features are from, if not one. */
  readonly layers?: number;
  /** Top-1 accuracy in per cent. */
  readonly value: number;
  readonly size?: string;
  /** Parameters in millions. */
  readonly millions?: number;
  readonly source?: string;
}

/** A linear probe on ImageNet. */
export interface ImageNetProbe extends Row, ChartRecord {
  /** Its name in assets/data/table2.json. */
  readonly name: string;
  readonly millions: number;
  readonly value: number;
  readonly source: string;
}

const { S, M, source } = table2.scale;
const rows: Readonly<Record<string, Row>> = {
  S: { method: 'iGPT-S', input: '32²', size: 'S', ...S, source },
  M: { method: 'iGPT-M', input: '32²', size: 'M', ...M, source },
  ...table2.rows,
};

/** The smaller models and all rows of table 2, worst first; iGPT is one series, the others another. */
export const imageNetProbes: readonly ImageNetProbe[] = Object.entries(rows).map(([name, row]) => {
  const { method, input, layers, value, source = table2.source } = row;
  const millions = row.millions ?? millionsOf(row.size);
  const model = isOurs(method) ? `${method.replace('iGPT-', '')} at ${input}` : method;
  return {
    ...row,
    name,
    series: isOurs(method) ? 'iGPT' : 'Others',
    at: `${model}${layers ? `, ${layers} layers` : ''}, ${millions.toLocaleString('en-US')} M parameters`,
    millions,
    text: `${percent(value)} %`,
    unit: table2.unit,
    kind: table2.kind,
    source,
  };
});

function millionsOf(size: string | undefined): number {
  if (size === 'S' || size === 'M' || size === 'L' || size === 'XL')
    return models[size].millions.value;
  throw new Error(`table2.json has a row without parameters and without a known size.`);
}
