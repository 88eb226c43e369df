import { expect, test } from 'vitest';
import { reset, start, unstarted } from '../../../plugins/speaker/clock.ts';
import { hearDeck, hearSpeaker } from '../../../plugins/speaker/deck-side.ts';
import type { DeckSide } from '../../../plugins/speaker/deck-side.ts';
import type { DeckMessage, Talk } from '../../../plugins/speaker/protocol.ts';
import { ask, beat, hear, newSpeaker } from '../../../plugins/speaker/speaker-side.ts';
import type { SpeakerSide } from '../../../plugins/speaker/speaker-side.ts';

const talk: Talk = {
  title: 'Talk',
  address: 'https://example.org/',
  width: 1280,
  height: 720,
  slides: [],
  timings: null,
  hurried: [],
};
const here = (deck: string): DeckMessage => ({ type: 'here', deck, talk });
const deck: DeckSide = { deck: 'deck', clock: unstarted, changes: {} };
const alone = newSpeaker('window', unstarted);
const met = hear(alone, here('deck'), 0).side;
const slider = (state: number) => ({ type: 'figure', key: 'slider', state }) as const;

test('a deck answers a clock that is older or newer than its own, and no other', () => {
  const mine = { ...deck, clock: reset(1000) };
  const clock = start(unstarted, 2000);
  const newer = hearSpeaker(mine, { type: 'clock', clock });
  expect(newer).toEqual({ side: { ...mine, clock }, send: { type: 'clock', clock } });
  expect(hearSpeaker(newer.side, { type: 'clock', clock })).toEqual({ side: newer.side });
  const older = hearSpeaker(newer.side, { type: 'clock', clock: mine.clock });
  expect(older).toEqual(newer);
});

test('a speaker window answers only a clock that is older than its own', () => {
  const clock = start(unstarted, 2000);
  const mine = ask(met, { type: 'clock', clock }, 0).side;
  expect(hear(mine, { type: 'clock', clock }, 0).send).toBeUndefined();
  expect(hear(mine, { type: 'clock', clock: unstarted }, 0).send).toEqual([
    { type: 'clock', clock },
  ]);
});

test('a deck that takes a session of another deck leaves it', () => {
  const answer = hearDeck(deck, here('copy'));
  expect(answer.send).toEqual({ type: 'taken', deck: 'copy' });
  expect(answer.introduce).toBe(true);
  expect(hearDeck(deck, { type: 'taken', deck: 'deck' }).leave).toBe(true);
  expect(hearDeck(deck, { type: 'taken', deck: 'copy' }).leave).toBe(false);
});

test('requests wait two seconds for a deck that is away, and are sent in their order', () => {
  let side: SpeakerSide = alone;
  for (const [slide, time] of [
    [1, 1000],
    [2, 2000],
    [3, 2500],
  ] as const)
    ({ side } = ask(side, { type: 'go', slide }, time));
  const { side: after, send } = hear(side, here('deck'), 4000);
  expect(send).toEqual([
    { type: 'go', slide: 2 },
    { type: 'go', slide: 3 },
  ]);
  expect(after.waiting).toEqual([]);
  expect(ask(after, { type: 'go', slide: 4 }, 5000).send).toEqual([{ type: 'go', slide: 4 }]);
});

test('a deck is gone when it says so, or leaves four questions unanswered', () => {
  expect(hear(met, { type: 'gone', deck: 'deck' }, 0).side.deck).toBeUndefined();
  expect(hear(met, { type: 'gone', deck: 'other' }, 0).side.deck).toBe('deck');
  let side = met;
  for (let i = 0; i < 4; i++) ({ side } = beat(side));
  expect(side.deck).toBe('deck');
  expect(hear(side, { type: 'alive', deck: 'deck' }, 0).side.unanswered).toBe(0);
  expect(beat(side).side.deck).toBeUndefined();
});

test('an older state of a figure takes back no change of this window, whatever another did', () => {
  let side = met;
  const changes = [1, 2].map((state) => {
    const step = ask(side, slider(state), 0);
    side = step.side;
    return step.send?.[0];
  });
  let served = deck;
  for (const [i, change] of changes.entries()) {
    if (change?.type !== 'figure') throw new Error('The change was not sent.');
    served = hearSpeaker(served, change).side;
    const echo = { ...slider(i + 1), changes: served.changes['slider'] ?? {} };
    expect(hear(side, echo, 0).show).toEqual(i === 1 ? echo : undefined);
  }
  const other = ask(hear(newSpeaker('other', unstarted), here('deck'), 0).side, slider(9), 0);
  const [change] = other.send ?? [];
  if (change?.type !== 'figure') throw new Error('The change was not sent.');
  served = hearSpeaker(served, change).side;
  const echo = { ...slider(9), changes: served.changes['slider'] ?? {} };
  expect(hear(side, echo, 0).show).toEqual(echo);
});
