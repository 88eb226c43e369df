/** A model that loads or is loaded. */
export class Loading {
  /** Resolves when the model is there; rejects where it does not come. */
  readonly promise: Promise<void>;
  readonly #listeners = new Set<(share: number) => void>();
  #share = 0;
  #loaded = false;
  #resolve: () => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  /** @param listener - called with the share that has come, 0 to 1, now and whenever more comes */
  listen(listener: (share: number) => void): void {
    this.#listeners.add(listener);
    listener(this.#share);
  }

  ignore(listener: (share: number) => void): void {
    this.#listeners.delete(listener);
  }

  report(share: number): void {
    this.#share = share;
    for (const listener of this.#listeners) listener(share);
  }

  arrive(): void {
    this.#loaded = true;
    this.#resolve();
  }

  fail(error: Error): void {
    this.#reject(error);
  }
}
