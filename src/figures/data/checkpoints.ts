import figure3 from '../../../assets/data/figure3.json' with { type: 'json' };
import table1 from '../../../assets/data/table1.json' with { type: 'json' };

/** A model after some of its training. */
export interface Checkpoint {
  readonly steps: string;
  /** Validation loss in nats per palette token. */
  readonly loss: number;
  /** CIFAR-10 linear-probe accuracy in per cent. */
  readonly accuracy: number;
  /** True for the values that the paper prints; the others are read off the plot. */
  readonly printed: { readonly loss: boolean; readonly accuracy: boolean };
}

/** The sizes in figure 3. XL was trained on other data. */
export type Size = 'S' | 'M' | 'L';

/** Figure 3 of V2, read off the plot. The paper prints the last losses and iGPT-L's last accuracy. */
export const checkpoints: Readonly<Record<Size, readonly Checkpoint[]>> = {
  S: curve('S'),
  M: curve('M'),
  L: curve('L', table1.cifar10.igptL.value),
};

function curve(size: Size, lastAccuracy?: number): Checkpoint[] {
  const { loss, accuracy } = figure3[size];
  const last = figure3.steps.length - 1;
  return figure3.steps.map((steps, i) => {
    const printed = i === last ? { loss: figure3.printed[size], accuracy: lastAccuracy } : {};
    return {
      steps,
      loss: printed.loss ?? loss[i] ?? NaN,
      accuracy: printed.accuracy ?? accuracy[i] ?? NaN,
      printed: { loss: printed.loss !== undefined, accuracy: printed.accuracy !== undefined },
    };
  });
}
