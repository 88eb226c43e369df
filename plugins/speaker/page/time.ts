import { asTime, elapsed, newest, now, pause, reset, start, unstarted } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { Talk } from '../messages.ts';
import { pace, plannedSlide, sum } from '../timings.ts';
import { button, make } from './make.ts';

/** How often the time is written anew, in milliseconds. */
const BEAT = 250;

/** How long the second press that resets the clock is waited for, in milliseconds. */
const DOUBT = 5000;

/** Time of day, time spent, and how the talk stands against its plan. */
export class TimeBar {
  readonly element: HTMLElement;
  readonly #changed: (clock: Clock) => void;
  readonly #planned: (slide: number) => void;
  readonly #ofDay = make('time', 'speaker-figure');
  readonly #spent = make('span', 'speaker-figure');
  readonly #total = make('span', 'speaker-total');
  readonly #pace = make('p', 'speaker-pace');
  readonly #run = button('Start', () => this.toggle());
  readonly #reset = button('Reset', () => this.#askToReset());
  #clock: Clock = unstarted;
  #timings: readonly number[] = [];
  #slide = 0;
  #doubt: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param changed - told when a person touched the clock
   * @param planned - told which slide should be on by now, -1 while nothing is planned
   */
  constructor(changed: (clock: Clock) => void, planned: (slide: number) => void) {
    this.#changed = changed;
    this.#planned = planned;
    this.#run.className = 'speaker-run';
    const day = make('p', '', make('span', 'speaker-label', 'Time'), this.#ofDay);
    const spent = make('p', '', make('span', 'speaker-label', 'Elapsed'), this.#spent, this.#total);
    const buttons = make('div', 'speaker-buttons', this.#run, this.#reset);
    this.element = make('div', 'speaker-time', day, spent, buttons, this.#pace);
    setInterval(() => this.#write(), BEAT);
    this.#write();
  }

  get clock(): Clock {
    return this.#clock;
  }

  /** Takes over a clock that was touched later than this one. */
  set clock(clock: Clock) {
    this.#clock = newest(this.#clock, clock);
    this.#write();
  }

  /** Starts, stops or goes on. */
  toggle(): void {
    const running = this.#clock.since !== null;
    this.#touch(running ? pause(this.#clock, now()) : start(this.#clock, now()));
  }

  show({ timings }: Talk, slide: number): void {
    this.#timings = timings ?? [];
    this.#slide = slide;
    this.#write();
  }

  #touch(clock: Clock): void {
    this.#clock = clock;
    this.#changed(clock);
    this.#write();
  }

  #askToReset(): void {
    if (this.#doubt === undefined) {
      this.#reset.textContent = 'Really?';
      this.#reset.dataset['sure'] = '';
      this.#doubt = setTimeout(() => this.#calm(), DOUBT);
    } else {
      this.#calm();
      this.#touch(reset(now()));
    }
  }

  #calm(): void {
    clearTimeout(this.#doubt);
    this.#doubt = undefined;
    this.#reset.textContent = 'Reset';
    delete this.#reset.dataset['sure'];
  }

  #write(): void {
    const spent = elapsed(this.#clock, now());
    const running = this.#clock.since !== null;
    write(
      this.#ofDay,
      new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
    );
    write(this.#spent, asTime(spent));
    write(this.#run, running ? 'Pause' : spent > 0 ? 'Resume' : 'Start');
    this.element.dataset['running'] = String(running);
    const total = sum(this.#timings) * 1000;
    write(this.#total, total > 0 ? `of ${asTime(total)}` : '');
    this.#writePace(spent / 1000);
  }

  #writePace(spent: number): void {
    const begun = this.#timings.length > 0 && spent > 0;
    this.#planned(begun ? plannedSlide(this.#timings, spent) : -1);
    if (!begun) {
      write(this.#pace, '');
      this.#pace.dataset['pace'] = '';
      return;
    }
    const { verdict, by } = pace(this.#timings, this.#slide, spent);
    write(this.#pace, by > 0 ? `${asTime(by * 1000)} ${verdict}` : 'on time');
    this.#pace.dataset['pace'] = verdict;
  }
}

/** Writes what is new only, so that nobody's selection is lost four times a second. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
