import { expect } from 'vitest';
import type { Deck, World } from './world.ts';

/** After it all is quiet, everything must be as what happened last left it. */
export function expectRest(world: World): void {
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
