/**
 * The messages between a page and the worker that trains a small model (training-worker.ts). One worker
 * trains one model at a time.
 *
 *   start -> started, then progress ... progress -> ended
 *                   pause / resume / pace / stop at any time; failed ends the run
 *
 * The same task, seed and optimiser give the same weights and the same probes on every machine, whatever
 * the pace and however often the run is paused. How often it is looked at depends on the machine's speed,
 * and so does the order in which probes come; what they show depends on `picturesSeen` alone.
 */

export type Task = 'faces' | 'digits';

/** Muon for the blocks' matrices and AdamW for the rest, or AdamW for all, as the paper has Adam. */
export type Optimiser = 'muon' | 'adamw';

/** From the page. */
export type TrainingRequest =
  /** Start a run from new weights; it ends a run before it. */
  | {
      readonly kind: 'start';
      /** A number the page chooses; replies of an earlier run carry another and can be dropped. */
      readonly run: number;
      readonly task: Task;
      readonly seed: number;
      /** The least number of seconds that the whole run takes; 0 is as fast as the machine can. */
      readonly pace: number;
      /** Default: 'muon'. */
      readonly optimiser?: Optimiser;
      /** Addresses of the pictures: assets/training/<task>.json and assets/training/<task>.bin. */
      readonly card: string;
      readonly pictures: string;
    }
  /** Change the pace of the run. */
  | { readonly kind: 'pace'; readonly pace: number }
  /** Stop learning, and drawing, after the present step. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** End the run and release its memory; no further reply comes. */
  | { readonly kind: 'stop' };

/** What a page needs to know of a run before it begins. */
export interface TrainingSetting {
  readonly task: Task;
  readonly seed: number;
  readonly optimiser: Optimiser;
  /** True if the arithmetic is by SIMD; without it a run takes about 25 times as long. */
  readonly simd: boolean;
  /** The number of pictures that the run will have seen at its end; one counts as often as it is seen. */
  readonly pictures: number;
  /** The number of different pictures that it learns from. */
  readonly different: number;
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly parameters: number;
  /** Pixels in a row of a picture. */
  readonly side: number;
  /** The colours, as #rrggbb; a picture is a list of indices into them, row by row. */
  readonly colors: readonly string[];
  /** Eight pictures that are never learned from. */
  readonly heldOut: readonly (readonly number[])[];
  /** The losses of predictors that only count, in nats a pixel over the held-out pictures. */
  readonly counting: CountingLosses;
  /** The number of classes that the probe tells apart: the digits, or hair styles. */
  readonly classes: number;
}

/** The losses of predictors that only count, in nats a pixel. */
export interface CountingLosses {
  /** Every colour equally likely. */
  readonly blind: number;
  /** How often each colour occurs. */
  readonly colors: number;
  /** How often each colour occurs, given the pixels to the left and above. */
  readonly neighbours: number;
}

/** What the model can do with the running mean of its weights, after `picturesSeen` pictures. */
export interface Look {
  readonly picturesSeen: number;
  /** Nats a pixel, over a fixed part of the held-out pictures. */
  readonly heldOutLoss: number;
  /** Sixteen pictures drawn from fixed dice, so that each sharpens in its place. */
  readonly drawings: readonly (readonly number[])[];
  /**
   * For each layer and head, the mean attention by the offset of the looked-at pixel from the predicted
   * one, over held-out pictures: ATTENTION_WINDOW in raster order. The predicted pixel is in the last
   * row's middle (0, as are those after it).
   */
  readonly attention: readonly (readonly (readonly number[])[])[];
}

/** The window of `Look.attention`: its last row is the predicted pixel's own. */
export const ATTENTION_WINDOW = { rows: 5, columns: 5 };

/** A linear probe of every layer, with the running mean of the weights after `picturesSeen` pictures. */
export interface Probe {
  readonly picturesSeen: number;
  /** Nats a pixel, over all held-out pictures. */
  readonly heldOutLoss: number;
  /** The share of held-out pictures whose class the probe finds, for h^0 to h^L. */
  readonly accuracy: readonly number[];
}

/** From the worker. */
export type TrainingReply =
  | { readonly kind: 'started'; readonly run: number; readonly setting: TrainingSetting }
  /** About ten times a second, and when there is a look or a probe. The first is at step 0. */
  | {
      readonly kind: 'progress';
      readonly run: number;
      /** Steps of the optimiser. */
      readonly step: number;
      readonly picturesSeen: number;
      /** Seconds of the run, pauses left out. */
      readonly seconds: number;
      /** Nats a pixel, the mean over the pictures learned from since the last progress; NaN if none. */
      readonly loss: number;
      readonly look?: Look;
      readonly probe?: Probe;
    }
  /** The run has seen all its pictures; the last look and probe have come before. */
  | {
      readonly kind: 'ended';
      readonly run: number;
      readonly step: number;
      readonly seconds: number;
      /** The SHA-256 of the weights, 64 hexadecimal digits. */
      readonly hash: string;
    }
  /** The run could not start or go on; the message is one sentence to show. */
  | { readonly kind: 'failed'; readonly run: number; readonly message: string };
