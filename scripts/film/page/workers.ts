/** The workers of the filmed page, whose clocks go with the page's. */
import type { Clock } from './clock.ts';
import { isTock } from './protocol.ts';

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

  /** Let all workers come to the page's time; return when their next timer is due. */
  async follow(): Promise<number> {
    const dues = await Promise.all([...this.#all].map((worker) => worker.follow()));
    return Math.min(...dues);
  }
}

class FilmedWorker extends Worker {
  readonly #clock: Clock;
  #ticks = 0;
  readonly #waiting = new Map<number, (nextDue: number) => void>();

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
      this.#waiting.get(filmTock)?.(nextDue ?? Infinity);
      this.#waiting.delete(filmTock);
    });
    super.addEventListener('error', () => this.#giveUp());
  }

  follow(): Promise<number> {
    return new Promise((resolve) => {
      const filmTick = ++this.#ticks;
      this.#waiting.set(filmTick, resolve);
      super.postMessage({ filmTick, now: this.#clock.now });
    });
  }

  override postMessage(
    message: unknown,
    options?: StructuredSerializeOptions | Transferable[],
  ): void {
    this.#clock.activity += 1;
    if (Array.isArray(options)) super.postMessage(message, options);
    else super.postMessage(message, options);
  }

  override terminate(): void {
    super.terminate();
    this.#giveUp();
  }

  #giveUp(): void {
    for (const resolve of this.#waiting.values()) resolve(Infinity);
    this.#waiting.clear();
  }
}
