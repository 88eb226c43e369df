/** What a page and the worker that runs the models say to each other. */
import type { Freedom } from '../distribution.ts';
import type { Sample, Step } from '../sampler.ts';

/** From the page. A job's number is the page's to choose; one that is in use ends the job that has it. */
export type Request =
  /** Fetch a model; `name` is what it is called from then on. */
  | {
      readonly kind: 'load';
      readonly name: string;
      readonly card: string;
      readonly weights: string;
    }
  /** Give a model's memory back; jobs that run on it end. */
  | { readonly kind: 'unload'; readonly name: string }
  /** Begin to draw pictures; nothing is drawn before it is asked for. */
  | {
      readonly kind: 'sample';
      readonly job: number;
      readonly name: string;
      readonly samples: readonly Sample[];
      readonly freedom: Freedom;
      /** Whether keys and values are kept, as they are unless this is false: the same pictures. */
      readonly cached?: boolean;
    }
  /**
   * Draw so many more pixels of each picture; not to ask is to pause. One more than are missing (or
   * Infinity) ends the job: only then is it sure that none will be set by hand.
   */
  | {
      readonly kind: 'draw';
      readonly job: number;
      readonly pixels: number;
      /** Replaces what the last step has drawn, where it is not undefined: a token for each picture. */
      readonly byHand?: readonly (number | undefined)[];
    }
  /** -ln p of each pixel; `masked` for BERT, the masked positions of each picture. */
  | {
      readonly kind: 'surprise';
      readonly job: number;
      readonly name: string;
      readonly pictures: readonly (readonly number[])[];
      readonly masked?: readonly (readonly number[])[];
    }
  /** Where every head looked while a pixel was predicted; a picture is read once, however many are asked. */
  | {
      readonly kind: 'attend';
      readonly job: number;
      readonly name: string;
      readonly picture: readonly number[];
      readonly pixel: number;
    }
  /** What a linear probe reads of a picture in each layer. */
  | {
      readonly kind: 'features';
      readonly job: number;
      readonly name: string;
      readonly picture: readonly number[];
    }
  /** One step of BERT's filling in: the surest `keep` of the missing pixels, which are -1. */
  | {
      readonly kind: 'unmask';
      readonly job: number;
      readonly name: string;
      readonly picture: readonly number[];
      readonly keep: number;
      readonly seed: number;
    }
  /** End a job before its next pixel. */
  | { readonly kind: 'cancel'; readonly job: number };

/** One pixel of every picture, and how long it took to compute. */
export interface TimedStep extends Step {
  readonly milliseconds: number;
}

/** From the worker. */
export type Reply =
  /** Bytes of the weights that have come. */
  | {
      readonly kind: 'progress';
      readonly name: string;
      readonly loaded: number;
      readonly total: number;
    }
  | { readonly kind: 'loaded'; readonly name: string }
  /** What was drawn since the reply before, a pixel of every picture each. */
  | { readonly kind: 'steps'; readonly job: number; readonly steps: readonly TimedStep[] }
  /** The job has ended: whole pictures. */
  | {
      readonly kind: 'drawn';
      readonly job: number;
      readonly pictures: readonly (readonly number[])[];
    }
  | { readonly kind: 'surprised'; readonly job: number; readonly nats: readonly Float64Array[] }
  /** For each layer, for each head: shares of the start vector, then of each pixel before the asked one. */
  | {
      readonly kind: 'attended';
      readonly job: number;
      readonly layers: readonly (readonly Float32Array[])[];
    }
  /** For each layer, (d). */
  | { readonly kind: 'featured'; readonly job: number; readonly layers: readonly Float32Array[] }
  | { readonly kind: 'unmasked'; readonly job: number; readonly picture: readonly number[] }
  /** One sentence, fit to be shown; of a model that is loaded, or of a job, which has ended. */
  | { readonly kind: 'failed'; readonly of: string | number; readonly message: string };
