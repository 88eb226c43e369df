/** The messages by which the page moves the clocks of its workers. */

/** To a worker: go on to this time, and reply when all is done; without a number only know the time. */
export interface Tick {
  readonly filmTick: number | null;
  /** Milliseconds. */
  readonly now: number;
}

/** From a worker. */
export interface Tock {
  readonly filmTock: number;
  /** When its next timer is due; null if there is none. */
  readonly nextDue: number | null;
}

export function isTick(data: unknown): data is Tick {
  return typeof data === 'object' && data !== null && 'filmTick' in data;
}

export function isTock(data: unknown): data is Tock {
  return typeof data === 'object' && data !== null && 'filmTock' in data;
}
