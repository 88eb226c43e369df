/** A queue that is read by `for await`: what is added to it comes out in order, then its end. */
export class Replies<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  #over: { readonly error?: Error } | undefined;
  #wake: () => void = () => undefined;

  add(reply: T): void {
    this.#waiting.push(reply);
    this.#wake();
  }

  /** Ends it; what was added before still comes out. */
  end(): void {
    this.#over ??= {};
    this.#wake();
  }

  /** Ends it now; what nobody has read yet is dropped. */
  abandon(): void {
    this.#waiting.length = 0;
    this.end();
  }

  /** Ends it with an error that its reader gets. */
  fail(error: Error): void {
    this.#over ??= { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#over?.error) throw this.#over.error;
      else if (this.#over) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
