/** Motions of the page, by CSS or by script, which follow a clock that a script moves. */
import type { Clock } from './clock.ts';

export class Motions {
  readonly #clock: Clock;
  /** When each motion began. */
  readonly #begun = new Map<Animation, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Bring all motions to the clock's time; return whether any has moved. */
  follow(): boolean {
    const { now } = this.#clock;
    const running = document.getAnimations();
    let hasMoved = false;
    for (const motion of running) {
      const begun = this.#begun.get(motion);
      if (begun === undefined) {
        // One that was paused by the page itself stays where it is.
        if (motion.playState !== 'running') continue;
        motion.pause();
        // Some true time may have gone by since it began.
        motion.currentTime = 0;
        this.#begun.set(motion, now);
        hasMoved = true;
        continue;
      }
      const end = Number(motion.effect?.getComputedTiming().endTime ?? 0);
      const time = now - begun;
      if (motion.currentTime === Math.min(time, end)) continue;
      hasMoved = true;
      if (time < end) motion.currentTime = time;
      else motion.finish();
      if (time >= end) this.#clock.activity += 1;
    }
    for (const motion of this.#begun.keys())
      if (!running.includes(motion)) this.#begun.delete(motion);
    return hasMoved;
  }
}
