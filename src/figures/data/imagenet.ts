import models from '../../../assets/data/models.json' with { type: 'json' };
import table2 from '../../../assets/data/table2.json' with { type: 'json' };

/** One row of table 2: a linear probe on ImageNet. */
export interface ImageNetProbe {
  readonly method: string;
  /** The side of the pictures squared, or "original". */
  readonly input: string;
  /** Parameters in millions. */
  readonly millions: number;
  /** How many features the probe read, by V2. */
  readonly features: number;
  /** By OpenAI's post, where it says otherwise. */
  readonly featuresInPost?: number;
  /** From how many layers the features are, if not from one. */
  readonly layers?: number;
  /** Top-1 accuracy in per cent. */
  readonly value: number;
}

/** A row as the file has it: what it says of iGPT's size stands with the models. */
type Row = Omit<ImageNetProbe, 'millions'> & {
  readonly size?: string;
  readonly millions?: number;
};

const rows: Readonly<Record<string, Row>> = table2.rows;

/** All rows of table 2 by the names that assets/data/table2.json gives them, worst first. */
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
