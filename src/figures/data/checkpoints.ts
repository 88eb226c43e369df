import figure3 from '../../../assets/data/figure3.json' with { type: 'json' };
import table1 from '../../../assets/data/table1.json' with { type: 'json' };
import type { ChartRecord } from '../../kit/chart/records.ts';

/** The sizes in figure 3. XL was trained on other data. */
export type Size = 'S' | 'M' | 'L';

/** A model after some of its training, with a record of each of its two numbers. */
export interface Checkpoint {
  readonly size: Size;
  /** Validation loss in nats per palette token. */
  readonly loss: Quantity;
  /** CIFAR-10 linear-probe accuracy in per cent. */
  readonly accuracy: Quantity;
}

export interface Quantity extends ChartRecord {
  readonly steps: string;
  readonly quantity: string;
  readonly value: number;
}

/** Figure 3 of V2, read off the plot. The paper prints the last losses and iGPT-L's last accuracy. */
export const checkpoints: Readonly<Record<Size, readonly Checkpoint[]>> = {
  S: curve('S'),
  M: curve('M'),
  L: curve('L', table1.cifar10.igptL.value),
};

function curve(size: Size, lastAccuracy?: number): Checkpoint[] {
  const last = figure3.steps.length - 1;
  return figure3.steps.map((_, i) => ({
    size,
    loss: quantity('loss', size, i, i === last ? figure3.printed[size] : undefined),
    accuracy: quantity('accuracy', size, i, i === last ? lastAccuracy : undefined),
  }));
}

/** One number of a checkpoint: as it is printed, or else as it was read off the plot. */
function quantity(
  name: 'loss' | 'accuracy',
  size: Size,
  index: number,
  printed: number | undefined,
): Quantity {
  const { unit, error, kind, source } = figure3;
  const steps = figure3.steps[index] ?? '';
  const value = printed ?? figure3[size][name][index] ?? NaN;
  const isLoss = name === 'loss';
  return {
    series: `iGPT-${size}`,
    at: `${steps} steps`,
    steps,
    quantity: isLoss ? 'validation loss' : 'CIFAR-10 linear-probe accuracy',
    value,
    text: value.toFixed(isLoss ? 4 : printed === undefined ? 2 : 1),
    unit: unit[name],
    ...(printed === undefined
      ? { kind, source, error: error[name] }
      : { kind: 'printed', source: isLoss ? figure3.printed.source : table1.source }),
  };
}
