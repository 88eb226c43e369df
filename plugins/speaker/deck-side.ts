import { newest } from './clock.ts';
import type { Clock, DeckMessage, SpeakerMessage } from './protocol.ts';

/** The deck's side of the protocol: what it knows of its talk with the speaker windows. */
export interface DeckSide {
  /** Names this load of the deck's page. */
  readonly deck: string;
  readonly clock: Clock;
  /** The number of changes of a figure made for each speaker window, by key and window. */
  readonly changes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A message's wish of the deck itself. */
export type Command = Exclude<SpeakerMessage, { type: 'hello' | 'ping' | 'clock' }>;

/** The consequences of a message, in the order of the fields. */
export interface DeckStep {
  readonly side: DeckSide;
  readonly send?: DeckMessage;
  /** Send everything that a window which has just come must know. */
  readonly introduce?: boolean;
  /** Leave the session to the deck that had it first. */
  readonly leave?: boolean;
  readonly obey?: Command;
}

/** Answer another deck of the session: a page that is duplicated brings its session along. */
export function hearDeck(side: DeckSide, message: DeckMessage): DeckStep {
  if (message.type === 'here')
    return { side, send: { type: 'taken', deck: message.deck }, introduce: true };
  return { side, leave: message.type === 'taken' && message.deck === side.deck };
}

/** Answer a speaker window. */
export function hearSpeaker(side: DeckSide, message: SpeakerMessage): DeckStep {
  switch (message.type) {
    case 'hello':
      return { side, introduce: true };
    case 'ping':
      return { side, send: { type: 'alive', deck: side.deck } };
    case 'clock': {
      if (message.clock.touched === side.clock.touched) return { side };
      const clock = newest(side.clock, message.clock);
      // To all speaker windows: they do not hear each other.
      return { side: { ...side, clock }, send: { type: 'clock', clock } };
    }
    case 'figure': {
      const { key, window, change } = message;
      const changes = { ...side.changes, [key]: { ...side.changes[key], [window]: change } };
      return { side: { ...side, changes }, obey: message };
    }
    default:
      return { side, obey: message };
  }
}
