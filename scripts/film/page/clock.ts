/** A clock that a script moves, in the place of a window's or a worker's own timers. */

/** What has timers: a window or a worker. */
type Scope = typeof globalThis;

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
  /** Milliseconds from one time to the next; undefined for a timer that runs once. */
  readonly interval?: number;
}

/** Timers that begin each other without end would keep the clock from moving. */
const MOST_AT_ONCE = 10_000;

/** What the browser itself offers, before it is replaced. */
const later = setTimeout.bind(globalThis);

/** Let all else run that waits by now. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Wait for so many milliseconds of true time. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => later(resolve, milliseconds));
}

export class Clock {
  /** Milliseconds since the page or the worker began. */
  now = 0;
  /** How often something has happened: timers, messages. What is at rest does not count on. */
  activity = 0;
  /** What the browser does on its own by now, such as loading. */
  pending = 0;
  #last = 0;
  readonly #timers = new Map<number, Timer>();
  #frames = new Map<number, FrameRequestCallback>();

  /** Replace the timers of a window or a worker. */
  install(scope: Scope): void {
    const start = performance.timeOrigin;
    Object.assign(scope, {
      setTimeout: (run: () => void, delay = 0, ...args: []) => this.#add(run, delay, args),
      setInterval: (run: () => void, delay = 0, ...args: []) => this.#add(run, delay, args, true),
      clearTimeout: (id: number) => this.#timers.delete(id),
      clearInterval: (id: number) => this.#timers.delete(id),
      requestAnimationFrame: (run: FrameRequestCallback) => {
        this.#frames.set(++this.#last, run);
        return this.#last;
      },
      cancelAnimationFrame: (id: number) => this.#frames.delete(id),
      requestIdleCallback: (run: IdleRequestCallback) =>
        this.#add(() => run({ didTimeout: false, timeRemaining: () => 10 }), 1, []),
      cancelIdleCallback: (id: number) => this.#timers.delete(id),
    });
    performance.now = () => this.now;
    Date.now = () => start + this.now;
    this.#watch(scope, 'fetch', 'createImageBitmap');
    this.#watch(Response.prototype, 'json', 'text', 'arrayBuffer', 'blob');
    this.#watch(ReadableStreamDefaultReader.prototype, 'read');
    this.#watch(Blob.prototype, 'arrayBuffer', 'text');
    this.#watch(WebAssembly, 'compile', 'instantiate', 'compileStreaming', 'instantiateStreaming');
    if ('HTMLImageElement' in scope) this.#watch(HTMLImageElement.prototype, 'decode');
  }

  /** True if pictures of the screen are asked for, by `requestAnimationFrame`. */
  get hasFrames(): boolean {
    return this.#frames.size > 0;
  }

  /** When the next timer is due. */
  get nextDue(): number {
    return Math.min(...[...this.#timers.values()].map(({ due }) => due));
  }

  /**
   * Go on to a time, timer by timer.
   * @param settled - resolves when all has been done that a timer began
   */
  async advance(to: number, settled: () => Promise<void>): Promise<void> {
    let count = 0;
    for (let next = this.#next(to); next; next = this.#next(to)) {
      const [id, { due, run, interval }] = next;
      this.now = Math.max(this.now, due);
      this.#timers.delete(id);
      if (interval !== undefined)
        this.#timers.set(id, { due: due + interval, order: ++this.#last, run, interval });
      this.activity += 1;
      run();
      // What is due at the same time may wait for it.
      await settled();
      if ((count += 1) > MOST_AT_ONCE) throw new Error('Timers begin each other without end.');
    }
    this.now = to;
  }

  /** Call what waits for the next picture of the screen. */
  drawFrame(): void {
    const frames = this.#frames;
    this.#frames = new Map();
    this.activity += frames.size;
    for (const run of frames.values()) run(this.now);
  }

  /** Count what functions have begun as pending until their promises settle. */
  #watch(owner: object, ...names: string[]): void {
    for (const name of names) {
      const original: unknown = Reflect.get(owner, name);
      if (typeof original !== 'function') continue;
      const watched = new Proxy(original, {
        apply: async (target, self, args) => {
          this.pending += 1;
          try {
            const result: unknown = await Reflect.apply(target, self, args);
            return result;
          } finally {
            this.pending -= 1;
            this.activity += 1;
          }
        },
      });
      Reflect.set(owner, name, watched);
    }
  }

  #add(run: unknown, delay: number, args: readonly unknown[], repeats = false): number {
    const id = ++this.#last;
    const milliseconds = Math.max(repeats ? 1 : 0, Number(delay) || 0);
    this.#timers.set(id, {
      due: this.now + milliseconds,
      order: id,
      run: () => {
        if (typeof run === 'function') Reflect.apply(run, undefined, args);
      },
      ...(repeats && { interval: milliseconds }),
    });
    return id;
  }

  #next(to: number): [id: number, timer: Timer] | undefined {
    let first: [number, Timer] | undefined;
    for (const entry of this.#timers) {
      const { due, order } = entry[1];
      if (due > to) continue;
      if (!first || due < first[1].due || (due === first[1].due && order < first[1].order))
        first = entry;
    }
    return first;
  }
}
