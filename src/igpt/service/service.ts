/** The worker's side: answers requests, loads models and runs jobs on them a pixel at a time. */
import { readingOf, type Reading } from '../attention.ts';
import { readCard } from './card.ts';
import { distribution } from '../distribution.ts';
import { features } from '../features.ts';
import { withoutHeads } from '../heads-off.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { Latest } from './latest.ts';
import { surprise } from '../likelihood.ts';
import { loadModel } from './load.ts';
import { unmaskStep } from '../masked-fill.ts';
import { rowsOf, type Matrix } from '../matrix.ts';
import type { Reply, Request, TimedStep } from './messages.ts';
import { ModelError } from './model-error.ts';
import { forward, type Model } from '../model.ts';
import { sample } from '../sampler.ts';

/** The service's surroundings; tests bring their own. */
export interface Surroundings {
  readonly reply: (reply: Reply) => void;
  /** @param again - whether the file may come from the browser's cache without asking if it is new */
  readonly fetch: (address: string, again: boolean) => Promise<Response>;
  /** Make a kernel for one model. */
  readonly kernel: (again: boolean) => Promise<Kernel>;
  /** Call back after waiting messages have been handled. */
  readonly later: (callback: () => void) => void;
  /** Return the time in milliseconds, from any origin. */
  readonly clock: () => number;
}

/**
 * A job samples for this many milliseconds before messages are handled: a message costs as much as a
 * third of a pixel, but a cancelled job should stop at once.
 */
const TURN = 4;

interface Job {
  readonly name: string;
  readonly steps: ReturnType<typeof sample>;
  /** Pixels asked for and not yet sampled. */
  due: number;
  byHand: readonly (number | undefined)[] | undefined;
  /** Milliseconds spent so far on the present pixel. */
  milliseconds: number;
}

/** One for each worker. */
export class Service {
  readonly #around: Surroundings;
  readonly #models = new Map<string, Model>();
  readonly #jobs = new Map<number, Job>();
  /** The latest request by model name; a load that is no longer wanted is dropped. */
  readonly #wanted = new Map<string, Request>();
  /** Of a picture, and of the same with something changed. */
  readonly #readings = new Latest<Model, Reading>(2, ({ release }) => release());
  /** Of the two pictures that are compared, and of the two that were before. */
  readonly #nats = new Latest<Model, readonly Float64Array[]>(4);
  /** BERT's logits. */
  readonly #logits = new Latest<Model, Matrix>(1);

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Handle a request. Results and failures come as replies. */
  async handle(request: Request): Promise<void> {
    const of = 'job' in request ? request.job : request.name;
    try {
      await this.#handle(request);
    } catch (error) {
      if (typeof of === 'number') this.#end(of);
      this.#fail(of, error);
    }
  }

  #handle(request: Request): Promise<void> | void {
    switch (request.kind) {
      case 'load':
        return this.#load(request);
      case 'unload':
        return this.#unload(request);
      case 'sample':
        return this.#sample(request);
      case 'draw':
        return this.#draw(request);
      case 'surprise':
        return this.#surprise(request);
      case 'attend':
        return this.#attend(request);
      case 'features':
        return this.#features(request);
      case 'unmask':
        return this.#unmask(request);
      case 'cancel':
        this.#end(request.job);
    }
  }

  async #load(request: Extract<Request, { kind: 'load' }>): Promise<void> {
    const { name, card: cardAddress, weights, again = false } = request;
    this.#wanted.set(name, request);
    const json = await readJson(await this.#get(cardAddress, again));
    const total = readCard(json).bytes;
    const response = await this.#get(weights, again);
    const file = await this.#read(response, (loaded) => {
      if (this.#wanted.get(name) === request)
        this.#around.reply({ kind: 'progress', name, loaded, total });
    });
    const model = loadModel(json, file, await this.#around.kernel(again));
    if (this.#wanted.get(name) !== request) return;
    this.#models.set(name, model);
    this.#around.reply({ kind: 'loaded', name });
  }

  async #get(address: string, again: boolean): Promise<Response> {
    const response = await this.#around.fetch(address, again).catch(() => undefined);
    if (!response?.ok)
      throw new ModelError(
        `${address.replace(/.*\//, '')} could not be loaded${response ? ` (${response.status})` : ''}.`,
      );
    return response;
  }

  async #read(response: Response, progress: (loaded: number) => void): Promise<ArrayBuffer> {
    const parts: Uint8Array[] = [];
    let loaded = 0;
    const reader = response.body?.getReader();
    try {
      for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
        parts.push(part.value);
        loaded += part.value.length;
        progress(loaded);
      }
    } catch {
      throw new ModelError('weights.bin broke off on its way.');
    }
    const file = new Uint8Array(loaded);
    let at = 0;
    for (const part of parts) {
      file.set(part, at);
      at += part.length;
    }
    return file.buffer;
  }

  #unload(request: Extract<Request, { kind: 'unload' }>): void {
    this.#wanted.set(request.name, request);
    const model = this.#models.get(request.name);
    for (const latest of [this.#readings, this.#nats, this.#logits]) latest.drop(model);
    this.#models.delete(request.name);
    for (const [number, job] of this.#jobs) {
      if (job.name === request.name) this.#end(number);
    }
  }

  /** Cancel a job and release its memory. */
  #end(number: number): void {
    this.#jobs.get(number)?.steps.return([]);
    this.#jobs.delete(number);
  }

  #sample(request: Extract<Request, { kind: 'sample' }>): void {
    const { job, name, samples, freedom, cached, off = [] } = request;
    this.#end(job);
    const steps = sample(withoutHeads(this.#model(name), off), samples, freedom, cached);
    this.#jobs.set(job, { name, steps, due: 0, byHand: undefined, milliseconds: 0 });
  }

  #draw({ job: number, pixels, byHand }: Extract<Request, { kind: 'draw' }>): void {
    const job = this.#jobs.get(number);
    if (!job) return;
    const running = job.due > 0;
    job.due += pixels;
    job.byHand = byHand ?? job.byHand;
    if (!running && job.due > 0) this.#turn(number, job);
  }

  /** Sample for a while and reply; then let in messages, which may cancel the job. */
  #turn(number: number, job: Job): void {
    if (this.#jobs.get(number) !== job) return;
    const steps: TimedStep[] = [];
    try {
      const pictures = this.#drawInto(steps, job);
      this.#tell(number, steps);
      if (pictures) {
        this.#jobs.delete(number);
        this.#around.reply({ kind: 'drawn', job: number, pictures });
      } else if (job.due > 0) this.#around.later(() => this.#turn(number, job));
    } catch (error) {
      this.#tell(number, steps);
      this.#jobs.delete(number);
      this.#fail(number, error);
    }
  }

  #tell(job: number, steps: readonly TimedStep[]): void {
    if (steps.length > 0) this.#around.reply({ kind: 'steps', job, steps });
  }

  /** Sample what was asked for, for one turn at most; return the pictures once they are whole. */
  #drawInto(steps: TimedStep[], job: Job): number[][] | undefined {
    const { clock } = this.#around;
    const start = clock();
    for (let before = start; job.due > 0 && before - start < TURN; before = clock()) {
      const { byHand } = job;
      job.byHand = undefined;
      const { done, value } = job.steps.next(byHand);
      job.milliseconds += clock() - before;
      if (done) return value;
      if (!value) continue;
      steps.push({ ...value, milliseconds: job.milliseconds });
      job.milliseconds = 0;
      job.due -= 1;
    }
    return undefined;
  }

  #surprise(request: Extract<Request, { kind: 'surprise' }>): void {
    const model = this.#model(request.name);
    const nats = request.pictures.flatMap((picture, i) => {
      const masked = request.masked?.[i] ?? [];
      return this.#nats.get(model, [picture, masked], () => surprise(model, [picture], [masked]));
    });
    this.#around.reply({ kind: 'surprised', job: request.job, nats });
  }

  #attend(request: Extract<Request, { kind: 'attend' }>): void {
    const { job, name, picture, pixel, off = [] } = request;
    const model = this.#model(name);
    const { logits, attentionFor } = this.#readings.get(model, [picture, off], () =>
      readingOf(withoutHeads(model, off), picture),
    );
    const layers = attentionFor(pixel);
    const probabilities = distribution(rowsOf(logits, pixel, pixel + 1).data, { temperature: 1 });
    this.#around.reply({ kind: 'attended', job, layers, probabilities });
  }

  #features({ job, name, picture }: Extract<Request, { kind: 'features' }>): void {
    const layers = features(this.#model(name), picture);
    this.#around.reply({ kind: 'featured', job, layers });
  }

  #unmask(request: Extract<Request, { kind: 'unmask' }>): void {
    const { job, name, keep, seed } = request;
    const model = this.#model(name);
    const picture = unmaskStep(model, request.picture, keep, seed, (holed) =>
      this.#logits.get(model, holed, () => forward(model, [holed])),
    );
    this.#around.reply({ kind: 'unmasked', job, picture });
  }

  #model(name: string): Model {
    const model = this.#models.get(name);
    if (!model) throw new ModelError(`The model "${name}" is not loaded.`);
    return model;
  }

  #fail(of: string | number, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#around.reply({ kind: 'failed', of, message });
  }
}

/** A network with a login page answers every request with that page. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new ModelError('card.json could not be read: something else came in its place.');
  }
}
