import { EngineError, type ModelName } from './engine.ts';
import { engine } from './index.ts';

/** What a session tells its figure. */
export interface SessionEvents {
  /** The share of the models that has come, 0 to 1; 1 once all are there. */
  progress(share: number): void;
  /** One sentence, fit to be shown. */
  fail(sentence: string): void;
}

/**
 * One figure's dealings with the engine while it is shown: one task at a time, the newest, ended when
 * the figure is hidden.
 */
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

  /** Ends the task that runs; nothing is computed from then on. */
  hide(): void {
    this.stop();
    this.#release?.();
    this.#release = undefined;
  }

  stop(): void {
    this.#task?.abort();
    this.#task = undefined;
  }

  /** Begins a task, once the models are there, and ends the one before; hidden, it does nothing. */
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
