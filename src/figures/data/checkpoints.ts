import figure3 from '../../../assets/data/figure3.json' with { type: 'json' };
import table1 from '../../../assets/data/table1.json' with { type: 'json' };

/** A model at one moment of its training. */
export interface Checkpoint {
  readonly steps: string;
  /** Validation loss in nats per palette token. */
  readonly loss: number;
  /** CIFAR-10 linear-probe accuracy in per cent. */
  readonly accuracy: number;
  /** Which of the two is printed; the other was read off the plot. */
  readonly printed: { readonly loss: boolean; readonly accuracy: boolean };
}

/** The three sizes of figure 3; XL is absent, for it was trained on other data. */
export type Size = 'S' | 'M' | 'L';

/** Figure 3 of V2, read off the plot; the last losses and iGPT-L's last accuracy are printed ones. */
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
