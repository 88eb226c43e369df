/**
 * The page's side of the worker that runs our models (src/igpt/service/worker.ts).
 *
 *             load()             job
 *   asleep -----------> loading ------> at work       One worker serves all figures; it is made when
 *     ^                                    |          a model is first loaded, and ended, with all its
 *     +------------------------------------+          memory, when no figure has held it for a while.
 *           nobody holds it, or it failed
 */
import type { Freedom } from '../../igpt/distribution.ts';
import type { Reply, Request, TimedStep } from '../../igpt/service/messages.ts';
import type { Sample } from '../../igpt/sampler.ts';
import { Loading } from './loading.ts';
import { Replies } from './replies.ts';

export type ModelName = 'faces' | 'fashion' | 'bert';

/** Addresses of a model's files. */
export interface ModelFiles {
  readonly card: string;
  readonly weights: string;
}

/** What the engine is made from. */
export interface Sources {
  createWorker(): Worker;
  readonly models: Readonly<Record<ModelName, ModelFiles>>;
}

/** What keeps a model from running; the message is one sentence, fit to be shown. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** A request of a job; the engine numbers it. */
export type JobRequest = Request extends infer R
  ? R extends { kind: 'draw' | 'cancel' }
    ? never
    : R extends { job: number }
      ? Omit<R, 'job'>
      : never
  : never;

/** What the worker says of a job that has not failed. */
export type JobReply = Extract<Reply, { job: number }>;

/** Pictures that are being drawn: each pixel as it comes, until whole or cancelled. */
export interface Drawing extends AsyncIterable<TimedStep> {
  /**
   * Draws so many more pixels of each picture; see `draw` in messages.ts.
   * @param byHand - replaces what the last step has drawn: a token for each picture, or undefined
   */
  draw(pixels: number, byHand?: readonly (number | undefined)[]): void;
  /** Ends it before its next pixel, and whoever waits for that. */
  cancel(): void;
}

/** Replies after which a job goes on. */
const ONGOING: ReadonlySet<Reply['kind']> = new Set(['steps']);

/** How long nobody holds the engine before its memory is given back. */
const PATIENCE = 60_000;

const NO_WORKER = 'The worker that runs the model could not be started.';
const CRASHED = 'The model stopped: its worker ended unexpectedly.';
const ASLEEP = 'The model was put to sleep before it answered.';

export class Engine {
  readonly #sources: Sources;
  readonly #patience: number;
  readonly #models = new Map<ModelName, Loading>();
  readonly #jobs = new Map<number, Replies<JobReply>>();
  #worker: Worker | undefined;
  /** Whether the worker has ever answered: one that has not was never there. */
  #answered = false;
  #lastJob = 0;
  #holders = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param patience - milliseconds without a holder after which the worker is ended */
  constructor(sources: Sources, patience: number = PATIENCE) {
    this.#sources = sources;
    this.#patience = patience;
  }

  /** Keeps the models in memory, as long as a figure is shown; gives back what ends that. */
  hold(): () => void {
    this.#holders += 1;
    clearTimeout(this.#timer);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holders -= 1;
      this.#sleepLater();
    };
  }

  isLoaded(name: ModelName): boolean {
    return this.#models.get(name)?.loaded ?? false;
  }

  /**
   * Loads a model, once for all who ask; to ask again after it failed is to try again.
   * @param progress - is told the share that has come, 0 to 1
   * @throws EngineError
   */
  async load(name: ModelName, progress?: (share: number) => void): Promise<void> {
    const loading = this.#models.get(name) ?? this.#begin(name);
    if (progress) loading.listen(progress);
    try {
      await loading.promise;
    } finally {
      if (progress) loading.ignore(progress);
      this.#sleepLater();
    }
  }

  /**
   * Begins to draw pictures by a model that is loaded; nothing is drawn before `draw`.
   * Iterating throws an EngineError where it fails.
   * @param cached - whether keys and values are kept; the pictures are the same without
   */
  sample(name: ModelName, samples: readonly Sample[], freedom: Freedom, cached = true): Drawing {
    const { job, replies } = this.#start({ kind: 'sample', name, samples, freedom, cached });
    const steps = (async function* (): AsyncGenerator<TimedStep> {
      for await (const reply of replies) if (reply.kind === 'steps') yield* reply.steps;
    })();
    return {
      draw: (pixels, byHand) =>
        this.#send({ kind: 'draw', job, pixels, ...(byHand && { byHand }) }),
      cancel: () => this.#cancel(job),
      [Symbol.asyncIterator]: () => steps,
    };
  }

  /** -ln p of each pixel of each picture; see `surprise` in messages.ts. */
  async surprise(
    name: ModelName,
    pictures: readonly (readonly number[])[],
    masked?: readonly (readonly number[])[],
    signal?: AbortSignal,
  ): Promise<readonly Float64Array[]> {
    const request = { kind: 'surprise', name, pictures, ...(masked && { masked }) } as const;
    return (await this.ask(request, 'surprised', signal)).nats;
  }

  /**
   * Asks for one answer of a model that is loaded.
   * @param kind - which reply answers the request
   * @param signal - cancels the job; the promise then rejects with the signal's reason
   * @throws EngineError
   */
  async ask<Kind extends JobReply['kind']>(
    request: JobRequest,
    kind: Kind,
    signal?: AbortSignal,
  ): Promise<Extract<JobReply, { kind: Kind }>> {
    signal?.throwIfAborted();
    const { job, replies } = this.#start(request);
    const abort = (): void => this.#cancel(job);
    signal?.addEventListener('abort', abort);
    try {
      for await (const reply of replies) if (isKind(reply, kind)) return reply;
      signal?.throwIfAborted();
      throw new EngineError(ASLEEP);
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  #begin(name: ModelName): Loading {
    const loading = new Loading();
    this.#models.set(name, loading);
    this.#send({ kind: 'load', name, ...this.#sources.models[name] });
    return loading;
  }

  #start(request: JobRequest): { job: number; replies: Replies<JobReply> } {
    const job = ++this.#lastJob;
    const replies = new Replies<JobReply>();
    this.#jobs.set(job, replies);
    this.#send({ ...request, job });
    return { job, replies };
  }

  #cancel(job: number): void {
    const replies = this.#jobs.get(job);
    if (!replies) return;
    this.#jobs.delete(job);
    replies.abandon();
    this.#send({ kind: 'cancel', job });
  }

  #send(request: Request): void {
    try {
      this.#worker ??= this.#createWorker();
      this.#worker.postMessage(request);
    } catch {
      this.#fail(NO_WORKER);
    }
  }

  #createWorker(): Worker {
    const worker = this.#sources.createWorker();
    this.#answered = false;
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      this.#answered = true;
      this.#receive(data);
    });
    worker.addEventListener('error', (event) => {
      // What went wrong is said by who asked for it.
      event.preventDefault();
      this.#fail(this.#answered ? CRASHED : NO_WORKER);
    });
    return worker;
  }

  #receive(reply: Reply): void {
    if (reply.kind === 'failed') {
      if (typeof reply.of === 'number') this.#jobFailed(reply.of, reply.message);
      else this.#loadFailed(reply.of, reply.message);
    } else if ('job' in reply) {
      const replies = this.#jobs.get(reply.job);
      replies?.add(reply);
      if (ONGOING.has(reply.kind)) return;
      this.#jobs.delete(reply.job);
      replies?.end();
    } else {
      const loading = this.#loadingOf(reply.name);
      if (!loading) return;
      if (reply.kind === 'progress') loading.report(Math.min(1, reply.loaded / reply.total));
      else loading.arrive();
    }
  }

  #jobFailed(job: number, message: string): void {
    const replies = this.#jobs.get(job);
    this.#jobs.delete(job);
    replies?.fail(new EngineError(message));
  }

  #loadFailed(name: string, message: string): void {
    for (const [known, loading] of this.#models) {
      if (known !== name) continue;
      this.#models.delete(known);
      loading.fail(new EngineError(message));
    }
  }

  #loadingOf(name: string): Loading | undefined {
    for (const [known, loading] of this.#models) if (known === name) return loading;
    return undefined;
  }

  /** Ends the worker because of what went wrong: all who wait are told so. */
  #fail(message: string): void {
    this.#end();
    const [loadings, jobs] = [[...this.#models.values()], [...this.#jobs.values()]];
    this.#models.clear();
    this.#jobs.clear();
    // Whoever began to load gets the promise after this: none is rejected before it is awaited.
    for (const loading of loadings) loading.fail(new EngineError(message));
    for (const replies of jobs) replies.fail(new EngineError(message));
  }

  /** Ends the worker if nobody comes to hold the engine. */
  #sleepLater(): void {
    clearTimeout(this.#timer);
    if (this.#holders > 0 || !this.#worker) return;
    this.#timer = setTimeout(() => {
      // Who waits for a model has it first; that asks anew.
      if ([...this.#models.values()].every(({ loaded }) => loaded)) this.#sleep();
    }, this.#patience);
  }

  #sleep(): void {
    this.#end();
    this.#models.clear();
    for (const replies of this.#jobs.values()) replies.abandon();
    this.#jobs.clear();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function isKind<Kind extends JobReply['kind']>(
  reply: JobReply,
  kind: Kind,
): reply is Extract<JobReply, { kind: Kind }> {
  return reply.kind === kind;
}
