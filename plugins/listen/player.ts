import { itemAfter, slideBeside, type Item } from './playlist.ts';

/*
 * The player as a state machine: events in, effects out. It knows neither the page nor its speech.
 *
 *   paused ── play ──> waiting ── started ──> speaking ── ended ──> resting ──> the next item
 *                         │                      │
 *                         └────── failed ────────┴──> reading ────────────────> the next item
 *
 * Whatever a voice does or fails to do, a timer runs: there is no state that only a voice ends.
 */

export type Phase =
  | 'paused'
  /** The voice has been asked, and has not begun. */
  | 'waiting'
  | 'speaking'
  /** The caption stands for as long as it takes to read it. */
  | 'reading'
  /** The pause after a sentence. */
  | 'resting';

export interface Player {
  /** The number of the current item. */
  readonly at: number;
  readonly phase: Phase;
  /** Counts what was begun: what is heard of an earlier turn is out of date. */
  readonly turn: number;
  readonly rate: number;
  /** True if a voice is there and wanted. */
  readonly hasVoice: boolean;
  /** Sentences in a row that the voice did not say to their end. */
  readonly failures: number;
  /** True when all was said; the next play begins anew. */
  readonly ended: boolean;
}

export type Event =
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** Go on a sentence or a slide, or back. */
  | { readonly type: 'skip'; readonly by: 1 | -1; readonly over: 'sentence' | 'slide' }
  /** A person has taken the deck to another place. */
  | { readonly type: 'moved'; readonly at: number }
  | { readonly type: 'rate'; readonly rate: number }
  /** The voice is another one, or none; chosen by a person, or found late. */
  | { readonly type: 'voice'; readonly hasVoice: boolean; readonly chosen: boolean }
  | { readonly type: 'started'; readonly turn: number }
  | { readonly type: 'ended'; readonly turn: number }
  | { readonly type: 'failed'; readonly turn: number }
  /** The time of a turn has run out. */
  | { readonly type: 'time'; readonly turn: number };

export type Effect =
  /** Take the deck to an item and show its caption. */
  | { readonly type: 'show'; readonly at: number }
  | { readonly type: 'speak'; readonly at: number; readonly turn: number; readonly rate: number }
  /** Say no more of what is being said. */
  | { readonly type: 'hush' }
  /** Send `time` after so many seconds; it takes the place of an earlier one. */
  | { readonly type: 'wait'; readonly turn: number; readonly seconds: number };

export interface Step {
  readonly player: Player;
  readonly effects: readonly Effect[];
}

export const RATES = { least: 0.75, most: 1.75, step: 0.25 };

/** Seconds in which a voice must have begun. */
const START = 3;
/** A voice may take so many times as long as expected, and so many seconds besides. */
const SLACK = { times: 2, seconds: 4 };
/** Seconds between sentences, and between slides. */
const PAUSE = { sentence: 0.3, slide: 0.8 };
/** After so many failures in a row the voice is not asked again, until a person presses play. */
const MOST_FAILURES = 2;

const WORDS_PER_SECOND = 140 / 60;

export const isPlaying = ({ phase }: Player): boolean => phase !== 'paused';

/** Return true if the sentences are spoken, as far as is known. */
export const isVoiced = ({ hasVoice, failures }: Player): boolean =>
  hasVoice && failures < MOST_FAILURES;

export const newPlayer = (at: number, rate: number, hasVoice: boolean): Player => ({
  at,
  phase: 'paused',
  turn: 0,
  rate,
  hasVoice,
  failures: 0,
  ended: false,
});

/** Return the state after an event, and what is to be done. */
export const step = (items: readonly Item[], player: Player, event: Event): Step => {
  const { at, phase, turn, rate } = player;
  switch (event.type) {
    case 'play':
      if (isPlaying(player)) return unchanged(player);
      return begin(items, { ...player, failures: 0 }, player.ended ? 0 : at);
    case 'pause':
      return isPlaying(player) ? pause(player) : unchanged(player);
    case 'skip': {
      const to =
        event.over === 'slide'
          ? slideBeside(items, at, event.by)
          : Math.min(Math.max(at + event.by, 0), items.length - 1);
      return isPlaying(player) ? begin(items, player, to) : stay({ ...player, at: to }, true);
    }
    case 'moved': {
      const moved = { ...player, at: event.at, ended: false };
      return isPlaying(player) ? pause(moved) : stay(moved, false);
    }
    case 'rate': {
      const changed = { ...player, rate: event.rate };
      return isPlaying(player) ? begin(items, changed, at) : unchanged(changed);
    }
    case 'voice': {
      const changed = { ...player, hasVoice: event.hasVoice, failures: 0 };
      const again = isPlaying(player) && event.chosen;
      return again ? begin(items, changed, at) : unchanged(changed);
    }
    case 'started':
      if (event.turn !== turn || phase !== 'waiting') return unchanged(player);
      return wait({ ...player, phase: 'speaking' }, longest(items[at], rate));
    case 'ended':
      if (event.turn !== turn || !['waiting', 'speaking'].includes(phase)) return unchanged(player);
      return rest(items, { ...player, failures: 0 });
    case 'failed':
      if (event.turn !== turn || !['waiting', 'speaking'].includes(phase)) return unchanged(player);
      return read(items, { ...player, failures: player.failures + 1 }, [{ type: 'hush' }]);
    case 'time':
      return event.turn === turn ? timeOut(items, player) : unchanged(player);
  }
};

const unchanged = (player: Player): Step => ({ player, effects: [] });

/** Return a paused player at another item. */
const stay = (player: Player, shows: boolean): Step => ({
  player: { ...player, ended: false },
  effects: shows ? [{ type: 'show', at: player.at }] : [],
});

const pause = (player: Player): Step => ({
  player: { ...player, phase: 'paused', turn: player.turn + 1 },
  effects: [{ type: 'hush' }],
});

const wait = (player: Player, seconds: number, effects: readonly Effect[] = []): Step => ({
  player,
  effects: [...effects, { type: 'wait', turn: player.turn, seconds }],
});

/** Begin an item, from its first word. */
const begin = (items: readonly Item[], from: Player, at: number): Step => {
  const player: Player = { ...from, at, turn: from.turn + 1, ended: false };
  const speaking = ['waiting', 'speaking'].includes(from.phase);
  const before: Effect[] = [...(speaking ? [{ type: 'hush' } as const] : []), { type: 'show', at }];
  if (!isVoiced(player) || items[at]?.spoken === '') return read(items, player, before);
  const { turn, rate } = player;
  return wait({ ...player, phase: 'waiting' }, START, [
    ...before,
    { type: 'speak', at, turn, rate },
  ]);
};

/** Have the caption stand for its time. */
const read = (items: readonly Item[], player: Player, effects: readonly Effect[]): Step =>
  wait({ ...player, phase: 'reading' }, (items[player.at]?.seconds ?? 0) / player.rate, effects);

const rest = (items: readonly Item[], player: Player): Step => {
  const next = items[itemAfter(items, player.at)];
  const turns = next?.slide !== items[player.at]?.slide;
  return wait({ ...player, phase: 'resting' }, turns ? PAUSE.slide : PAUSE.sentence);
};

const longest = (item: Item | undefined, rate: number): number => {
  const words = item?.spoken.split(' ').length ?? 0;
  return (words / WORDS_PER_SECOND / rate) * SLACK.times + SLACK.seconds;
};

const timeOut = (items: readonly Item[], player: Player): Step => {
  switch (player.phase) {
    case 'paused':
      return unchanged(player);
    case 'waiting':
      return read(items, { ...player, failures: player.failures + 1 }, [{ type: 'hush' }]);
    case 'speaking':
      // It was heard for longer than it takes: the next one is due.
      return goOn(items, { ...player, failures: player.failures + 1 });
    case 'reading':
    case 'resting':
      return goOn(items, player);
  }
};

const goOn = (items: readonly Item[], player: Player): Step => {
  const next = itemAfter(items, player.at);
  if (next >= 0) return begin(items, player, next);
  const { player: paused, effects } = pause(player);
  return { player: { ...paused, ended: true }, effects };
};
