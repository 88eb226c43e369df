import { isSame, newest } from './clock.ts';
import { PATIENCE } from './protocol.ts';
import type {
  Clock,
  Command,
  Content,
  DeckMessage,
  Dot,
  SpeakerMessage,
  Talk,
} from './protocol.ts';
import { synchronise, timeOf } from './time.ts';
import type { Timed } from './time.ts';

/** A deck counts as gone after this many unanswered questions: it may only be busy. */
const UNANSWERED = 4;

/** A person's request to the deck. */
export type Request = Command | Dot | { readonly type: 'clock'; readonly clock: Clock };

/** News for the panes of the speaker's window. */
export type News =
  | Content
  | { readonly type: 'here'; readonly talk: Talk }
  | { readonly type: 'clock'; readonly clock: Clock };

interface Pending {
  readonly number: number;
  /** The time when a person asked for it. */
  readonly at: number;
  readonly command: Command;
  /** The tab that fell silent and may have obeyed this; undefined if there is none. */
  readonly tab?: number | undefined;
}

/** A speaker window's side of the protocol: what it knows of its talk with the deck. */
export interface SpeakerSide extends Timed {
  /** Names this load of the speaker's page. */
  readonly window: string;
  /** The load of the deck's page that this window follows; undefined while there is none. */
  readonly deck?: string | undefined;
  /** The time when the tab of the deck joined the session, which names the tab over reloads. */
  readonly since?: number | undefined;
  /** The deck that said last that it goes. */
  readonly left?: string | undefined;
  readonly clock: Clock;
  /** The number of questions for a sign of life without an answer. */
  readonly unanswered: number;
  /** The version of the deck that this window shows. */
  readonly version: number;
  /** True if this window shows something that the deck does not, or lacks something. */
  readonly stale: boolean;
  /** True if everything was asked for since the last beat. */
  readonly asked: boolean;
  /** Figures whose news were not shown, since they did not know of a change made here. */
  readonly skipped: readonly string[];
  /** The number of commands so far. */
  readonly count: number;
  /** Commands that the deck has not confirmed, in their order. */
  readonly pending: readonly Pending[];
  /** True if the last command was given up. */
  readonly missed: boolean;
}

/** The consequences of a message, a request or a beat. */
export interface SpeakerStep {
  readonly side: SpeakerSide;
  readonly send?: readonly SpeakerMessage[];
  readonly show?: readonly News[];
}

/** Start without a deck. */
export function newSpeaker(window: string, clock: Clock): SpeakerSide {
  return {
    window,
    clock,
    behind: 0,
    unanswered: 0,
    version: 0,
    stale: false,
    asked: false,
    skipped: [],
    count: 0,
    pending: [],
    missed: false,
  };
}

/** Answer the deck. */
export function hear(before: SpeakerSide, message: DeckMessage, now: number): SpeakerStep {
  if (message.type === 'clock') return compareClock(before, message.clock);
  if (message.type === 'taken') return { side: before };
  if (message.type === 'gone') {
    const side = settle(before, message.done[before.window] ?? 0);
    return message.deck === (side.deck ?? message.deck)
      ? search({ ...side, left: message.deck }, now)
      : { side };
  }
  if (message.deck !== before.deck) return meet(before, message, now);
  const side = { ...before, unanswered: 0 };
  switch (message.type) {
    case 'here':
      return message.version > side.version || (message.version === side.version && side.stale)
        ? catchUp(side, message, now)
        : compareClock(synchronise(side, message.time, now), message.clock);
    case 'alive':
      return both(compareClock(synchronise(side, message.time, now), message.clock), (side) =>
        message.version > side.version ? askForAll(side, now) : { side },
      );
    case 'news':
      if (message.version <= side.version) return { side };
      if (message.version > side.version + 1) return askForAll(side, now);
      return show({ ...side, version: message.version }, [message.content]);
    case 'done':
      return { side: message.window === side.window ? settle(side, message.number) : side };
  }
}

/** Ask the deck for something, now or when it is back. */
export function ask(side: SpeakerSide, request: Request, now: number): SpeakerStep {
  const { deck } = side;
  switch (request.type) {
    case 'clock':
      return { side: { ...side, clock: request.clock }, send: [request] };
    case 'dot':
      return { side, send: deck === undefined ? [] : [{ type: 'point', deck, dot: request }] };
    default: {
      const number = side.count + 1;
      const pending = [...side.pending, { number, at: timeOf(side, now), command: request }];
      const asking = { ...side, count: number, pending, missed: false };
      return { side: asking, send: requests(asking).slice(-1) };
    }
  }
}

/** Ask once a second whether the deck is there, and again for what it has not confirmed. */
export function beat(before: SpeakerSide, now: number): SpeakerStep {
  const { side } = giveUp({ ...before, asked: false }, now);
  if (side.deck === undefined) return search(side, now);
  if (side.unanswered >= UNANSWERED) return search(keepFor(side, side.since), now);
  const stale = side.stale || side.skipped.some((key) => !changes(side, key));
  const beaten = { ...side, unanswered: side.unanswered + 1, stale };
  const ping = { type: 'ping', time: timeOf(side, now) } as const;
  const { side: after, send = [] } = stale ? askForAll(beaten, now) : { side: beaten };
  return { side: after, send: [ping, ...requests(side), ...send] };
}

/** Give up commands that the deck has not confirmed for too long. */
export function giveUp(side: SpeakerSide, now: number): SpeakerStep {
  const pending = side.pending.filter(({ at }) => timeOf(side, now) - at <= PATIENCE);
  if (pending.length === side.pending.length) return { side };
  // A preview may show what the deck has never done.
  return { side: { ...side, pending, missed: true, stale: true } };
}

/** Follow a deck that says that it is here, unless the former one is still there. */
function meet(before: SpeakerSide, message: DeckMessage, now: number): SpeakerStep {
  if (before.deck !== undefined) return { side: before };
  if (message.type !== 'here') return askForAll(before, now);
  if (message.deck === before.left) return { side: before };
  const { side } = giveUp(before, now);
  const { deck, since } = message;
  const met = { ...side, deck, since, unanswered: 0 };
  const { side: after, send = [], show = [] } = catchUp(met, message, now);
  return {
    side: after,
    send: [...send, ...requests(after)],
    show: [{ type: 'here', talk: message.talk }, ...show],
  };
}

function catchUp(
  before: SpeakerSide,
  { version, time, clock, contents }: DeckMessage & { type: 'here' },
  now: number,
): SpeakerStep {
  const side = { ...before, version, stale: false, asked: false, skipped: [] };
  return both(compareClock(synchronise(side, time, now), clock), (side) => show(side, contents));
}

/** Show news, but no state of a figure from before the last change made here. */
function show(side: SpeakerSide, contents: readonly Content[]): SpeakerStep {
  const isOlder = (content: Content): boolean =>
    content.type === 'figure' && changes(side, content.key);
  const keys = contents.flatMap((content) => (content.type === 'figure' ? [content.key] : []));
  const skipped = new Set(side.skipped);
  for (const key of keys)
    if (changes(side, key)) skipped.add(key);
    else skipped.delete(key);
  return {
    side: { ...side, skipped: [...skipped] },
    show: contents.filter((content) => !isOlder(content)),
  };
}

/** Return whether a change of a figure made here is not confirmed. */
function changes({ pending }: SpeakerSide, key: string): boolean {
  return pending.some(({ command }) => command.type === 'figure' && command.key === key);
}

/** Take over a clock that was touched later, or tell the deck that it has an older one. */
function compareClock(side: SpeakerSide, other: Clock): SpeakerStep {
  if (isSame(side.clock, other)) return { side };
  const clock = newest(side.clock, other);
  return clock === other
    ? { side: { ...side, clock }, show: [{ type: 'clock', clock }] }
    : { side, send: [{ type: 'clock', clock }] };
}

function search(side: SpeakerSide, now: number): SpeakerStep {
  return askForAll({ ...side, deck: undefined, asked: false }, now);
}

/** Ask for everything, but only once a beat. */
function askForAll(side: SpeakerSide, now: number): SpeakerStep {
  if (side.asked) return { side };
  return {
    side: { ...side, stale: true, asked: true },
    send: [{ type: 'hello', time: timeOf(side, now) }],
  };
}

/** Drop the commands up to a number, which a deck has settled. */
function settle(side: SpeakerSide, last: number): SpeakerSide {
  return { ...side, pending: side.pending.filter(({ number }) => number > last) };
}

/** Keep the commands that were sent to a tab for this tab alone: it may have obeyed them. */
function keepFor(side: SpeakerSide, tab: number | undefined): SpeakerSide {
  return { ...side, pending: side.pending.map((command) => ({ tab, ...command })) };
}

/** Return the messages for all commands that are not confirmed, and that no other tab may have obeyed. */
function requests({ deck, since, window, pending }: SpeakerSide): SpeakerMessage[] {
  const [{ number: first } = { number: 0 }] = pending;
  if (deck === undefined) return [];
  return pending
    .filter(({ tab = since }) => tab === since)
    .map(({ number, at, command }) => ({
      type: 'request',
      deck,
      window,
      number,
      first,
      at,
      command,
    }));
}

function both(first: SpeakerStep, next: (side: SpeakerSide) => SpeakerStep): SpeakerStep {
  const { side, send = [], show = [] } = next(first.side);
  return {
    side,
    send: [...(first.send ?? []), ...send],
    show: [...(first.show ?? []), ...show],
  };
}
