/**
 * The side of the worker that trains a small model: it learns step after step, and in between, for at
 * most a fifth of that time, draws, measures and probes.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kernel } from '../kernel/kernel.ts';
import type { Arithmetic } from '../training/arithmetic.ts';
import { look, probe } from '../training/examine.ts';
import { countOf, newParameters, type Parameters } from '../training/parameters.ts';
import { readPictures, type PictureCard, type PictureSet } from '../training/pictures.ts';
import { recipeOf, type Recipe } from '../training/recipe.ts';
import { Trainer } from '../training/trainer.ts';
import { ModelError } from './model-error.ts';
import type {
  Look,
  Probe,
  Task,
  TrainingReply,
  TrainingRequest,
  TrainingSetting,
} from './training-messages.ts';

/** The service's surroundings; tests bring their own. */
export interface TrainingSurroundings {
  readonly reply: (reply: TrainingReply) => void;
  readonly fetch: (address: string) => Promise<Response>;
  /** Make the arithmetic of a run. */
  readonly arithmetic: () => Promise<{ readonly by: Arithmetic; readonly simd: boolean }>;
  /** Make the kernel that draws. */
  readonly kernel: () => Promise<Kernel>;
  /** Call back after waiting messages have been handled, and after this time. */
  readonly later: (callback: () => void, milliseconds: number) => void;
  /** Return the time in milliseconds, from any origin. */
  readonly clock: () => number;
}

/** Milliseconds of work before messages are handled. */
const TURN = 20;

/** Milliseconds between two replies of progress. */
const PROGRESS = 100;

/** The time for looks and probes, as a share of that for learning. */
const ASIDE = 0.2;

/** A look is worth taking after this share of the run. */
const LOOK_EVERY = 0.01;

/** The shares of a run at which a probe is due; those of faces take long, and say little early on. */
const PROBES: Readonly<Record<Task, readonly number[]>> = {
  faces: [0.5, 1],
  digits: [1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 1],
};

/** A machine that was slower than the pace for a while catches up with no more than this. */
const BEHIND = 1000;

type Start = Extract<TrainingRequest, { kind: 'start' }>;

/** One for each worker. */
export class TrainingService {
  readonly #around: TrainingSurroundings;
  readonly #recipeOf: typeof recipeOf;
  #run: Run | undefined;
  /** The latest start; one that is no longer wanted is dropped while its files load. */
  #wanted: Start | undefined;

  constructor(around: TrainingSurroundings, recipe = recipeOf) {
    this.#around = around;
    this.#recipeOf = recipe;
  }

  /** Handle a request. Results and failures come as replies. */
  async handle(request: TrainingRequest): Promise<void> {
    switch (request.kind) {
      case 'start':
        return this.#start(request);
      case 'pace':
        return this.#run?.setPace(request.pace);
      case 'pause':
        return this.#run?.pause();
      case 'resume':
        return this.#run?.resume();
      case 'stop':
        this.#wanted = undefined;
        this.#end();
    }
  }

  async #start(request: Start): Promise<void> {
    this.#wanted = request;
    this.#end();
    try {
      const set = await this.#load(request);
      const [{ by, simd }, kernel] = await Promise.all([
        this.#around.arithmetic(),
        this.#around.kernel(),
      ]);
      if (this.#wanted !== request) return;
      const recipe = this.#recipeOf(request.task, request.optimiser ?? 'muon');
      this.#run = new Run(this.#around, request, recipe, set, by, simd, kernel);
      this.#run.begin();
    } catch (error) {
      if (this.#wanted === request) this.#around.reply(failure(request.run, error));
    }
  }

  #end(): void {
    this.#run?.pause();
    this.#run = undefined;
  }

  async #load({ card, pictures }: Start): Promise<PictureSet> {
    const [json, file] = await Promise.all([this.#get(card), this.#get(pictures)]);
    // The card is part of the deck, as its own code is.
    return readPictures((await json.json()) as PictureCard, await file.arrayBuffer());
  }

  async #get(address: string): Promise<Response> {
    const response = await this.#around.fetch(address).catch(() => undefined);
    if (!response?.ok) throw new ModelError('The pictures to learn from could not be loaded.');
    return response;
  }
}

/** Something that goes on while the model learns, with weights that do not change meanwhile. */
interface Aside {
  readonly steps: Generator<undefined, { look: Look } | { probe: Probe }>;
  readonly kind: 'look' | 'probe';
  /** Milliseconds spent on it, and before it began on the other. */
  spent: number;
}

class Run {
  readonly #around: TrainingSurroundings;
  readonly #request: Start;
  readonly #set: PictureSet;
  readonly #simd: boolean;
  readonly #kernel: Kernel;
  readonly #trainer: Trainer;
  /** Copies of the weights for a look and a probe. */
  readonly #copies: Readonly<Record<Aside['kind'], Parameters>>;
  #asides: Aside[] = [];
  /** The pictures seen at the latest look, and the number of probes begun. */
  #lookedAt = -Infinity;
  #probes = 0;
  #pace: number;
  #paused = true;
  #turnIsDue = false;
  /** Milliseconds of the run, of learning, and of what was done aside. */
  #elapsed = 0;
  #learning = 0;
  #aside = 0;
  /** When the run was last measured, its latest progress was sent, and its next step is due by its pace. */
  #measured = 0;
  #told = -Infinity;
  #due = 0;
  #losses: number[] = [];

  constructor(
    around: TrainingSurroundings,
    request: Start,
    recipe: Recipe,
    set: PictureSet,
    by: Arithmetic,
    simd: boolean,
    kernel: Kernel,
  ) {
    const { seed, pace } = request;
    this.#around = around;
    this.#request = request;
    this.#set = set;
    this.#simd = simd;
    this.#kernel = kernel;
    this.#pace = pace;
    this.#copies = {
      look: newParameters(by, recipe.shape),
      probe: newParameters(by, recipe.shape),
    };
    this.#trainer = new Trainer(by, recipe, set.tokens.slice(set.heldOut), seed);
  }

  begin(): void {
    const { run } = this.#request;
    this.#around.reply({ kind: 'started', run, setting: this.#setting() });
    this.#progress();
    this.resume();
  }

  setPace(pace: number): void {
    this.#pace = pace;
    this.#due = this.#around.clock();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#measured = this.#due = this.#around.clock();
    this.#turnLater(0);
  }

  #turnLater(milliseconds: number): void {
    if (this.#turnIsDue) return;
    this.#turnIsDue = true;
    this.#around.later(() => {
      this.#turnIsDue = false;
      if (!this.#paused) this.#turn();
    }, milliseconds);
  }

  /** Work for a while; then let in messages. */
  #turn(): void {
    const { clock } = this.#around;
    try {
      let idle = 0;
      this.#beginAsides();
      for (const end = clock() + TURN; clock() < end && idle === 0; this.#beginAsides()) {
        idle = this.#work(clock());
      }
      if (this.#trainer.ended && this.#asides.length === 0) return this.#end();
      if (clock() - this.#told >= PROGRESS && this.#losses.length > 0) this.#progress();
      this.#turnLater(idle);
    } catch (error) {
      this.#paused = true;
      this.#around.reply(failure(this.#request.run, error));
    }
  }

  /** Do the next small piece of work; return the milliseconds to wait if there is none. */
  #work(now: number): number {
    this.#elapsed += now - this.#measured;
    this.#measured = now;
    const { ended } = this.#trainer;
    const mustWait = !ended && this.#due > now;
    // Look and probe get the same time.
    const [aside, other] = [...this.#asides].sort((a, b) => a.spent - b.spent);
    // The first look, at what no learning has touched, comes before all learning.
    const isFirst = this.#learning === 0 && aside?.kind === 'look';
    const mayTurnAside = isFirst || ended || mustWait || this.#aside <= ASIDE * this.#learning;
    if (aside && mayTurnAside) {
      const { done, value } = aside.steps.next();
      const spent = this.#around.clock() - now;
      aside.spent += spent;
      if (!mustWait && !isFirst) this.#aside += spent;
      if (done) this.#asides = other ? [other] : [];
      if (done) this.#progress(value);
    } else if (mustWait) return this.#due - now;
    else if (!ended) this.#learn(now);
    return 0;
  }

  #learn(now: number): void {
    const { batch, pictures } = this.#trainer.recipe;
    this.#losses.push(this.#trainer.learn());
    this.#learning += this.#around.clock() - now;
    this.#due = Math.max(this.#due, now - BEHIND) + (this.#pace * 1000 * batch) / pictures;
  }

  /** Begin a look or a probe that is due, unless one goes on. */
  #beginAsides(): void {
    const { picturesSeen, recipe, ended } = this.#trainer;
    const goesOn = (kind: Aside['kind']): boolean =>
      this.#asides.some((aside) => aside.kind === kind);
    const spent = this.#asides[0]?.spent ?? 0;
    const sinceLook = picturesSeen - this.#lookedAt;
    if (
      !goesOn('look') &&
      (sinceLook >= LOOK_EVERY * recipe.pictures || (ended && sinceLook > 0))
    ) {
      this.#lookedAt = picturesSeen;
      this.#asides.push({
        kind: 'look',
        spent,
        steps: this.#look(picturesSeen, this.#copy('look')),
      });
    }
    const marks = PROBES[this.#request.task];
    const passed = marks.filter((mark) => mark * recipe.pictures <= picturesSeen).length;
    if (!goesOn('probe') && passed > this.#probes) {
      this.#probes = passed;
      this.#asides.push({
        kind: 'probe',
        spent,
        steps: this.#probe(picturesSeen, this.#copy('probe')),
      });
    }
  }

  *#look(picturesSeen: number, weights: Parameters): Generator<undefined, { look: Look }> {
    const seen = yield* look(this.#trainer.network, weights, this.#set, this.#kernel);
    this.#kernel.clear();
    return { look: { picturesSeen, ...seen } };
  }

  *#probe(picturesSeen: number, weights: Parameters): Generator<undefined, { probe: Probe }> {
    const found = yield* probe(this.#trainer.network, weights, this.#set);
    return { probe: { picturesSeen, ...found } };
  }

  #copy(kind: Aside['kind']): Parameters {
    const copy = this.#copies[kind];
    copy.all.data.set(this.#trainer.mean.all.data);
    return copy;
  }

  #progress(found?: { look: Look } | { probe: Probe }): void {
    const { step, picturesSeen } = this.#trainer;
    const loss = this.#losses.reduce((sum, value) => sum + value, 0) / this.#losses.length;
    this.#losses = [];
    this.#told = this.#around.clock();
    const [run, seconds] = [this.#request.run, this.#elapsed / 1000];
    this.#around.reply({ kind: 'progress', run, step, picturesSeen, seconds, loss, ...found });
  }

  #end(): void {
    this.#paused = true;
    const { step, weights } = this.#trainer;
    const { buffer, byteOffset, byteLength } = weights.all.data;
    const hash = bytesToHex(sha256(new Uint8Array(buffer, byteOffset, byteLength)));
    const [run, seconds] = [this.#request.run, this.#elapsed / 1000];
    this.#around.reply({ kind: 'ended', run, step, seconds, hash });
  }

  #setting(): TrainingSetting {
    const { task, seed } = this.#request;
    const { shape, recipe } = this.#trainer;
    const set = this.#set;
    return {
      task,
      seed,
      optimiser: recipe.optimiser,
      simd: this.#simd,
      pictures: recipe.pictures,
      different: set.pictures - set.heldOut,
      layers: shape.layers,
      width: shape.width,
      heads: shape.heads,
      parameters: countOf(shape),
      side: set.side,
      colors: set.colors,
      heldOut: set.tokens.slice(0, 8).map((picture) => Array.from(picture)),
      counting: set.counting,
      classes: set.classes.length,
    };
  }
}

function failure(run: number, error: unknown): TrainingReply {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', run, message };
}
