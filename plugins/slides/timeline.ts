/** The file of the timeline. */
export const TIMELINE_FILE = 'timeline.json';

/** The element that holds the address of that file, as a string in JSON. */
export const TIMELINE_ID = 'deck-timeline';

/** One sentence of the notes, or a part of one where a step comes in the middle of it. */
export interface Sentence {
  /** The words as they are written: a caption. */
  readonly text: string;
  /** The words as they are spoken: no digits, no symbols. */
  readonly spoken: string;
  /** The number of steps of the slide that come before it. */
  readonly step: number;
  /** An estimate of how long it takes to say it. */
  readonly seconds: number;
}

export interface TimelineSlide {
  readonly id: string;
  readonly title: string;
  /** The planned time; 0 if the slide is no part of the talk, such as one of an appendix. */
  readonly seconds: number;
  /** The number of steps that the notes name. */
  readonly steps: number;
  readonly sentences: readonly Sentence[];
}

/** What is said, slide by slide, in the order of the deck. */
export type Timeline = readonly TimelineSlide[];
