/** The workers of the filmed page, whose clocks go with the page's. */
import type { Clock } from './clock.ts';
import { isTock, type Tick } from './protocol.ts';

export class Workers {
  readonly #clock: Clock;
  readonly #all = new Set<FilmedWorker>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Take the place of the page's workers. */
  install(): void {
    const [clock, all] = [this.#clock, this.#all];
    window.Worker = class extends FilmedWorker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(clock, address, options);
        all.add(this);
      }

      override terminate(): void {
        all.delete(this);
        super.terminate();
      }
    };
  }

  /** When the next timer of a worker is due. */
  get nextDue(): number {
    return Math.min(...[...this.#all].map(({ nextDue }) => nextDue));
  }

  get areAtRest(): boolean {
    return [...this.#all].every(({ isAtRest }) => isAtRest);
  }

  /** Let all workers that are not at rest come to the page's time. */
  async follow(): Promise<void> {
    const busy = [...this.#all].filter(({ isAtRest }) => !isAtRest);
    await Promise.all(busy.map((worker) => worker.follow()));
  }
}

class FilmedWorker extends Worker {
  readonly #clock: Clock;
  #ticks = 0;
  readonly #waiting = new Map<number, () => void>();
  /** When its next timer is due. */
  #nextDue = Infinity;
  /** True if it has been told something since it was last at rest. */
  #isBusy = true;

  constructor(clock: Clock, address: string | URL, options?: WorkerOptions) {
    super(address, options);
    this.#clock = clock;
    super.addEventListener('message', (event) => {
      if (!isTock(event.data)) {
        clock.activity += 1;
        return;
      }
      event.stopImmediatePropagation();
      const { filmTock, nextDue } = event.data;
      this.#nextDue = nextDue ?? Infinity;
      this.#waiting.get(filmTock)?.();
      this.#waiting.delete(filmTock);
    });
    super.addEventListener('error', () => this.#giveUp());
  }

  /** When its next timer is due; by then nothing changes by itself. */
  get nextDue(): number {
    return this.#nextDue;
  }

  /** True if it is at rest, and no timer of it is due. */
  get isAtRest(): boolean {
    return !this.#isBusy && this.#nextDue > this.#clock.now;
  }

  /** Let it come to the page's time, and to rest. */
  follow(): Promise<void> {
    return new Promise((resolve) => {
      const filmTick = ++this.#ticks;
      this.#isBusy = false;
      this.#waiting.set(filmTick, resolve);
      this.#tick(filmTick);
    });
  }

  #tick(filmTick: number | null): void {
    const tick: Tick = { filmTick, now: this.#clock.now };
    super.postMessage(tick);
  }

  override postMessage(
    message: unknown,
    options?: StructuredSerializeOptions | Transferable[],
  ): void {
    this.#clock.activity += 1;
    this.#isBusy = true;
    this.#tick(null);
    if (Array.isArray(options)) super.postMessage(message, options);
    else super.postMessage(message, options);
  }

  override terminate(): void {
    super.terminate();
    this.#giveUp();
  }

  #giveUp(): void {
    this.#nextDue = Infinity;
    this.#isBusy = false;
    for (const resolve of this.#waiting.values()) resolve();
    this.#waiting.clear();
  }
}
