/**
 * Keeps the screen on while that is wanted, in browsers that can. The system lets go of the screen when
 * the page is hidden, so it is asked again when the page is visible.
 */
export class Awake {
  #isWanted = false;
  #lock: WakeLockSentinel | undefined;
  #asking = Promise.resolve();

  /** @param signal - when it aborts, nothing keeps the screen on any more */
  constructor(signal: AbortSignal) {
    document.addEventListener('visibilitychange', () => this.#update(), { signal });
    signal.addEventListener('abort', () => this.set(false));
  }

  set(wanted: boolean): void {
    this.#isWanted = wanted;
    this.#update();
  }

  #update(): void {
    // One after the other; the system may refuse, for example on a low battery.
    this.#asking = this.#asking.then(() => this.#ask()).catch(() => undefined);
  }

  async #ask(): Promise<void> {
    if (!this.#isWanted || document.visibilityState !== 'visible') {
      await this.#lock?.release();
      this.#lock = undefined;
    } else if (!this.#lock || this.#lock.released) {
      this.#lock = await navigator.wakeLock.request('screen');
    }
  }
}
