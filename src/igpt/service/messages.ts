/** The messages between a page and the worker that runs the models. */
import type { Freedom } from '../distribution.ts';
import type { Head } from '../heads-off.ts';
import type { Sample, Step } from '../sampler.ts';

/** From the page, which chooses a job's number; a number in use cancels its former job. */
export type Request =
  /** Fetch a model and call it `name` from then on. */
  | {
      readonly kind: 'load';
      readonly name: string;
      readonly card: string;
      readonly weights: string;
      /** Another worker has fetched the files: take them from the browser's cache. */
      readonly again?: boolean;
    }
  /** Release a model's memory and cancel its jobs. */
  | { readonly kind: 'unload'; readonly name: string }
  /** Begin to sample pictures; nothing is sampled before `draw` asks for it. */
  | {
      readonly kind: 'sample';
      readonly job: number;
      readonly name: string;
      readonly samples: readonly Sample[];
      readonly freedom: Freedom;
      /** Use a KV cache, unless this is false; the pictures are the same. */
      readonly cached?: boolean;
      /** Heads that are switched off. */
      readonly off?: readonly Head[];
    }
  /**
   * Sample so many more pixels of each picture; not asking is pausing. One more than are missing (or
   * Infinity) ends the job: only then can no further pixel be set by hand.
   */
  | {
      readonly kind: 'draw';
      readonly job: number;
      readonly pixels: number;
      /** For each picture, a token that replaces the one sampled last, or undefined to keep it. */
      readonly byHand?: readonly (number | undefined)[];
    }
  /**
   * Ask for -ln p of each pixel; for BERT `masked` has the masked positions of each picture. Pictures that
   * were asked about just before are not read again.
   */
  | {
      readonly kind: 'surprise';
      readonly job: number;
      readonly name: string;
      readonly pictures: readonly (readonly number[])[];
      readonly masked?: readonly (readonly number[])[];
    }
  /**
   * Ask for every head's attention weights while a pixel was predicted, and for the prediction. Pictures
   * that were asked about just before are not read again.
   */
  | {
      readonly kind: 'attend';
      readonly job: number;
      readonly name: string;
      readonly picture: readonly number[];
      readonly pixel: number;
      /** Heads that are switched off. */
      readonly off?: readonly Head[];
    }
  /** Ask for the features of a picture in each layer. */
  | {
      readonly kind: 'features';
      readonly job: number;
      readonly name: string;
      readonly picture: readonly number[];
    }
  /** Ask BERT to fill in the surest `keep` of the missing pixels, which are -1. */
  | {
      readonly kind: 'unmask';
      readonly job: number;
      readonly name: string;
      readonly picture: readonly number[];
      readonly keep: number;
      readonly seed: number;
    }
  /** Cancel a job before its next pixel. */
  | { readonly kind: 'cancel'; readonly job: number };

/** One pixel of every picture, with the milliseconds it took. */
export interface TimedStep extends Step {
  readonly milliseconds: number;
}

/** From the worker. */
export type Reply =
  /** Bytes of the weights that have arrived. */
  | {
      readonly kind: 'progress';
      readonly name: string;
      readonly loaded: number;
      readonly total: number;
    }
  | { readonly kind: 'loaded'; readonly name: string }
  /** The pixels sampled since the last reply, each of every picture. */
  | { readonly kind: 'steps'; readonly job: number; readonly steps: readonly TimedStep[] }
  /** The job has ended, with whole pictures. */
  | {
      readonly kind: 'drawn';
      readonly job: number;
      readonly pictures: readonly (readonly number[])[];
    }
  | { readonly kind: 'surprised'; readonly job: number; readonly nats: readonly Float64Array[] }
  | {
      readonly kind: 'attended';
      readonly job: number;
      /** For each layer and head, the weights of the start vector and of each pixel before the asked one. */
      readonly layers: readonly (readonly Float32Array[])[];
      /** (V) of the asked pixel. */
      readonly probabilities: Float32Array;
    }
  /** For each layer, (d). */
  | { readonly kind: 'featured'; readonly job: number; readonly layers: readonly Float32Array[] }
  | { readonly kind: 'unmasked'; readonly job: number; readonly picture: readonly number[] }
  /** A sentence to show, about a model being loaded or a job that has ended. */
  | { readonly kind: 'failed'; readonly of: string | number; readonly message: string };
