import { h } from '../../common/h.ts';
import { now } from '../../common/now.ts';
import { asTime, elapsed, pause, reset, start, unstarted } from '../clock.ts';
import type { Clock, Talk } from '../protocol.ts';
import { pace, plannedSlide, sum } from '../timings.ts';
import { button } from './button.ts';

/** The time is written anew after this many milliseconds. */
const BEAT = 250;

/** A second press within this many milliseconds resets the clock. */
const CONFIRM = 5000;

/** Time of day, time spent, and how the talk stands against its plan. */
export class TimeBar {
  readonly element: HTMLElement;
  readonly #onTouch: (clock: Clock) => void;
  readonly #onPlan: (slide: number) => void;
  readonly #ofDay = h('time', { class: 'speaker-figure' });
  readonly #spent = h('span', { class: 'speaker-figure' });
  readonly #total = h('span', { class: 'speaker-total' });
  readonly #pace = h('p', { class: 'speaker-pace' });
  readonly #run = button('Start', () => this.toggle(), { class: 'speaker-run' });
  readonly #reset = button('Reset', () => this.#askToReset());
  #clock = unstarted;
  #timings: readonly number[] = [];
  #slide = 0;
  #confirming: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param onTouch - called when a person starts, stops or resets the clock
   * @param onPlan - called with the planned slide, -1 while nothing is planned
   */
  constructor(onTouch: (clock: Clock) => void, onPlan: (slide: number) => void) {
    this.#onTouch = onTouch;
    this.#onPlan = onPlan;
    const label = (text: string): HTMLElement => h('span', { class: 'speaker-label' }, text);
    this.element = h(
      'div',
      { class: 'speaker-time' },
      h('p', {}, label('Time'), this.#ofDay),
      h('p', {}, label('Elapsed'), this.#spent, this.#total),
      h('div', { class: 'speaker-buttons' }, this.#run, this.#reset),
      this.#pace,
    );
    setInterval(() => this.#write(), BEAT);
    this.#write();
  }

  set clock(clock: Clock) {
    this.#clock = clock;
    this.#write();
  }

  /** Start, stop or resume. */
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
    this.clock = clock;
    this.#onTouch(clock);
  }

  #askToReset(): void {
    if (this.#confirming === undefined) {
      this.#reset.textContent = 'Really?';
      this.#reset.dataset['sure'] = '';
      this.#confirming = setTimeout(() => this.#stopConfirming(), CONFIRM);
    } else {
      this.#stopConfirming();
      this.#touch(reset(this.#clock, now()));
    }
  }

  #stopConfirming(): void {
    clearTimeout(this.#confirming);
    this.#confirming = undefined;
    this.#reset.textContent = 'Reset';
    delete this.#reset.dataset['sure'];
  }

  #write(): void {
    const spent = elapsed(this.#clock, now());
    const running = this.#clock.since !== null;
    const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    write(this.#ofDay, time);
    write(this.#spent, asTime(spent));
    write(this.#run, running ? 'Pause' : spent > 0 ? 'Resume' : 'Start');
    this.element.dataset['running'] = String(running);
    const total = sum(this.#timings) * 1000;
    write(this.#total, total > 0 ? `of ${asTime(total)}` : '');
    this.#writePace(spent / 1000);
  }

  #writePace(spent: number): void {
    const isOn = this.#timings.length > 0 && spent > 0;
    const { verdict, by } = pace(this.#timings, this.#slide, spent);
    this.#onPlan(isOn ? plannedSlide(this.#timings, spent) : -1);
    write(this.#pace, !isOn ? '' : by > 0 ? `${asTime(by * 1000)} ${verdict}` : 'on time');
    this.#pace.dataset['pace'] = isOn ? verdict : '';
  }
}

/** Write a text if it is new, so that a selection in it is not lost four times a second. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
