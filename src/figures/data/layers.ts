import figure2 from '../../../assets/data/figure2.json' with { type: 'json' };
import table1 from '../../../assets/data/table1.json' with { type: 'json' };

/** Linear-probe accuracy of iGPT-L by layer. */
export interface Probe {
  readonly name: string;
  /** The best layer's accuracy in per cent, printed in the paper. */
  readonly best: number;
  /** Accuracy in per cent by layer, 0 to 48; null where it is below the plot, which begins at 50. */
  readonly accuracy: readonly (number | null)[];
}

/**
 * Figure 2 of V2, read off the plot (errors: assets/data/figure2.json). The reading is about 0.1 high,
 * so values are limited to the printed best ones.
 */
export const probes: readonly Probe[] = [
  probe('CIFAR-10', figure2.cifar10, table1.cifar10.igptL.value),
  probe('STL-10', figure2.stl10, table1.stl10.igptL.value),
  probe('CIFAR-100', figure2.cifar100, table1.cifar100.igptL.value),
];

function probe(name: string, read: readonly (number | null)[], best: number): Probe {
  return {
    name,
    best,
    accuracy: read.map((value) => (value === null ? null : Math.min(value, best))),
  };
}
