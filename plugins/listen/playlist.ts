import type { Timeline, TimelineSlide } from '../slides/timeline.ts';

/** One thing to say, or a step or slide about which nothing is said. */
export interface Item {
  /** The number of its slide among those of the deck. */
  readonly slide: number;
  /** The number of steps that are shown. */
  readonly step: number;
  /** The caption; empty where nothing is said. */
  readonly text: string;
  readonly spoken: string;
  /** The time it takes without a voice. */
  readonly seconds: number;
  /** The talk passes over the slides that are none of it, unless one of them is asked for. */
  readonly inTalk: boolean;
}

/** Seconds for a step that comes after the last sentence of its slide. */
const AFTER_WORDS = 1.5;

/**
 * Return what is to be said and shown, in order.
 * @param slides - the deck's own: their ids and numbers of steps, as far as they are known
 */
export const playlistOf = (
  timeline: Timeline,
  slides: readonly { readonly id: string; readonly steps: number }[],
): Item[] => {
  const byId = new Map(timeline.map((slide) => [slide.id, slide]));
  return slides.flatMap(({ id, steps }, slide) => itemsOf(byId.get(id), slide, steps));
};

/** Return the items of a slide; one that the timeline does not know is passed over. */
const itemsOf = (known: TimelineSlide | undefined, slide: number, steps: number): Item[] => {
  if (!known) return [];
  const common = { slide, inTalk: known.seconds > 0 };
  const silent = { ...common, text: '', spoken: '' };
  const said = known.sentences.map(({ text, spoken, step, seconds }): Item => {
    return { ...common, text, spoken, seconds, step };
  });
  const from = said.at(-1)?.step ?? 0;
  const rest = Array.from({ length: Math.max(known.steps, steps) - from }, (_, index): Item => {
    return { ...silent, step: from + index + 1, seconds: AFTER_WORDS };
  });
  return said.length > 0
    ? [...said, ...rest]
    : [{ ...silent, step: 0, seconds: known.seconds }, ...rest];
};

/** Return the item at which the talk goes on from a place in the deck; -1 if nothing follows. */
export const itemAt = (items: readonly Item[], slide: number, step: number): number => {
  const there = items.findIndex((item) => item.slide === slide && item.step >= step);
  if (there >= 0) return there;
  const beyond = items.findIndex((item) => item.slide > slide);
  const end = beyond < 0 ? items.length : beyond;
  // More steps are shown than the slide was known to have: its last item is the nearest.
  return items[end - 1]?.slide === slide ? end - 1 : beyond;
};

/** Return the number of an item among those of its slide, from 1. */
export const sentenceNumber = (items: readonly Item[], at: number): number =>
  at - items.findIndex(({ slide }) => slide === items[at]?.slide) + 1;

/** Return the item after one, or -1 at the end of the talk. */
export const itemAfter = (items: readonly Item[], at: number): number =>
  items[at]?.inTalk
    ? items.findIndex((item, index) => index > at && item.inTalk)
    : at + 1 < items.length
      ? at + 1
      : -1;

/** Return the first item of the slide before or after that of an item; it stays within the deck. */
export const slideBeside = (items: readonly Item[], at: number, by: 1 | -1): number => {
  const here = items[at]?.slide ?? 0;
  const other =
    by > 0
      ? items.find(({ slide }) => slide > here)
      : items.filter(({ slide }) => slide < here).at(-1);
  return other ? items.findIndex(({ slide }) => slide === other.slide) : at;
};
