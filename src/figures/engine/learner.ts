import type {
  CountingLosses,
  Probe,
  Task,
  TrainingReply,
  TrainingRequest,
  TrainingSetting,
} from '../../igpt/service/training-messages.ts';
import { encodeShares, type Shares } from '../../kit/draw/shares.ts';

/** What is to be learned, and how. */
export interface Plan {
  readonly task: Task;
  readonly seed: number;
  /** The least number of seconds that it takes; 0 is as fast as the machine can. */
  readonly pace: number;
}

/** A run that another has replaced is stopped. */
export type Phase = 'loading' | 'running' | 'paused' | 'stopped' | 'ended';

/** A run as far as it has come. A type, not an interface: it goes to other windows as JSON. */
export type Run = {
  readonly task: Task;
  readonly seed: number;
  phase: Phase;
  /** Why it is paused, in a few words; null if a person paused it. */
  pausedFor: string | null;
  /** What stays the same; null until the worker has begun. */
  setting: Setting | null;
  picturesSeen: number;
  /** Seconds of the run, pauses left out. */
  seconds: number;
  /** Pictures seen, and the mean loss of those since the point before. */
  curve: [picturesSeen: number, loss: number][];
  /** What the model could do when it was looked at last. */
  look: {
    picturesSeen: number;
    heldOutLoss: number;
    /** Sixteen pictures, a hexadecimal digit a pixel. */
    drawings: string[];
    /** By layer and head; see `Look` of the worker. */
    attention: Shares[][];
  } | null;
  probes: { picturesSeen: number; heldOutLoss: number; accuracy: number[] }[];
};

type Setting = {
  simd: boolean;
  pictures: number;
  parameters: number;
  side: number;
  colors: string[];
  /** Eight pictures, a hexadecimal digit a pixel. */
  heldOut: string[];
  counting: { [Name in keyof CountingLosses]: number };
  classes: number;
};

/** Where the worker and the pictures come from. */
export interface LearnerSources {
  readonly createWorker: () => Worker;
  readonly pictures: Readonly<Record<Task, { readonly card: string; readonly pictures: string }>>;
}

/** The curve has a point for this share of a run. */
const POINT = 1 / 100;

const NO_WORKER = 'The worker in which the network learns could not be started.';
const CRASHED = 'The network stopped learning: its worker ended unexpectedly.';

/**
 * Runs of small models that learn in a worker, one at a time. They belong to the page, not to a figure:
 * they go on when the figure is gone that began them.
 */
export class Learner {
  readonly #sources: LearnerSources;
  readonly #listeners = new Set<() => void>();
  readonly #runs = new Map<Task, Run>();
  #worker: Worker | undefined;
  #answered = false;
  #current: Run | undefined;
  #number = 0;
  #failure: string | undefined;
  /** Losses since the last point of the curve, with the number of pictures that each is the mean of. */
  #losses: { readonly loss: number; readonly pictures: number }[] = [];
  #counted = 0;

  constructor(sources: LearnerSources) {
    this.#sources = sources;
  }

  /** The run that goes on, or the last one that did. */
  get current(): Run | undefined {
    return this.#current;
  }

  get isRunning(): boolean {
    const phase = this.#current?.phase;
    return phase === 'loading' || phase === 'running';
  }

  /** Return the last run of a task. */
  runOf(task: Task): Run | undefined {
    return this.#runs.get(task);
  }

  /** Return in one sentence why the last run ended too early, and forget it. */
  takeFailure(): string | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure;
  }

  /** @param listener - called whenever there is something new */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begin a run; one that goes on ends. */
  start({ task, seed, pace }: Plan): void {
    this.#failure = undefined;
    if (this.#current && this.#current.phase !== 'ended') this.#current.phase = 'stopped';
    const run: Run = {
      task,
      seed,
      phase: 'loading',
      pausedFor: null,
      setting: null,
      picturesSeen: 0,
      seconds: 0,
      curve: [],
      look: null,
      probes: [],
    };
    this.#current = run;
    this.#runs.set(task, run);
    this.#losses = [];
    this.#counted = 0;
    const { card, pictures } = this.#sources.pictures[task];
    this.#send({
      kind: 'start',
      run: ++this.#number,
      task,
      seed,
      pace,
      card,
      pictures,
    });
    this.#tell();
  }

  /** @param reason - why, in a few words; null if a person asks for it */
  pause(reason: string | null = null): void {
    if (!this.isRunning || !this.#current) return;
    this.#current.phase = 'paused';
    this.#current.pausedFor = reason;
    this.#send({ kind: 'pause' });
    this.#tell();
  }

  resume(): void {
    if (this.#current?.phase !== 'paused') return;
    this.#current.phase = 'running';
    this.#current.pausedFor = null;
    this.#send({ kind: 'resume' });
    this.#tell();
  }

  setPace(pace: number): void {
    if (this.#worker && this.#current?.phase !== 'ended') this.#send({ kind: 'pace', pace });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #send(request: TrainingRequest): void {
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
    worker.addEventListener('message', ({ data }: MessageEvent<TrainingReply>) => {
      this.#answered = true;
      if (data.run === this.#number) this.#receive(data);
    });
    worker.addEventListener('error', (event) => {
      // The figure says what went wrong.
      event.preventDefault();
      this.#fail(this.#answered ? CRASHED : NO_WORKER);
    });
    return worker;
  }

  #receive(reply: TrainingReply): void {
    const run = this.#current;
    if (!run) return;
    switch (reply.kind) {
      case 'started':
        run.setting = settingOf(reply.setting);
        if (run.phase === 'loading') run.phase = 'running';
        else this.#send({ kind: 'pause' });
        break;
      case 'progress':
        this.#progress(run, reply);
        break;
      case 'ended':
        run.phase = 'ended';
        run.seconds = reply.seconds;
        // Its memory is no longer needed.
        this.#end();
        break;
      case 'failed':
        return this.#fail(reply.message);
    }
    this.#tell();
  }

  #progress(run: Run, reply: Extract<TrainingReply, { kind: 'progress' }>): void {
    const { picturesSeen, loss, look, probe } = reply;
    if (!Number.isNaN(loss)) this.#losses.push({ loss, pictures: picturesSeen - this.#counted });
    this.#counted = picturesSeen;
    run.picturesSeen = picturesSeen;
    run.seconds = reply.seconds;
    const pictures = run.setting?.pictures ?? Infinity;
    const before = run.curve.at(-1)?.[0] ?? 0;
    if (this.#losses.length > 0 && picturesSeen - before >= POINT * pictures) {
      run.curve.push([picturesSeen, meanOf(this.#losses)]);
      this.#losses = [];
    }
    if (look)
      run.look = {
        picturesSeen: look.picturesSeen,
        heldOutLoss: look.heldOutLoss,
        drawings: look.drawings.map(writePicture),
        attention: look.attention.map((heads) => heads.map(encodeShares)),
      };
    if (!probe) return;
    // On a slow machine an older one can come after a newer one.
    run.probes.push(copyOf(probe));
    run.probes.sort((a, b) => a.picturesSeen - b.picturesSeen);
  }

  #fail(message: string): void {
    this.#end();
    if (this.#current) this.#runs.delete(this.#current.task);
    this.#current = undefined;
    this.#failure = message;
    this.#tell();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function settingOf(setting: TrainingSetting): Setting {
  const { simd, pictures, parameters, side, colors, heldOut, counting, classes } = setting;
  return {
    simd,
    pictures,
    parameters,
    side,
    colors: [...colors],
    heldOut: heldOut.map(writePicture),
    counting: { ...counting },
    classes,
  };
}

function copyOf({ picturesSeen, heldOutLoss, accuracy }: Probe): Run['probes'][number] {
  return { picturesSeen, heldOutLoss, accuracy: [...accuracy] };
}

function meanOf(losses: readonly { readonly loss: number; readonly pictures: number }[]): number {
  const pictures = losses.reduce((sum, each) => sum + each.pictures, 0);
  return losses.reduce((sum, each) => sum + each.loss * each.pictures, 0) / pictures;
}

/** Write a picture of at most 16 colours as a hexadecimal digit a pixel. */
function writePicture(tokens: readonly number[]): string {
  return tokens.map((token) => token.toString(16)).join('');
}
