/** A queue of replies, read by `for await` in their order. */
export class Replies<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  #over: { readonly error?: Error } | undefined;
  #wake: () => void = () => undefined;

  add(reply: T): void {
    this.#waiting.push(reply);
    this.#wake();
  }

  /** End the queue; what was added before can still be read. */
  end(): void {
    this.#over ??= {};
    this.#wake();
  }

  /** End the queue now, and drop what was not read yet. */
  abandon(): void {
    this.#waiting.length = 0;
    this.end();
  }

  /** End the queue with an error for its reader. */
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
