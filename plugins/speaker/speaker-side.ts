import { newest } from './clock.ts';
import type { Clock, DeckMessage, Figure, SpeakerMessage } from './protocol.ts';

/** A deck counts as gone after this many unanswered questions: it may only be busy. */
const UNANSWERED = 4;

/** A request waits this many milliseconds for a deck that is away. */
const WAIT = 2000;

/** A person's request to the deck. A figure's change is counted when it is sent. */
export type Request = Exclude<SpeakerMessage, { type: 'hello' | 'ping' | 'figure' }> | Figure;

/** A speaker window's side of the protocol: what it knows of its talk with the deck. */
export interface SpeakerSide {
  /** Names this load of the speaker's page. */
  readonly window: string;
  /** The load of the deck's page that this window follows; undefined while there is none. */
  readonly deck?: string | undefined;
  readonly clock: Clock;
  /** The number of questions for a sign of life without an answer. */
  readonly unanswered: number;
  /** The number of changes of each figure that this deck was sent. */
  readonly changes: Readonly<Record<string, number>>;
  /** Requests to a deck that is away: it is probably being reloaded. */
  readonly waiting: readonly { readonly request: Request; readonly since: number }[];
}

/** The consequences of a message, a request or a beat. */
export interface SpeakerStep {
  readonly side: SpeakerSide;
  readonly send?: readonly SpeakerMessage[];
  /** A message whose content is news. */
  readonly show?: DeckMessage;
}

/** Start without a deck. */
export function newSpeaker(window: string, clock: Clock): SpeakerSide {
  return { window, clock, unanswered: 0, changes: {}, waiting: [] };
}

/** Answer the deck. */
export function hear(before: SpeakerSide, message: DeckMessage, now: number): SpeakerStep {
  const side = { ...before, unanswered: 0 };
  switch (message.type) {
    case 'here':
      // Another window may have asked: this one knows all that already.
      return message.deck === side.deck ? { side } : meet(side, message, now);
    case 'gone':
      return message.deck === side.deck ? search(side) : { side };
    case 'alive':
      return message.deck === side.deck ? { side } : { side, send: [{ type: 'hello' }] };
    case 'taken':
      return { side };
    case 'clock': {
      const clock = newest(side.clock, message.clock);
      if (clock !== message.clock) return { side, send: [{ type: 'clock', clock }] };
      return { side: { ...side, clock }, show: message };
    }
    case 'figure': {
      // A state from before the last change made here must not take that back.
      const made = message.changes[side.window] ?? 0;
      return made < (side.changes[message.key] ?? 0) ? { side } : { side, show: message };
    }
    default:
      return { side, show: message };
  }
}

/** Ask the deck for something, now or when it is back. */
export function ask(side: SpeakerSide, request: Request, now: number): SpeakerStep {
  if (request.type === 'clock') return { side: { ...side, clock: request.clock }, send: [request] };
  if (side.deck !== undefined) return deliver(side, [request]);
  if (request.type === 'dot') return { side };
  return { side: { ...side, waiting: [...side.waiting, { request, since: now }] } };
}

/** Ask once a second whether the deck is there. */
export function beat(side: SpeakerSide): SpeakerStep {
  if (side.deck === undefined || side.unanswered >= UNANSWERED) return search(side);
  return { side: { ...side, unanswered: side.unanswered + 1 }, send: [{ type: 'ping' }] };
}

function search(side: SpeakerSide): SpeakerStep {
  return { side: { ...side, deck: undefined }, send: [{ type: 'hello' }] };
}

function meet(side: SpeakerSide, show: DeckMessage & { type: 'here' }, now: number): SpeakerStep {
  const recent = side.waiting.filter(({ since }) => now - since <= WAIT);
  const met = { ...side, deck: show.deck, changes: {}, waiting: [] };
  return {
    ...deliver(
      met,
      recent.map(({ request }) => request),
    ),
    show,
  };
}

function deliver(side: SpeakerSide, requests: readonly Request[]): SpeakerStep {
  const changes: Record<string, number> = { ...side.changes };
  const send = requests.map((request): SpeakerMessage => {
    if (request.type !== 'figure') return request;
    const change = (changes[request.key] ?? 0) + 1;
    changes[request.key] = change;
    return { ...request, window: side.window, change };
  });
  return { side: { ...side, changes }, send };
}
