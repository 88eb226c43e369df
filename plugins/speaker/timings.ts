/** Options of a deck for times, in seconds, under reveal's names. */
export interface TimingOptions {
  readonly totalTime?: unknown;
  readonly defaultTiming?: unknown;
  readonly minimumTimePerSlide?: unknown;
}

/** The talk compared with its plan. */
export interface Pace {
  readonly verdict: 'ahead' | 'on time' | 'behind';
  /** The difference in seconds; 0 on time. */
  readonly by: number;
}

/**
 * Return the seconds planned for each slide: its `data-timing`, or else `defaultTiming`. With
 * `totalTime`, the slides without a time of their own share what is left of it. Undefined if nothing
 * says how long the talk should be.
 * @param given - `data-timing` of each slide in the order of the talk
 */
export function planTimings(
  given: readonly (string | undefined)[],
  { totalTime, defaultTiming }: TimingOptions,
): number[] | undefined {
  const total = seconds(totalTime);
  const usual = seconds(defaultTiming);
  const own = given.map((text) => (text === undefined ? undefined : seconds(parseInt(text))));
  if (!total && usual === undefined && own.every((time) => time === undefined)) return undefined;
  if (!total) return own.map((time) => time ?? usual ?? 0);
  const free = own.filter((time) => !time).length;
  const left = Math.max(0, total - sum(own.map((time) => time ?? 0)));
  return own.map((time) => time || Math.round(left / free));
}

/** Return the numbers, from 1, of the slides with less time than `minimumTimePerSlide`. */
export function hurriedSlides(
  timings: readonly number[],
  { minimumTimePerSlide }: TimingOptions,
): number[] {
  const least = seconds(minimumTimePerSlide) ?? 0;
  return timings.flatMap((time, i) => (time < least ? [i + 1] : []));
}

/**
 * Compare the talk with its plan. It is on time from the planned beginning of its slide to the end.
 * @param spent - seconds since the beginning
 * @param slide - index of the current slide
 */
export function pace(timings: readonly number[], slide: number, spent: number): Pace {
  const begin = sum(timings.slice(0, slide));
  const end = begin + (timings[slide] ?? 0);
  if (spent < begin) return { verdict: 'ahead', by: begin - spent };
  if (spent > end) return { verdict: 'behind', by: spent - end };
  return { verdict: 'on time', by: 0 };
}

/** Return the index of the slide that is planned after so many seconds. */
export function plannedSlide(timings: readonly number[], spent: number): number {
  let end = 0;
  const slide = timings.findIndex((time) => (end += time) > spent);
  return slide < 0 ? timings.length - 1 : slide;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function seconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
