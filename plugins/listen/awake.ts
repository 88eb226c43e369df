/** Keeps the screen on, in browsers that can, while the talk plays: nobody touches it then. */
export class Awake {
  #lock: Promise<WakeLockSentinel | undefined> | undefined;

  set(awake: boolean): void {
    if (awake) this.#lock ??= request();
    else {
      void this.#lock?.then((lock) => lock?.release()).catch(() => undefined);
      this.#lock = undefined;
    }
  }
}

/** The system may refuse, for example on a low battery. */
const request = (): Promise<WakeLockSentinel | undefined> =>
  'wakeLock' in navigator
    ? navigator.wakeLock.request('screen').catch(() => undefined)
    : Promise.resolve(undefined);
