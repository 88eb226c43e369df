/** One task at a time: to begin one is to end the one before. */
export class LatestTask {
  #controller: AbortController | undefined;

  get isRunning(): boolean {
    return this.#controller !== undefined;
  }

  /** @returns a signal that is aborted when the task is ended, or another one begun */
  begin(): AbortSignal {
    this.end();
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  end(): void {
    this.#controller?.abort();
    this.#controller = undefined;
  }
}
