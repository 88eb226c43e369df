/**
 * One run of a small model that learns: step after step, and in between, for at most a fifth of that
 * time, it draws, measures and probes.
 */
import type { Kernel } from '../kernel/kernel.ts';
import type { Arithmetic } from '../training/arithmetic.ts';
import { Examiner } from '../training/examine.ts';
import { countOf, hashOf, newParameters, type Parameters } from '../training/parameters.ts';
import type { PictureSet } from '../training/pictures.ts';
import type { Recipe } from '../training/recipe.ts';
import { Trainer } from '../training/trainer.ts';
import type {
  Look,
  Probe,
  Task,
  TrainingReply,
  TrainingRequest,
  TrainingSetting,
} from './training-messages.ts';

/** Milliseconds of work before messages are handled. */
const TURN = 20;

/** Milliseconds between two replies of progress. */
const PROGRESS = 100;

/** The time for looks and probes, as a share of that for learning. */
const ASIDE = 0.2;

/** A look is worth taking after this share of the run. */
const LOOK_EVERY = 0.01;

/** The shares of a run that are probed; those of faces take long, and say little early on. */
const PROBES: Readonly<Record<Task, readonly number[]>> = {
  faces: [1 / 2, 1],
  digits: [0, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 1],
};

/** A machine that was slower than the pace for a while catches up with no more than this. */
const BEHIND = 1000;

export type Start = Extract<TrainingRequest, { kind: 'start' }>;

/** The surroundings of a run. */
export interface RunSurroundings {
  readonly reply: (reply: TrainingReply) => void;
  /** Call back after waiting messages have been handled, and after this time. */
  readonly later: (callback: () => void, milliseconds: number) => void;
  /** Return the time in milliseconds, from any origin. */
  readonly clock: () => number;
}

/** What computes, and whether it does by SIMD. */
interface Means {
  readonly by: Arithmetic;
  readonly kernel: Kernel;
  readonly simd: boolean;
}

type Found = { readonly look: Look } | { readonly probe: Probe };

/** Looks or probes: their share of the time so far, and those that are due, of which the first goes on. */
interface Queue {
  spent: number;
  readonly due: Generator<undefined, Found>[];
}

/** Share the time equally from now on: a queue that was empty has no right to what the other had. */
function enter(queue: Queue, other: Queue): void {
  if (queue.due.length === 0) queue.spent = Math.max(queue.spent, other.spent);
}

export class TrainingRun {
  readonly #around: RunSurroundings;
  readonly #request: Start;
  readonly #set: PictureSet;
  readonly #simd: boolean;
  readonly #trainer: Trainer;
  readonly #examiner: Examiner;
  readonly #looks: Queue = { spent: 0, due: [] };
  readonly #probes: Queue = { spent: 0, due: [] };
  /** Copies of the weights: of the look that goes on, and for each probe. */
  readonly #lookWeights: Parameters;
  readonly #probeWeights: readonly Parameters[];
  #lookedAt = -Infinity;
  #probesBegun = 0;
  /** The weights before all learning, while their probe waits for one that says more. */
  #firstWeights: Parameters | undefined;
  #pace: number;
  #paused = true;
  #turnIsDue = false;
  /** Milliseconds of the run, of learning, and of looks and probes for which it had to wait. */
  #elapsed = 0;
  #learning = 0;
  #aside = 0;
  /** When the run was last measured, the page last heard of it, and the next step is due by the pace. */
  #measuredAt = 0;
  #repliedAt = -Infinity;
  #dueAt = 0;
  /** The losses since the last reply. */
  #losses: number[] = [];

  constructor(
    around: RunSurroundings,
    request: Start,
    recipe: Recipe,
    set: PictureSet,
    { by, kernel, simd }: Means,
  ) {
    this.#around = around;
    this.#request = request;
    this.#set = set;
    this.#simd = simd;
    this.#pace = request.pace;
    this.#trainer = new Trainer(by, recipe, set.tokens.slice(set.heldOut), request.seed);
    this.#examiner = new Examiner(by, this.#trainer.network, set, kernel);
    this.#lookWeights = newParameters(by, recipe.shape);
    this.#probeWeights = PROBES[request.task].map(() => newParameters(by, recipe.shape));
  }

  begin(): void {
    const { run } = this.#request;
    this.#around.reply({ kind: 'started', run, setting: this.#setting() });
    this.#progress();
    this.resume();
  }

  setPace(pace: number): void {
    this.#pace = pace;
    this.#dueAt = this.#around.clock();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#measuredAt = this.#dueAt = this.#around.clock();
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
    const { clock, reply } = this.#around;
    try {
      let idle = 0;
      const end = clock() + TURN;
      do {
        this.#addDue();
        if (this.#isOver()) return this.#end();
        idle = this.#work(clock());
      } while (clock() < end && idle === 0);
      if (clock() - this.#repliedAt >= PROGRESS && this.#losses.length > 0) this.#progress();
      this.#turnLater(idle);
    } catch (error) {
      this.#paused = true;
      const message = error instanceof Error ? error.message : String(error);
      reply({ kind: 'failed', run: this.#request.run, message });
    }
  }

  /** Do the next small piece of work; return the milliseconds to wait if there is none. */
  #work(now: number): number {
    this.#elapsed += now - this.#measuredAt;
    this.#measuredAt = now;
    const { ended } = this.#trainer;
    const wait = ended ? 0 : this.#dueAt - now;
    // The first look, at what no learning has touched, comes before all learning.
    const isFirst = this.#learning === 0 && this.#looks.due.length > 0;
    const queue = isFirst ? this.#looks : this.#nextQueue();
    if (queue && (isFirst || ended || wait > 0)) this.#examine(queue, now);
    else if (wait > 0) return wait;
    else if (queue && this.#aside <= ASIDE * this.#learning)
      this.#aside += this.#examine(queue, now);
    else if (!ended) this.#learn(now);
    return 0;
  }

  /** Return looks or probes, whichever had less time since both were due. */
  #nextQueue(): Queue | undefined {
    const [looks, probes] = [this.#looks, this.#probes];
    if (probes.due.length === 0) return looks.due.length === 0 ? undefined : looks;
    return looks.due.length > 0 && looks.spent <= probes.spent ? looks : probes;
  }

  #learn(now: number): void {
    const { batch, pictures } = this.#trainer.recipe;
    this.#losses.push(this.#trainer.learn());
    this.#learning += this.#around.clock() - now;
    this.#dueAt = Math.max(this.#dueAt, now - BEHIND) + (this.#pace * 1000 * batch) / pictures;
  }

  /** Go on with the first of a queue, and return the milliseconds that it took. */
  #examine(queue: Queue, now: number): number {
    const next = queue.due[0]?.next();
    const spent = this.#around.clock() - now;
    queue.spent += spent;
    if (next?.done) {
      queue.due.shift();
      this.#progress(next.value);
    }
    return spent;
  }

  /**
   * Add what is due: a look at the newest weights as often as there is time for one, and probes of the
   * weights at fixed numbers of pictures seen, which are the same on every machine. On a slow one they
   * wait, the newest first, and the last of them are made when all is learned.
   */
  #addDue(): void {
    const { picturesSeen, recipe, ended, mean } = this.#trainer;
    const sinceLook = picturesSeen - this.#lookedAt;
    const isWorthALook = sinceLook >= LOOK_EVERY * recipe.pictures || (ended && sinceLook > 0);
    if (this.#looks.due.length === 0 && isWorthALook) {
      this.#lookedAt = picturesSeen;
      this.#lookWeights.all.data.set(mean.all.data);
      enter(this.#looks, this.#probes);
      this.#looks.due.push(this.#look(picturesSeen));
    }
    const marks = PROBES[this.#request.task];
    while (picturesSeen >= (marks[this.#probesBegun] ?? Infinity) * recipe.pictures) {
      const copy = this.#probeWeights[this.#probesBegun++];
      if (!copy) return;
      copy.all.data.set(mean.all.data);
      if (picturesSeen === 0) this.#firstWeights = copy;
      else this.#addProbe(this.#probe(picturesSeen, copy));
    }
  }

  #addProbe(probe: Generator<undefined, Found>): void {
    const { due } = this.#probes;
    enter(this.#probes, this.#looks);
    due.splice(1, 0, probe);
    if (!this.#firstWeights) return;
    due.push(this.#probe(0, this.#firstWeights));
    this.#firstWeights = undefined;
  }

  *#look(picturesSeen: number): Generator<undefined, Found> {
    return { look: { picturesSeen, ...(yield* this.#examiner.look(this.#lookWeights)) } };
  }

  *#probe(picturesSeen: number, weights: Parameters): Generator<undefined, Found> {
    return { probe: { picturesSeen, ...(yield* this.#examiner.probe(weights)) } };
  }

  #progress(found?: Found): void {
    const { step, picturesSeen } = this.#trainer;
    const loss = this.#losses.reduce((sum, value) => sum + value, 0) / this.#losses.length;
    this.#losses = [];
    this.#repliedAt = this.#around.clock();
    const [run, seconds] = [this.#request.run, this.#elapsed / 1000];
    this.#around.reply({ kind: 'progress', run, step, picturesSeen, seconds, loss, ...found });
  }

  #isOver(): boolean {
    return this.#trainer.ended && this.#looks.due.length === 0 && this.#probes.due.length === 0;
  }

  #end(): void {
    this.#paused = true;
    const { step, weights } = this.#trainer;
    const [run, seconds] = [this.#request.run, this.#elapsed / 1000];
    this.#around.reply({ kind: 'ended', run, step, seconds, hash: hashOf(weights) });
  }

  #setting(): TrainingSetting {
    const { task, seed } = this.#request;
    const { shape, pictures, optimiser } = this.#trainer.recipe;
    const set = this.#set;
    return {
      task,
      seed,
      optimiser,
      simd: this.#simd,
      pictures,
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
