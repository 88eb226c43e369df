/**
 * A world without windows: decks and speaker windows as their two state machines see them, and a
 * network that loses, delays, repeats and re-orders what they send.
 */
import { isSame, pause, reset, start, unstarted } from '../../../plugins/speaker/clock.ts';
import {
  arrive,
  changeFigure,
  hearDeck,
  hearSpeaker,
  move,
  publish,
} from '../../../plugins/speaker/deck-side.ts';
import type { DeckSide, DeckStep } from '../../../plugins/speaker/deck-side.ts';
import { readDeckMessage, readSpeakerMessage } from '../../../plugins/speaker/protocol.ts';
import type {
  Clock,
  Command,
  Content,
  DeckMessage,
  Side,
  SpeakerMessage,
  Talk,
} from '../../../plugins/speaker/protocol.ts';
import { ask, beat, giveUp, hear, newSpeaker } from '../../../plugins/speaker/speaker-side.ts';
import type { SpeakerSide, SpeakerStep } from '../../../plugins/speaker/speaker-side.ts';

/** The live figures, as they start. */
export const figures = [
  ['slider', 0],
  ['switch', 0],
] as const;

/** Steps of each slide. Slides have no end, so that steps commute. */
const STEPS = 3;
const BEAT = 1000;

export const talk: Talk = {
  title: 'Talk',
  address: 'https://example.org/',
  width: 1280,
  height: 720,
  slides: [],
  timings: null,
  hurried: [],
};

/** A person's press: a step by so many, or a jump to a slide. */
export type Press = { readonly by: number } | { readonly to: number };

/** A change of a deck: of its position, or of a figure. */
interface Change {
  readonly at: number;
  readonly press?: Press;
  readonly figure?: readonly [key: string, value: number];
}

interface Window {
  readonly name: string;
  session: string;
  isAsleep: boolean;
}

/** A deck's tab. Its page may be away, there without its connection, or connected. */
export interface Deck extends Window {
  readonly kind: 'deck';
  page: 'away' | 'unconnected' | 'connected';
  side: DeckSide;
  position: number;
  readonly figures: Map<string, number>;
  /** Whether the page was left in a way that its storage knows of. */
  wasLeft: boolean;
  /** Changes in this window since its page was loaded, before it was connected. */
  early: Record<string, number>;
  readonly changes: Change[];
}

/** A speaker window. */
export interface Speaker extends Window {
  readonly kind: 'speaker';
  side: SpeakerSide;
  position: number | undefined;
  figures: Map<string, number>;
  clock: Clock;
}

interface InFlight {
  readonly to: string;
  readonly session: string;
  readonly from: Side;
  readonly message: unknown;
}

/** The fate of a command of a speaker window. */
interface Fate {
  readonly window: string;
  readonly obeyed: { readonly deck: string; readonly time: number }[];
  wasOvertaken: boolean;
  givenUp?: number;
}

export class World {
  now = 1_000_000;
  readonly decks: Deck[] = [];
  readonly speakers: Speaker[] = [];
  readonly network: InFlight[] = [];
  readonly fates = new Map<string, Fate>();
  /** All clocks that were set in the deck's session, the last of which must come through. */
  readonly clocks: Clock[] = [unstarted];
  /** Those that a copy set before it left the session, which may come through. */
  readonly clocksOfCopies: Clock[] = [];
  #names = 0;
  #lastBeat = this.now;

  constructor() {
    this.decks.push(this.#newDeck('session'));
    this.openSpeaker('session');
  }

  /* People */

  pressInDeck(deck: Deck, press: Press): void {
    if (deck.page === 'away' || deck.isAsleep) return;
    this.#wait();
    const { position } = deck;
    const from = slideOf(deck);
    this.#move(deck, press);
    // A deck takes its own jump for one only if it is long, and only once it is connected.
    const isJump = deck.page === 'connected' && Math.abs(slideOf(deck) - from) > 1;
    deck.changes.push({ at: this.now, press: isJump ? press : { by: deck.position - position } });
    if (deck.page === 'unconnected') deck.early['place'] = this.now;
    else {
      this.#takeDeck(deck, move(deck.side, slideOf(deck), this.now));
      this.#tell(deck, this.#place(deck));
    }
  }

  figureInDeck(deck: Deck, key: string, value: number): void {
    if (deck.page === 'away' || deck.isAsleep) return;
    this.#wait();
    deck.changes.push({ at: this.now, figure: [key, value] });
    deck.figures.set(key, value);
    if (deck.page === 'unconnected') deck.early[`figure ${key}`] = this.now;
    else {
      this.#takeDeck(deck, { side: changeFigure(deck.side, key, this.now) });
      this.#tell(deck, { type: 'figure', key, state: value });
    }
  }

  pressInSpeaker(speaker: Speaker, press: Press): void {
    this.#ask(
      speaker,
      'to' in press
        ? { type: 'go', slide: press.to }
        : { type: 'move', move: press.by > 0 ? 'next' : 'previous', skip: false },
    );
  }

  figureInSpeaker(speaker: Speaker, key: string, value: number): void {
    if (!speaker.isAsleep) speaker.figures.set(key, value);
    this.#ask(speaker, { type: 'figure', key, state: value });
  }

  touchClock(speaker: Speaker, how: 'toggle' | 'reset'): void {
    if (speaker.isAsleep) return;
    this.#wait();
    const { clock: before } = speaker;
    const change = how === 'reset' ? reset : before.since === null ? start : pause;
    const clock = change(before, this.now);
    speaker.clock = clock;
    this.clocks.push(clock);
    this.#takeSpeaker(speaker, ask(speaker.side, { type: 'clock', clock }, this.now));
  }

  /* Windows */

  openSpeaker(session: string): void {
    const name = this.#name('speaker');
    const speaker: Speaker = {
      kind: 'speaker',
      name,
      session,
      isAsleep: false,
      side: newSpeaker(name, unstarted),
      position: undefined,
      figures: new Map(),
      clock: unstarted,
    };
    this.speakers.push(speaker);
    this.#takeSpeaker(speaker, beat(speaker.side, this.now));
  }

  reloadSpeaker(speaker: Speaker): void {
    for (const [i, { to }] of [...this.network.entries()].reverse())
      if (to === speaker.name) this.network.splice(i, 1);
    const { clock } = speaker.side;
    speaker.side = newSpeaker(this.#name('load'), clock);
    Object.assign(speaker, { isAsleep: false, position: undefined, figures: new Map(), clock });
    this.#takeSpeaker(speaker, beat(speaker.side, this.now));
  }

  leaveDeck(deck: Deck, crashes: boolean): void {
    // A page that is left before it was connected forgets when it was changed.
    if (deck.page !== 'connected' || deck.isAsleep) return;
    if (!crashes) this.#sayGone(deck);
    deck.wasLeft = !crashes;
    for (const [i, { to }] of [...this.network.entries()].reverse())
      if (to === deck.name) this.network.splice(i, 1);
    deck.page = 'away';
    deck.early = {};
  }

  /** Bring a deck's page one phase further. */
  loadDeck(deck: Deck): void {
    if (deck.page === 'unconnected') this.#connect(deck);
    else if (deck.page === 'away') deck.page = 'unconnected';
  }

  /** Duplicate a deck's tab: the copy has its storage, and so its session. */
  copyDeck(deck: Deck): void {
    if (deck.page !== 'connected' || deck.isAsleep) return;
    this.#wait();
    this.decks.push(this.#newDeck(deck.session, deck));
  }

  /* Network and time */

  deliver(message: InFlight): void {
    const at = this.network.indexOf(message);
    const window = [...this.decks, ...this.speakers].find(({ name }) => name === message.to);
    if (at < 0 || !window || window.isAsleep) return;
    this.network.splice(at, 1);
    this.#wait();
    this.#hear(window, message);
  }

  /** Deliver everything in its order. */
  flush(): void {
    for (let i = 0; i < 10_000; i++) {
      const next = this.network.find(({ to }) => this.#isAwake(to));
      if (!next) return;
      this.deliver(next);
    }
    throw new Error('The windows never stop talking.');
  }

  /** Let time pass; what is due happens. */
  pass(milliseconds: number, flowing: boolean): void {
    const end = this.now + milliseconds;
    while (this.now < end) {
      this.now = Math.max(this.now, Math.min(end, this.#lastBeat + BEAT));
      for (const speaker of this.speakers)
        if (!speaker.isAsleep) this.#takeSpeaker(speaker, giveUp(speaker.side, this.now));
      if (this.now >= this.#lastBeat + BEAT) {
        this.#lastBeat = this.now;
        for (const speaker of this.speakers)
          if (!speaker.isAsleep) this.#takeSpeaker(speaker, beat(speaker.side, this.now));
      }
      if (flowing) this.flush();
    }
  }

  /** Wake everything, load everything, and let it all come to rest. */
  quieten(): void {
    for (const window of [...this.decks, ...this.speakers]) window.isAsleep = false;
    for (const deck of this.decks) while (deck.page !== 'connected') this.loadDeck(deck);
    this.flush();
    this.pass(15_000, true);
  }

  /** Return where a deck must stand: what happened last counts. */
  expectedPosition(deck: Deck): number {
    return this.#inOrder(deck).reduce((position, { press }) => after(position, press), 0);
  }

  expectedFigures(deck: Deck): Map<string, number> {
    const changes = this.#inOrder(deck).flatMap(({ figure }) => (figure ? [figure] : []));
    return new Map([...figures, ...changes]);
  }

  /** Return the clocks that may be the one that was set last. */
  lastClocks(): Clock[] {
    const last = this.clocks.reduce((one, other) => (other.touched > one.touched ? other : one));
    return [last, ...this.clocksOfCopies.filter(({ touched }) => touched > last.touched)];
  }

  #inOrder({ changes }: Deck): Change[] {
    return [...changes].sort((a, b) => a.at - b.at);
  }

  /* Decks */

  #newDeck(session: string, original?: Deck): Deck {
    const name = this.#name('deck');
    const side: DeckSide = {
      deck: name,
      since: this.now,
      clock: unstarted,
      behind: 0,
      version: 0,
      slide: 0,
      memory: { done: {}, changed: {} },
    };
    const deck: Deck = {
      kind: 'deck',
      name,
      session,
      isAsleep: false,
      page: 'unconnected',
      side: original ? { ...side, memory: original.side.memory, clock: original.side.clock } : side,
      position: original?.position ?? 0,
      figures: new Map(original?.figures ?? figures),
      wasLeft: false,
      early: {},
      changes: [...(original?.changes ?? [])],
    };
    this.#connect(deck);
    return deck;
  }

  /** Connect a deck as `deck.ts` does, with what the storage of its tab keeps. */
  #connect(deck: Deck): void {
    const { since, clock, memory } = deck.side;
    deck.page = 'connected';
    deck.side = {
      deck: this.#name('load'),
      since: deck.wasLeft ? since : this.now,
      clock,
      behind: 0,
      version: 0,
      slide: slideOf(deck),
      memory: { ...memory, changed: { ...memory.changed, ...deck.early } },
    };
    deck.wasLeft = false;
    this.#introduce(deck);
  }

  #takeDeck(deck: Deck, step: DeckStep): void {
    if (!isSame(step.side.clock, deck.side.clock) && deck.session === 'session')
      (deck === this.decks[0] ? this.clocks : this.clocksOfCopies).push(step.side.clock);
    deck.side = step.side;
    for (const message of step.send ?? []) this.#send(deck, 'deck', message);
    if (step.introduce) this.#introduce(deck);
    if (step.leave) this.#leave(deck);
    if (step.obey) this.#obey(deck, step.obey);
    if (step.deny?.type === 'figure') this.#tellFigure(deck, step.deny.key);
    else if (step.deny) this.#tell(deck, this.#place(deck));
  }

  #introduce(deck: Deck): void {
    const { deck: name, since, version, clock } = deck.side;
    const figures = [...deck.figures].map(([key, state]): Content => ({
      type: 'figure',
      key,
      state,
    }));
    const contents = [this.#place(deck), ...figures];
    const time = this.now;
    this.#send(deck, 'deck', {
      type: 'here',
      deck: name,
      since,
      time,
      version,
      talk,
      clock,
      contents,
    });
  }

  #sayGone(deck: Deck): void {
    const { deck: name, memory } = deck.side;
    this.#send(deck, 'deck', { type: 'gone', deck: name, done: memory.done });
  }

  #leave(deck: Deck): void {
    this.#sayGone(deck);
    deck.session = this.#name('session');
    deck.side = { ...deck.side, since: this.now };
  }

  #obey(deck: Deck, command: Command): void {
    switch (command.type) {
      case 'go':
        this.#move(deck, { to: command.slide });
        break;
      case 'move':
        this.#move(deck, { by: command.move === 'next' ? 1 : -1 });
        break;
      case 'figure':
        deck.figures.set(command.key, Number(command.state));
        return this.#tellFigure(deck, command.key);
      default:
        throw new Error(`No such command here: ${command.type}`);
    }
    this.#takeDeck(deck, arrive(deck.side, slideOf(deck), this.now));
    this.#tell(deck, this.#place(deck));
  }

  #move(deck: Deck, press: Press): void {
    deck.position = after(deck.position, press);
  }

  #tellFigure(deck: Deck, key: string): void {
    const state = deck.figures.get(key);
    if (state !== undefined) this.#tell(deck, { type: 'figure', key, state });
  }

  #tell(deck: Deck, content: Content): void {
    this.#takeDeck(deck, publish(deck.side, content));
  }

  #place({ position }: Deck): Content {
    const slide = Math.floor(position / STEPS);
    const step = position - slide * STEPS;
    return {
      type: 'place',
      state: { indexh: slide, indexv: 0, indexf: step },
      next: null,
      slide,
      step,
      steps: STEPS,
      notes: '',
      plain: true,
      theme: 'light',
      contrast: 'normal',
    };
  }

  /* Speaker windows */

  #ask(speaker: Speaker, command: Command): void {
    if (speaker.isAsleep) return;
    this.#wait();
    this.#takeSpeaker(speaker, ask(speaker.side, command, this.now));
    const number = speaker.side.count;
    this.fates.set(fateOf(speaker.side.window, number), {
      window: speaker.side.window,
      obeyed: [],
      wasOvertaken: false,
    });
  }

  #takeSpeaker(speaker: Speaker, { side, send = [], show = [] }: SpeakerStep): void {
    const kept = new Set(side.pending.map(({ number }) => number));
    if (side.missed)
      for (const { number, at } of speaker.side.pending) {
        const fate = this.fates.get(fateOf(side.window, number));
        if (fate && !kept.has(number) && this.now - at > 2000) fate.givenUp = this.now;
      }
    speaker.side = side;
    for (const message of send) this.#send(speaker, 'speaker', message);
    for (const news of show) {
      if (news.type === 'place') speaker.position = news.slide * STEPS + news.step;
      if (news.type === 'figure') speaker.figures.set(news.key, Number(news.state));
      if (news.type === 'clock') speaker.clock = news.clock;
      if (news.type === 'here') speaker.figures = new Map();
    }
  }

  /* Messages */

  #send(window: Window, from: Side, message: DeckMessage | SpeakerMessage): void {
    const others: readonly Window[] = [
      ...this.decks.filter(({ page }) => page === 'connected'),
      ...this.speakers,
    ];
    for (const { name, session } of others)
      if (name !== window.name && session === window.session)
        this.network.push({ to: name, session, from, message: structuredClone(message) });
  }

  #hear(window: Deck | Speaker, { session, from, message: data }: InFlight): void {
    // The link keeps sessions apart.
    if (session !== window.session) return;
    if (window.kind === 'speaker') {
      const message = from === 'deck' ? readDeckMessage(data) : undefined;
      if (message) this.#takeSpeaker(window, hear(window.side, message, this.now));
      return;
    }
    if (window.page !== 'connected') return;
    if (from === 'deck') {
      const message = readDeckMessage(data);
      if (message) this.#takeDeck(window, hearDeck(window.side, message));
      return;
    }
    const message = readSpeakerMessage(data);
    if (!message) return;
    const step = hearSpeaker(window.side, message, this.now);
    if (message.type === 'request' && (step.obey ?? step.deny)) this.#note(window, message, step);
    this.#takeDeck(window, step);
  }

  #note(deck: Deck, message: SpeakerMessage & { type: 'request' }, step: DeckStep): void {
    const fate = this.fates.get(fateOf(message.window, message.number));
    if (!fate) throw new Error('Nobody asked for this.');
    if (message.deck !== deck.side.deck) throw new Error('This was meant for another deck.');
    if (step.deny) fate.wasOvertaken = true;
    if (!step.obey) return;
    fate.obeyed.push({ deck: deck.name, time: this.now });
    const { command, at } = message;
    if (command.type === 'go') deck.changes.push({ at, press: { to: command.slide } });
    if (command.type === 'move')
      deck.changes.push({ at, press: { by: command.move === 'next' ? 1 : -1 } });
    if (command.type === 'figure')
      deck.changes.push({ at, figure: [command.key, Number(command.state)] });
  }

  #isAwake(name: string): boolean {
    return [...this.decks, ...this.speakers].some(
      (window) => window.name === name && !window.isAsleep,
    );
  }

  /** No two things happen at the same time. */
  #wait(): void {
    this.now += 1;
  }

  #name(what: string): string {
    this.#names += 1;
    return `${what} ${this.#names}`;
  }
}

function after(position: number, press: Press | undefined): number {
  if (!press) return position;
  return 'to' in press ? press.to * STEPS : position + press.by;
}

function slideOf({ position }: Deck): number {
  return Math.floor(position / STEPS);
}

function fateOf(window: string, number: number): string {
  return `${window} ${number}`;
}
