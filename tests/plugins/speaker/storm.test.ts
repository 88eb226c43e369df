import fc from 'fast-check';
import { test } from 'vitest';
import { expectRest } from './rest.ts';
import { World, figures } from './world.ts';
import type { Deck, Press, Speaker } from './world.ts';

const [MOST_DECKS, MOST_SPEAKERS] = [2, 2];

/** Something that may happen in the world. */
class Event implements fc.Command<object, World> {
  readonly #name: string;
  readonly #happen: (world: World) => void;

  constructor(name: string, happen: (world: World) => void) {
    this.#name = name;
    this.#happen = happen;
  }

  check(): boolean {
    return true;
  }

  run(_model: object, world: World): void {
    this.#happen(world);
  }

  toString(): string {
    return this.#name;
  }
}

/** Do something to one of the decks, whichever a number names. */
const inDeck = (n: number, act: (deck: Deck, world: World) => void) => (world: World) => {
  const deck = world.decks[n % world.decks.length];
  if (deck) act(deck, world);
};

const inSpeaker = (n: number, act: (speaker: Speaker, world: World) => void) => (world: World) => {
  const speaker = world.speakers[n % world.speakers.length];
  if (speaker) act(speaker, world);
};

const toMessage =
  (n: number, act: (world: World, message: World['network'][number]) => void) => (world: World) => {
    const message = world.network[n % world.network.length];
    if (message) act(world, message);
  };

const which = fc.nat({ max: 1 });
const key = fc.constantFrom(...figures.map(([key]) => key));
const press: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ by: fc.constantFrom(1, -1) }),
  fc.record({ to: fc.nat({ max: 9 }) }),
);

const persons = [
  fc.tuple(which, press).map(([n, press]) =>
    event(
      `deck ${n}: ${JSON.stringify(press)}`,
      inDeck(n, (deck, world) => world.pressInDeck(deck, press)),
    ),
  ),
  fc.tuple(which, press).map(([n, press]) =>
    event(
      `speaker ${n}: ${JSON.stringify(press)}`,
      inSpeaker(n, (speaker, world) => world.pressInSpeaker(speaker, press)),
    ),
  ),
  fc.tuple(which, key, fc.nat()).map(([n, key, value]) =>
    event(
      `deck ${n}: ${key} = ${value}`,
      inDeck(n, (deck, world) => world.figureInDeck(deck, key, value)),
    ),
  ),
  fc.tuple(which, key, fc.nat()).map(([n, key, value]) =>
    event(
      `speaker ${n}: ${key} = ${value}`,
      inSpeaker(n, (speaker, world) => world.figureInSpeaker(speaker, key, value)),
    ),
  ),
  fc.tuple(which, fc.constantFrom('toggle' as const, 'reset' as const)).map(([n, how]) =>
    event(
      `speaker ${n}: clock ${how}`,
      inSpeaker(n, (speaker, world) => world.touchClock(speaker, how)),
    ),
  ),
];

const windows = [
  fc.tuple(which, fc.boolean()).map(([n, crashes]) =>
    event(
      `deck ${n} ${crashes ? 'crashes' : 'is left'}`,
      // Of a copy and a page that crashed nobody knows which is the copy.
      inDeck(n, (deck, world) => world.leaveDeck(deck, crashes && world.decks.length === 1)),
    ),
  ),
  which.map((n) =>
    event(
      `deck ${n} loads`,
      inDeck(n, (deck, world) => world.loadDeck(deck)),
    ),
  ),
  which.map((n) =>
    event(
      `speaker ${n} is reloaded`,
      inSpeaker(n, (speaker, world) => world.reloadSpeaker(speaker)),
    ),
  ),
  fc.constant(
    event('a speaker window is opened', (world) => {
      if (world.speakers.length < MOST_SPEAKERS) world.openSpeaker('session');
    }),
  ),
  fc.constant(
    event('the deck is copied', (world) => {
      const [deck] = world.decks;
      if (deck && world.decks.length < MOST_DECKS) world.copyDeck(deck);
    }),
  ),
  which.map((n) =>
    event(
      `deck ${n} sleeps`,
      inDeck(n, (deck) => (deck.isAsleep = true)),
    ),
  ),
  which.map((n) =>
    event(
      `speaker ${n} sleeps`,
      inSpeaker(n, (speaker) => (speaker.isAsleep = true)),
    ),
  ),
  which.map((n) =>
    event(
      `deck ${n} wakes`,
      inDeck(n, (deck) => (deck.isAsleep = false)),
    ),
  ),
  which.map((n) =>
    event(
      `speaker ${n} wakes`,
      inSpeaker(n, (speaker) => (speaker.isAsleep = false)),
    ),
  ),
];

const network = [
  fc.nat({ max: 30 }).map((n) =>
    event(
      `message ${n} arrives`,
      toMessage(n, (world, message) => world.deliver(message)),
    ),
  ),
  fc.nat({ max: 30 }).map((n) =>
    event(
      `message ${n} is lost`,
      toMessage(n, ({ network }, message) => network.splice(network.indexOf(message), 1)),
    ),
  ),
  fc.nat({ max: 30 }).map((n) =>
    event(
      `message ${n} is repeated`,
      toMessage(n, ({ network }, message) => network.push({ ...message })),
    ),
  ),
  fc.constant(event('all messages arrive', (world) => world.flush())),
];

const time = [
  fc
    .nat({ max: 2500 })
    .map((ms) => event(`${ms} ms pass in silence`, (world) => world.pass(ms, false))),
  fc.nat({ max: 2500 }).map((ms) => event(`${ms} ms pass`, (world) => world.pass(ms, true))),
  fc.constant(event('a minute passes', (world) => world.pass(60_000, true))),
];

function event(name: string, happen: (world: World) => void): Event {
  return new Event(name, happen);
}

const events = fc.commands(
  [...persons, ...persons, ...persons, ...windows, ...network, ...network, ...time],
  {
    maxCommands: 60,
    size: '+1',
  },
);

test('after any storm of presses, reloads, sleep and a bad network all windows agree, and what happened last counts', () => {
  fc.assert(
    fc.property(events, (events) => {
      const world = new World();
      fc.modelRun(() => ({ model: {}, real: world }), events);
      expectRest(world);
    }),
    // More storms on request.
    { numRuns: Number(process.env['STORMS'] ?? 200) },
  );
});
