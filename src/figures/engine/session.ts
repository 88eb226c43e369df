import { engine, EngineError, type ModelName } from './index.ts';

/** The reports of a session to its figure. */
export interface SessionEvents {
  /** The share of the models that has come, 0 to 1; 1 once all are there. */
  progress(share: number): void;
  /** One sentence, fit to be shown. */
  fail(sentence: string): void;
}

/** Runs one figure's tasks while it is shown: one at a time, the newest. */
export class Session {
  readonly #models: readonly ModelName[];
  readonly #events: SessionEvents;
  #release: (() => void) | undefined;
  #task: AbortController | undefined;

  constructor(models: readonly ModelName[], events: SessionEvents) {
    this.#models = models;
    this.#events = events;
  }

  show(): void {
    this.#release ??= engine.hold();
  }

  /** End the task that runs, and start none until the figure is shown again. */
  hide(): void {
    this.stop();
    this.#release?.();
    this.#release = undefined;
  }

  stop(): void {
    this.#task?.abort();
    this.#task = undefined;
  }

  /** End the task before, and start this one once the models are there. While hidden, do nothing. */
  run(task: (signal: AbortSignal) => Promise<void>): void {
    this.stop();
    if (!this.#release) return;
    const own = new AbortController();
    this.#task = own;
    void this.#run(task, own.signal);
  }

  async #run(task: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await this.#load(signal);
      if (!signal.aborted) await task(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#events.fail(
        error instanceof EngineError ? error.message : 'The model could not be asked.',
      );
    }
  }

  async #load(signal: AbortSignal): Promise<void> {
    if (this.#models.every((name) => engine.isLoaded(name))) return;
    const shares = this.#models.map(() => 0);
    await Promise.all(
      this.#models.map((name, i) =>
        engine.load(name, (share) => {
          shares[i] = share;
          const sum = shares.reduce((a, b) => a + b, 0);
          // All is not there yet when its last byte is: it must still be read.
          if (!signal.aborted) this.#events.progress(Math.min(0.99, sum / shares.length));
        }),
      ),
    );
    if (!signal.aborted) this.#events.progress(1);
  }
}
