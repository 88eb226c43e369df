/**
 * The page's side of a worker that runs our models (src/igpt/service/worker.ts).
 *
 *             load()             job
 *   asleep -----------> loading ------> at work       The worker is made when a model is first loaded,
 *     ^                                    |          and ended, which frees its memory, when nobody
 *     +------------------------------------+          has held it for a while and it has no job.
 *           nobody holds it, or it failed
 */
import type { Freedom } from '../../igpt/distribution.ts';
import type { Reply, Request, TimedStep } from '../../igpt/service/messages.ts';
import type { Sample } from '../../igpt/sampler.ts';
import type { Drawing, SampleOptions } from './drawing.ts';
import { Loading } from './loading.ts';
import { Replies } from './replies.ts';
import type { ModelName, Sources } from './sources.ts';

/** A failure of a model; the message is one sentence, fit to be shown. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** The worker has died; the next load makes a new one. */
export class WorkerDied extends EngineError {
  constructor() {
    super('The model stopped: its worker ended unexpectedly.');
  }
}

/** A request that starts a job; the engine numbers it. */
export type JobRequest = Request extends infer R
  ? R extends { job: number; name: string }
    ? Omit<R, 'job' | 'name'> & { readonly name: ModelName }
    : never
  : never;

/** A reply to a job that has not failed. */
export type JobReply = Extract<Reply, { job: number }>;

/** The kinds of reply after which a job goes on. */
const ONGOING: ReadonlySet<Reply['kind']> = new Set(['steps']);

/** The worker is kept for this many milliseconds while nobody holds the engine. */
const PATIENCE = 60_000;

const NO_WORKER = 'The worker that runs the model could not be started.';
const NO_ANSWER = 'The model did not answer.';

export class Engine {
  readonly #sources: Sources;
  readonly #patience: number;
  readonly #again: boolean;
  readonly #models = new Map<ModelName, Loading>();
  readonly #jobs = new Map<number, Replies<JobReply>>();
  #worker: Worker | undefined;
  /** True once the worker has answered; one that never does could not be started. */
  #answered = false;
  #lastJob = 0;
  #holders = 0;
  /** How many workers died at work. */
  deaths = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param patience - how long the worker is kept while nobody holds the engine, in milliseconds
   * @param again - whether another engine has loaded the same files
   */
  constructor(sources: Sources, patience: number = PATIENCE, again = false) {
    this.#sources = sources;
    this.#patience = patience;
    this.#again = again;
  }

  /** Keep the models in memory until the function is called that this returns. */
  hold(): () => void {
    this.#holders += 1;
    clearTimeout(this.#timer);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holders -= 1;
      this.#sleepLater();
    };
  }

  isLoaded(name: ModelName): boolean {
    return this.#models.get(name)?.loaded ?? false;
  }

  /**
   * Load a model, once for all who ask; after a failure the next call tries again.
   * @param progress - called with the share that has come, 0 to 1
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
   * Prepare to draw pictures by a model that is loaded; `draw` of the result draws them.
   * Iterating throws an EngineError where it fails.
   */
  sample(
    name: ModelName,
    samples: readonly Sample[],
    freedom: Freedom,
    { cached = true, off = [] }: SampleOptions = {},
  ): Drawing {
    const { job, replies } = this.#start({ kind: 'sample', name, samples, freedom, cached, off });
    const steps = (async function* (): AsyncGenerator<TimedStep> {
      for await (const reply of replies) if (reply.kind === 'steps') yield* reply.steps;
    })();
    return {
      draw: (pixels, byHand) => {
        if (this.#jobs.has(job))
          this.#send({ kind: 'draw', job, pixels, ...(byHand && { byHand }) });
      },
      cancel: () => this.#cancel(job),
      [Symbol.asyncIterator]: () => steps,
    };
  }

  /**
   * Ask a model that is loaded for one answer; once more, if the worker dies.
   * @param kind - the kind of reply that answers the request
   * @param signal - cancels the job; the promise then rejects with the signal's reason
   * @param isLast - do not ask again
   * @throws EngineError
   */
  async ask<Kind extends JobReply['kind']>(
    request: JobRequest,
    kind: Kind,
    signal?: AbortSignal,
    isLast = false,
  ): Promise<Extract<JobReply, { kind: Kind }>> {
    signal?.throwIfAborted();
    const { job, replies } = this.#start(request);
    const abort = (): void => this.#cancel(job);
    signal?.addEventListener('abort', abort);
    try {
      for await (const reply of replies) if (isKind(reply, kind)) return reply;
      signal?.throwIfAborted();
      throw new EngineError(NO_ANSWER);
    } catch (error) {
      if (isLast || !(error instanceof WorkerDied)) throw error;
      await this.load(request.name);
      return await this.ask(request, kind, signal, true);
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  #begin(name: ModelName): Loading {
    const loading = new Loading();
    // A further worker keeps one model, to need less memory.
    if (this.#again && this.#jobs.size === 0) this.#unloadAll();
    this.#models.set(name, loading);
    this.#send({ kind: 'load', name, ...this.#sources.models[name], again: this.#again });
    return loading;
  }

  #unloadAll(): void {
    for (const name of this.#models.keys()) this.#send({ kind: 'unload', name });
    this.#models.clear();
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
    replies.abandon();
    this.#send({ kind: 'cancel', job });
    this.#forget(job);
  }

  #forget(job: number): void {
    this.#jobs.delete(job);
    this.#sleepLater();
  }

  #send(request: Request): void {
    try {
      this.#worker ??= this.#createWorker();
      this.#worker.postMessage(request);
    } catch {
      this.#fail(new EngineError(NO_WORKER));
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
      // Whoever asked reports what went wrong.
      event.preventDefault();
      if (this.#answered) this.deaths += 1;
      this.#fail(this.#answered ? new WorkerDied() : new EngineError(NO_WORKER));
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
      replies?.end();
      this.#forget(reply.job);
    } else {
      const loading = this.#loadingOf(reply.name);
      if (!loading) return;
      if (reply.kind === 'progress') loading.report(Math.min(1, reply.loaded / reply.total));
      else loading.arrive();
    }
  }

  #jobFailed(job: number, message: string): void {
    this.#jobs.get(job)?.fail(new EngineError(message));
    this.#forget(job);
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

  /** End the worker after a failure, and report it to all who wait. */
  #fail(error: EngineError): void {
    this.#end();
    const [loadings, jobs] = [[...this.#models.values()], [...this.#jobs.values()]];
    this.#models.clear();
    this.#jobs.clear();
    // Whoever began to load gets its promise later in this turn, so that no rejection is unhandled.
    for (const loading of loadings) loading.fail(error);
    for (const replies of jobs) replies.fail(error);
  }

  /** End the worker after a while, if nobody holds the engine by then and it has nothing to do. */
  #sleepLater(): void {
    clearTimeout(this.#timer);
    if (this.#holders > 0 || !this.#worker) return;
    this.#timer = setTimeout(() => {
      // While a model loads or a job is done the worker stays; after that, this is asked anew.
      const isIdle = this.#jobs.size === 0 && [...this.#models.values()].every((it) => it.loaded);
      if (!isIdle) return;
      this.#end();
      this.#models.clear();
    }, this.#patience);
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
