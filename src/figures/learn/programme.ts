import type { Task } from '../../igpt/service/training-messages.ts';
import type { Learner } from '../engine/learner.ts';
import type { Watch } from '../engine/rest.ts';
import { SECONDS, type State } from './state.ts';

/** How long the faces are seen when all are learned, before the digits begin, in milliseconds. */
const SEEN = 4000;

/** What happens to a run that a person started, whether its figure is there or not. */
export class Programme {
  readonly #learner: Learner;
  /** The present reasons to rest, in a few words each. */
  readonly #reasons = new Set<string>();
  #begun: State | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;
  #announce: (words?: string) => void = () => undefined;

  /** @param watches - by the reason to rest, in a few words, a watch for it */
  constructor(learner: Learner, watches: Readonly<Record<string, Watch>>) {
    this.#learner = learner;
    for (const [reason, watch] of Object.entries(watches)) {
      watch((isDue) => this.#setReason(reason, isDue));
    }
    learner.listen(() => {
      this.#follow();
      this.#say();
    });
  }

  /**
   * Begin a run because a person asked for it, whatever speaks for a rest; after the faces the digits
   * follow by themselves.
   */
  begin(state: State, { digitsFollow = true } = {}): void {
    clearTimeout(this.#next);
    this.#next = undefined;
    this.#begun = digitsFollow ? state : undefined;
    this.#learner.start({ ...state, pace: SECONDS[state.pace] });
  }

  /** Change the pace of the run and of the one that follows it. */
  setPace(pace: State['pace']): void {
    if (this.#begun) this.#begun = { ...this.#begun, pace };
    this.#learner.setPace(SECONDS[pace]);
  }

  /** Resolve when nothing is learned any more, or the signal aborts. */
  ended(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        ignore();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const ignore = this.#learner.listen(() => {
        if (!this.isBusy) end();
      });
      signal.addEventListener('abort', end);
    });
  }

  /** Return whether a run of this state goes on, or will by itself. */
  goesOn({ task, seed }: State): boolean {
    const isMeant = (run: { task: Task; seed: number } | undefined): boolean =>
      run?.task === task && run.seed === seed;
    return this.isBusy && (isMeant(this.#learner.current) || isMeant(this.#begun));
  }

  /** True if a network learns, or will by itself. */
  get isBusy(): boolean {
    return this.#learner.isRunning || this.#next !== undefined;
  }

  /** @param announce - called with what goes on, or without words when it has ended */
  announceTo(announce: (words?: string) => void): void {
    this.#announce = announce;
    this.#say();
  }

  #say(): void {
    this.#announce(this.isBusy ? 'learning' : undefined);
  }

  /** Begin the digits once all faces are learned. */
  #follow(): void {
    const { current } = this.#learner;
    const isDue = this.#begun?.task === 'faces' && current?.phase === 'ended';
    if (!isDue || !this.#begun || this.#next !== undefined) return;
    const { seed, pace } = this.#begun;
    this.#next = setTimeout(() => {
      this.begin({ task: 'digits', seed, pace });
      // Nobody asked for it just now.
      this.#rest();
    }, SEEN);
  }

  #setReason(reason: string, isDue: boolean): void {
    if (isDue) this.#reasons.add(reason);
    else this.#reasons.delete(reason);
    if (!isDue && this.#learner.current?.pausedFor === reason) this.#learner.resume();
    this.#rest();
  }

  /** Pause if there is a reason to. */
  #rest(): void {
    const [reason] = this.#reasons;
    if (reason !== undefined) this.#learner.pause(reason);
  }
}
