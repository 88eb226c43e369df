import { expect, test } from 'vitest';
import { expectRest } from './rest.ts';
import { World } from './world.ts';
import type { Deck, Press, Speaker } from './world.ts';

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
    'a copy takes over, its confirmation is lost, and the deck comes back',
    (world, deck, speaker) => {
      const copy = copyThatTakesOver(world, deck);
      world.pressInSpeaker(speaker, forward);
      world.deliver(firstRequest(world));
      expect(copy.position).toBe(1);
      world.network.splice(world.network.indexOf(confirmation(world)), 1);
      world.loadDeck(deck);
      world.loadDeck(deck);
    },
  ],
  [
    'a copy takes over, and the deck comes back before a command does',
    (world, deck, speaker) => {
      const copy = copyThatTakesOver(world, deck);
      world.loadDeck(deck);
      world.loadDeck(deck);
      world.pressInSpeaker(speaker, forward);
      const late = firstRequest(world);
      world.network.splice(world.network.indexOf(late), 1);
      world.flush();
      world.network.push(late);
      world.pass(1500, true);
      expect([deck.position, copy.position]).toEqual([1, 0]);
      expect(speaker.side.missed).toBe(false);
    },
  ],
  [
    'a copy takes over, falls silent after a command, and the deck comes back',
    (world, deck, speaker) => {
      const copy = copyThatTakesOver(world, deck);
      world.pass(4500, false);
      world.network.length = 0;
      world.pressInSpeaker(speaker, forward);
      world.deliver(firstRequest(world));
      expect(copy.position).toBe(1);
      world.network.length = 0;
      copy.isAsleep = true;
      world.loadDeck(deck);
      world.loadDeck(deck);
      world.pass(1000, true);
      expect(speaker.side.deck).toBe(deck.side.deck);
      expect(speaker.side.pending).toHaveLength(1);
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

/** Duplicate the tab of a deck and leave the deck before it knows of the copy. */
function copyThatTakesOver(world: World, deck: Deck): Deck {
  world.copyDeck(deck);
  world.network.length = 0;
  world.leaveDeck(deck, false);
  world.flush();
  return lookFor(world.decks, (other) => other !== deck);
}

function lookFor<T>(items: readonly T[], is: (item: T) => boolean): T {
  const item = items.find(is);
  if (item === undefined) throw new Error('There is no such message.');
  return item;
}
