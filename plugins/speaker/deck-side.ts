import { isSame, newest, start } from './clock.ts';
import { PATIENCE } from './protocol.ts';
import type {
  Clock,
  Command,
  Content,
  DeckMemory,
  DeckMessage,
  Dot,
  Move,
  SpeakerMessage,
} from './protocol.ts';
import { synchronise, timeOf } from './time.ts';
import type { Timed } from './time.ts';

/** The deck's side of the protocol: what it knows of its talk with the speaker windows. */
export interface DeckSide extends Timed {
  /** Names this load of the deck's page. */
  readonly deck: string;
  /** The time when the deck joined the session, reloads left out. */
  readonly since: number;
  readonly clock: Clock;
  /** The number of changes sent so far. */
  readonly version: number;
  /** The index of the current slide. */
  readonly slide: number;
  readonly memory: DeckMemory;
}

/** The consequences of a message or a change, in the order of the fields. */
export interface DeckStep {
  readonly side: DeckSide;
  readonly send?: readonly DeckMessage[];
  /** Send everything that a window which has just come must know. */
  readonly introduce?: boolean;
  /** Leave the session to the deck that had it first. */
  readonly leave?: boolean;
  readonly obey?: Command;
  readonly point?: Dot;
  /** Send anew what this command did not change: its window may already show the change. */
  readonly deny?: Command;
}

type Steps = ReadonlySet<Move>;
const steps: Steps = new Set(['next', 'previous', 'left', 'right', 'up', 'down']);
const jumps: Steps = new Set(['first', 'last', 'top', 'bottom']);

/** Answer another deck of the session: a page that is duplicated brings its session along. */
export function hearDeck(side: DeckSide, message: DeckMessage): DeckStep {
  if (message.type === 'taken') return { side, leave: message.deck === side.deck };
  if (message.type !== 'here' && message.type !== 'alive') return { side };
  // The same page before or after its reload: the browser may end it only after the new one began.
  if (message.since === side.since) return { side };
  return message.since < side.since
    ? { side, leave: true }
    : { side, send: [{ type: 'taken', deck: message.deck }] };
}

/** Answer a speaker window. */
export function hearSpeaker(side: DeckSide, message: SpeakerMessage, now: number): DeckStep {
  switch (message.type) {
    case 'hello':
      return { side: synchronise(side, message.time, now), introduce: true };
    case 'ping': {
      const { deck, since, version, clock } = side;
      const alive = {
        type: 'alive',
        deck,
        since,
        version,
        clock,
        time: timeOf(side, now),
      } as const;
      return { side: synchronise(side, message.time, now), send: [alive] };
    }
    case 'clock': {
      if (isSame(side.clock, message.clock)) return { side };
      return setClock(side, newest(side.clock, message.clock));
    }
    case 'request':
      return message.deck === side.deck
        ? decide(synchronise(side, message.at, now), message, now)
        : { side };
    case 'point':
      return message.deck === side.deck ? { side, point: message.dot } : { side };
  }
}

/** Tell the speaker windows what the deck shows now. */
export function publish(side: DeckSide, content: Content): DeckStep {
  const version = side.version + 1;
  const news = { type: 'news', deck: side.deck, version, content } as const;
  return { side: { ...side, version }, send: [news] };
}

/** Note that a person moved the deck to another slide or step in its own window. */
export function move(side: DeckSide, slide: number, now: number): DeckStep {
  const time = timeOf(side, now);
  const what = Math.abs(slide - side.slide) > 1 ? ['place', 'jump'] : ['place'];
  return arrive(note(side, what, time), slide, now);
}

/**
 * Note that the deck has come to a slide. A clock that stands at zero starts when the first slide is
 * left.
 */
export function arrive(side: DeckSide, slide: number, now: number): DeckStep {
  const { clock } = side;
  const moved = { ...side, slide };
  const starts = side.slide === 0 && slide > 0 && clock.since === null && clock.before === 0;
  return starts ? setClock(moved, start(clock, now)) : { side: moved };
}

/** Note that a person changed a figure in the deck's own window. */
export function changeFigure(side: DeckSide, key: string, now: number): DeckSide {
  return note(side, [figureName(key)], timeOf(side, now));
}

/** Obey a command that is next in its window's order, and that nothing later has overtaken. */
function decide(
  side: DeckSide,
  { window, number, first, at, command }: SpeakerMessage & { type: 'request' },
  now: number,
): DeckStep {
  const { deck, memory } = side;
  const last = memory.done[window] ?? 0;
  const confirm = (number: number): DeckMessage[] => [{ type: 'done', deck, window, number }];
  if (number <= last) return { side, send: confirm(last) };
  // One before it is still on its way, or the window has given it up.
  if (number > Math.max(last + 1, first) || timeOf(side, now) - at > PATIENCE) return { side };
  const done = { ...memory.done, [window]: number };
  const settled = { ...side, memory: { ...memory, done } };
  const send = confirm(number);
  return isOvertaken(memory, command, at)
    ? { side: settled, send, deny: command }
    : { side: note(settled, namesOf(command), at), send, obey: command };
}

/** Return whether something that happened later counts more than a command. */
function isOvertaken({ changed }: DeckMemory, command: Command, at: number): boolean {
  if (command.type === 'move' && steps.has(command.move)) return at < (changed['jump'] ?? 0);
  return namesOf(command).some((name) => at < (changed[name] ?? 0));
}

/** Return the names of what a command changes. */
function namesOf(command: Command): string[] {
  switch (command.type) {
    case 'move':
      if (steps.has(command.move)) return ['place'];
      return jumps.has(command.move) ? ['place', 'jump'] : [];
    case 'go':
    case 'state':
      return ['place', 'jump'];
    case 'figure':
      return [figureName(command.key)];
    default:
      return [];
  }
}

function figureName(key: string): string {
  return `figure ${key}`;
}

function note(side: DeckSide, names: readonly string[], time: number): DeckSide {
  const changed = { ...side.memory.changed };
  for (const name of names) changed[name] = Math.max(changed[name] ?? 0, time);
  return { ...side, memory: { ...side.memory, changed } };
}

/** Tell all speaker windows the clock: they do not hear each other. */
function setClock(side: DeckSide, clock: Clock): DeckStep {
  return { side: { ...side, clock }, send: [{ type: 'clock', clock }] };
}
