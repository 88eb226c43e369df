/** What a deck may say about its time, in seconds; the names are reveal's. */
export interface TimingOptions {
  readonly totalTime?: unknown;
  readonly defaultTiming?: unknown;
  readonly minimumTimePerSlide?: unknown;
}

/** How the talk stands against its plan. */
export interface Pace {
  readonly verdict: 'ahead' | 'on time' | 'behind';
  /** By how much, in seconds; 0 on time. */
  readonly by: number;
}

/**
 * The seconds planned for each slide: its `data-timing`, else `defaultTiming`. With `totalTime`, what
 * no slide has claimed is shared by those without a time of their own. Undefined where nothing at all
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

/** The numbers, counted from 1, of slides that get less time than the deck's `minimumTimePerSlide`. */
export function hurriedSlides(
  timings: readonly number[],
  { minimumTimePerSlide }: TimingOptions,
): number[] {
  const least = seconds(minimumTimePerSlide) ?? 0;
  return timings.flatMap((time, i) => (time < least ? [i + 1] : []));
}

/**
 * Whether the talk is where it should be: a slide may be on from when those before it should be over
 * until it should be over itself.
 * @param spent - seconds since the beginning
 * @param slide - the slide that is on, counted from 0
 */
export function pace(timings: readonly number[], slide: number, spent: number): Pace {
  const begin = sum(timings.slice(0, slide));
  const end = begin + (timings[slide] ?? 0);
  if (spent < begin) return { verdict: 'ahead', by: begin - spent };
  if (spent > end) return { verdict: 'behind', by: spent - end };
  return { verdict: 'on time', by: 0 };
}

/** The slide, counted from 0, that should be on after so many seconds. */
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
