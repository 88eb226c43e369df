import fc from 'fast-check';
import { expect, test } from 'vitest';
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

/** After it all is quiet, everything must be as what happened last left it. */
function expectRest(world: World): void {
  world.quieten();
  const [deck, ...others] = world.decks;
  if (!deck) throw new Error('There is a deck.');
  expect(deck.session, 'the deck keeps its session').toBe('session');
  for (const other of others)
    expect(other.session, 'a copy leaves the session').not.toBe(deck.session);
  expectAgreement(world, deck);
  expectFates(world);
  // Now that nothing is lost, each press of each window counts, once, and at this deck alone.
  for (const speaker of world.speakers) {
    const before = world.decks.map(({ position }) => position);
    world.pressInSpeaker(speaker, { by: 1 });
    world.flush();
    expect(world.decks.map(({ position }, i) => position - (before[i] ?? 0))).toEqual(
      world.decks.map((one) => (one === deck ? 1 : 0)),
    );
    world.figureInSpeaker(speaker, 'slider', 7);
    world.flush();
    expect(deck.figures.get('slider')).toBe(7);
    expect(speaker.side.pending, 'the deck confirms what it did').toEqual([]);
    expectAgreement(world, deck);
    world.pass(5000, true);
    expect(speaker.side.missed).toBe(false);
  }
}

function expectAgreement(world: World, deck: Deck): void {
  for (const one of world.decks) {
    expect(one.position, `${one.name} stands where it was left last`).toBe(
      world.expectedPosition(one),
    );
    const figures = world.expectedFigures(one);
    expect(sorted(one.figures), `the figures of ${one.name}`).toEqual(sorted(figures));
  }
  const { clock } = deck.side;
  expect(world.lastClocks(), 'the clock of the deck').toContainEqual(clock);
  for (const { name, side, position, figures, clock: shown } of world.speakers) {
    expect(side.deck, `${name} follows the deck`).toBe(deck.side.deck);
    expect(position, `${name} shows the place of the deck`).toBe(deck.position);
    expect(sorted(figures), `${name} shows the figures of the deck`).toEqual(sorted(deck.figures));
    expect(shown, `the clock of ${name}`).toEqual(clock);
  }
}

/** A press brings at most one change, or its window says that it was not taken. */
function expectFates(world: World): void {
  const open = new Set(world.speakers.map(({ side }) => side.window));
  for (const [name, { window, obeyed, wasOvertaken, givenUp }] of world.fates) {
    expect(obeyed.length, `${name} is obeyed once`).toBeLessThanOrEqual(1);
    for (const { time } of obeyed)
      expect(time, `${name} was given up before`).toBeLessThanOrEqual(givenUp ?? time);
    const isKnown = obeyed.length > 0 || wasOvertaken || givenUp !== undefined;
    if (open.has(window)) expect(isKnown, `${name} is neither obeyed nor given up`).toBe(true);
  }
}

function sorted(figures: ReadonlyMap<string, number>): [string, number][] {
  return [...figures].sort(([a], [b]) => a.localeCompare(b));
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
    // More storms on request; 40,000 have passed.
    { numRuns: Number(process.env['STORMS'] ?? 200) },
  );
});

const forward: Press = { by: 1 };
const firstRequest = ({ network }: World) => lookFor(network, ({ from }) => from === 'speaker');
const confirmation = ({ network }: World) =>
  lookFor(
    network,
    ({ message }) =>
      typeof message === 'object' &&
      message !== null &&
      'type' in message &&
      message.type === 'done',
  );

/** Storms that failed once, or that fail where one rule of the protocol is left out. */
const kept: readonly [title: string, (world: World, deck: Deck, speaker: Speaker) => void][] = [
  [
    'news come again after later ones',
    (world, deck) => {
      world.pressInDeck(deck, forward);
      world.pressInDeck(deck, forward);
      world.network.push(...world.network.slice(0, 1));
      world.flush();
    },
  ],
  [
    'news are lost',
    (world, deck) => {
      world.figureInDeck(deck, 'switch', 1);
      world.network.length = 0;
    },
  ],
  [
    'a command comes twice',
    (world, _deck, speaker) => {
      world.pressInSpeaker(speaker, forward);
      world.network.push(firstRequest(world));
      world.flush();
    },
  ],
  [
    'a confirmation is lost',
    (world, _deck, speaker) => {
      world.pressInSpeaker(speaker, forward);
      world.deliver(firstRequest(world));
      world.network.splice(world.network.indexOf(confirmation(world)), 1);
      world.pass(1500, true);
      world.pass(1500, true);
      expect(speaker.side.missed).toBe(false);
    },
  ],
  [
    'the deck is reloaded before its confirmation comes',
    (world, deck, speaker) => {
      world.pressInSpeaker(speaker, forward);
      world.deliver(firstRequest(world));
      world.network.splice(world.network.indexOf(confirmation(world)), 1);
      world.leaveDeck(deck, false);
      world.loadDeck(deck);
      world.loadDeck(deck);
      world.flush();
    },
  ],
  [
    'a command is for the load of the deck before',
    (world, deck, speaker) => {
      world.pressInSpeaker(speaker, forward);
      const late = firstRequest(world);
      world.network.length = 0;
      world.leaveDeck(deck, false);
      world.flush();
      world.loadDeck(deck);
      world.loadDeck(deck);
      world.network.push(late);
      world.flush();
    },
  ],
  [
    'the deck is copied, and goes on in both',
    (world, deck, speaker) => {
      world.copyDeck(deck);
      world.pressInSpeaker(speaker, { to: 4 });
      world.flush();
    },
  ],
  [
    'the deck is copied and then reloaded',
    (world, deck, speaker) => {
      world.copyDeck(deck);
      world.leaveDeck(deck, false);
      world.pass(1, true);
      world.figureInSpeaker(speaker, 'slider', 3);
    },
  ],
  [
    'a jump in the deck follows one of the speaker’s window that comes late',
    (world, deck, speaker) => {
      world.leaveDeck(deck, false);
      world.flush();
      world.pressInSpeaker(speaker, { to: 6 });
      world.loadDeck(deck);
      world.pressInDeck(deck, forward);
      world.loadDeck(deck);
      world.flush();
    },
  ],
  [
    'a figure is moved here and there at once',
    (world, deck, speaker) => {
      world.figureInSpeaker(speaker, 'slider', 1);
      world.figureInDeck(deck, 'slider', 2);
      world.flush();
    },
  ],
  [
    'a figure is moved while nobody answers',
    (world, _deck, speaker) => {
      world.figureInSpeaker(speaker, 'slider', 1);
      world.pass(2001, false);
    },
  ],
  [
    'the clock is started while the deck is away',
    (world, deck, speaker) => {
      world.leaveDeck(deck, false);
      world.touchClock(speaker, 'toggle');
    },
  ],
  [
    'the deck sleeps for a minute, and what was pressed meanwhile is void',
    (world, deck, speaker) => {
      deck.isAsleep = true;
      world.pressInSpeaker(speaker, forward);
      world.pass(60_000, true);
      expect(speaker.side.missed).toBe(true);
      deck.isAsleep = false;
      world.flush();
      expect(deck.position).toBe(0);
    },
  ],
];

for (const [title, happen] of kept)
  test(`all windows agree although ${title}`, () => {
    const world = new World();
    world.flush();
    const [[deck], [speaker]] = [world.decks, world.speakers];
    if (!deck || !speaker) throw new Error('There is a deck and its speaker window.');
    happen(world, deck, speaker);
    expectRest(world);
  });

function lookFor<T>(items: readonly T[], is: (item: T) => boolean): T {
  const item = items.find(is);
  if (item === undefined) throw new Error('There is no such message.');
  return item;
}
