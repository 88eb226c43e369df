import data from '../../../assets/data/learning-run.json' with { type: 'json' };
import type { CountingLosses, Task } from '../../igpt/service/training-messages.ts';

/** A run that was recorded when the deck was made. */
export interface RecordedRun {
  readonly seed: number;
  /** Pictures seen by the end; one counts as often as it is seen. */
  readonly pictures: number;
  readonly parameters: number;
  /** Pixels in a row. */
  readonly side: number;
  readonly colors: readonly string[];
  readonly counting: CountingLosses;
  readonly classes: number;
  /** Pictures seen, and the mean loss since the point before. */
  readonly curve: readonly (readonly number[])[];
  readonly looks: readonly RecordedLook[];
  readonly probes: readonly {
    readonly picturesSeen: number;
    readonly heldOutLoss: number;
    readonly accuracy: readonly number[];
  }[];
  /** The accuracy of the same probe on the pixels, and by layer on a network with random weights. */
  readonly rawPixels: number;
  readonly untrained: readonly number[];
}

export interface RecordedLook {
  readonly picturesSeen: number;
  readonly heldOutLoss: number;
  /** Sixteen pictures, a hexadecimal digit a pixel. */
  readonly drawings: readonly string[];
}

export const recorded: Readonly<Record<Task, RecordedRun>> = data.runs;
