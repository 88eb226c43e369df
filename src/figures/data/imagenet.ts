import models from '../../../assets/data/models.json' with { type: 'json' };
import table2 from '../../../assets/data/table2.json' with { type: 'json' };

/** One row of table 2: a linear probe on ImageNet. */
export interface ImageNetProbe {
  readonly method: string;
  /** The size of the pictures, such as 32² for 32 x 32, or "original". */
  readonly input: string;
  /** Parameters in millions. */
  readonly millions: number;
  /** The number of features that the probe reads, by V2. */
  readonly features: number;
  /** The number by OpenAI's post, if it differs. */
  readonly featuresInPost?: number;
  /** The number of layers that the features are from, if not one. */
  readonly layers?: number;
  /** Top-1 accuracy in per cent. */
  readonly value: number;
}

/** A row of table2.json. iGPT's rows have a size, whose parameters are in models.json. */
type Row = Omit<ImageNetProbe, 'millions'> & {
  readonly size?: string;
  readonly millions?: number;
};

const rows: Readonly<Record<string, Row>> = table2.rows;

/** All rows of table 2 by their names in assets/data/table2.json, worst first. */
export const imageNetProbes: ReadonlyMap<string, ImageNetProbe> = new Map(
  Object.entries(rows).map(([name, { size, ...row }]) => [
    name,
    { ...row, millions: row.millions ?? millionsOf(size) },
  ]),
);

function millionsOf(size: string | undefined): number {
  if (size === 'L' || size === 'XL') return models[size].millions.value;
  throw new Error(`table2.json has a row without parameters and without a known size.`);
}
