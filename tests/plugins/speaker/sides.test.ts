import { expect, test } from 'vitest';
import { reset, start, unstarted } from '../../../plugins/speaker/clock.ts';
import {
  arrive,
  hearDeck,
  hearSpeaker,
  move,
  publish,
} from '../../../plugins/speaker/deck-side.ts';
import type { DeckSide } from '../../../plugins/speaker/deck-side.ts';
import type { Command, DeckMessage, SpeakerMessage } from '../../../plugins/speaker/protocol.ts';
import { ask, beat, giveUp, hear, newSpeaker } from '../../../plugins/speaker/speaker-side.ts';
import type { SpeakerSide } from '../../../plugins/speaker/speaker-side.ts';
import { talk } from './world.ts';

const here = (deck: string, version = 0): DeckMessage & { type: 'here' } => ({
  type: 'here',
  deck,
  since: 0,
  time: 0,
  version,
  talk,
  clock: unstarted,
  contents: [],
});
const deck: DeckSide = {
  deck: 'deck',
  since: 0,
  clock: unstarted,
  behind: 0,
  version: 0,
  slide: 0,
  memory: { done: {}, changed: {} },
};
const alone = newSpeaker('window', unstarted);
const met = hear(alone, here('deck'), 0).side;
const go = (slide: number): Command => ({ type: 'go', slide });
const gone = (last?: number): DeckMessage => ({
  type: 'gone',
  deck: 'deck',
  done: last === undefined ? {} : { window: last },
});
const next: Command = { type: 'move', move: 'next', skip: false };
const slider = (state: number) => ({ type: 'figure', key: 'slider', state }) as const;

function request(command: Command, number: number, at: number, first = number): SpeakerMessage {
  return { type: 'request', deck: 'deck', window: 'window', number, first, at, command };
}

/** The commands of some messages. */
function commands(messages: readonly SpeakerMessage[] = []): Command[] {
  return messages.flatMap((message) => (message.type === 'request' ? [message.command] : []));
}

test('a deck answers a clock that is older or newer than its own, and no other', () => {
  const mine = { ...deck, clock: reset(unstarted, 1000) };
  const clock = start(unstarted, 2000);
  const newer = hearSpeaker(mine, { type: 'clock', clock }, 0);
  expect(newer).toEqual({ side: { ...mine, clock }, send: [{ type: 'clock', clock }] });
  expect(hearSpeaker(newer.side, { type: 'clock', clock }, 0)).toEqual({ side: newer.side });
  const older = hearSpeaker(newer.side, { type: 'clock', clock: mine.clock }, 0);
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

test('the clock starts when the first slide is left, unless it runs or shows a time', () => {
  const left = arrive(deck, 1, 5000);
  expect(left.side.clock).toEqual(start(unstarted, 5000));
  expect(left.send).toEqual([{ type: 'clock', clock: left.side.clock }]);
  expect(arrive({ ...deck, slide: 3 }, 4, 5000).side.clock).toEqual(unstarted);
  expect(arrive(deck, 0, 5000).side.clock).toEqual(unstarted);
  const paused = { since: null, before: 7000, touched: 1 };
  expect(arrive({ ...deck, clock: paused }, 1, 5000).side.clock).toEqual(paused);
  const running = start(unstarted, 1000);
  expect(arrive({ ...deck, clock: running }, 1, 5000).side.clock).toEqual(running);
});

test('of two decks of a session the later one leaves it', () => {
  const copy = { ...deck, deck: 'copy', since: 500 };
  expect(hearDeck(deck, { ...here('copy'), since: 500 }).send).toEqual([
    { type: 'taken', deck: 'copy' },
  ]);
  expect(hearDeck(copy, { type: 'taken', deck: 'copy' }).leave).toBe(true);
  expect(hearDeck(copy, { type: 'taken', deck: 'other' }).leave).toBe(false);
  expect(hearDeck(copy, here('deck')).leave).toBe(true);
  // The same page after its reload.
  expect(hearDeck(deck, here('reloaded'))).toEqual({ side: deck });
});

test('a window stays with its deck while that has not gone', () => {
  expect(hear(met, here('other'), 0).side.deck).toBe('deck');
  const { side } = hear(met, gone(), 0);
  expect(side.deck).toBeUndefined();
  // A late word of the deck that has gone.
  expect(hear(side, here('deck'), 0).side.deck).toBeUndefined();
  expect(hear(side, here('other'), 0).side.deck).toBe('other');
});

test('commands wait two seconds for a deck that is away, and are sent in their order', () => {
  let side: SpeakerSide = alone;
  for (const [slide, time] of [
    [1, 1000],
    [2, 2000],
    [3, 2500],
  ] as const)
    ({ side } = ask(side, go(slide), time));
  expect(side.missed).toBe(false);
  const { side: after, send } = hear(side, here('deck'), 4000);
  expect(commands(send)).toEqual([go(2), go(3)]);
  expect(after.missed).toBe(true);
  expect(ask(after, go(4), 5000).side.missed).toBe(false);
});

test('a command is sent again until the deck confirms it', () => {
  const { side, send } = ask(met, next, 1000);
  expect(commands(send)).toEqual([next]);
  expect(commands(beat(side, 1500).send)).toEqual([next]);
  const done = { type: 'done', deck: 'deck', window: 'window', number: 1 } as const;
  expect(hear(side, { ...done, window: 'other' }, 1600).side.pending).toHaveLength(1);
  const confirmed = hear(side, done, 1600).side;
  expect(commands(beat(confirmed, 1700).send)).toEqual([]);
  expect(giveUp(confirmed, 9000).side.missed).toBe(false);
  expect(giveUp(side, 3001).side.missed).toBe(true);
});

test('what a deck has obeyed as it goes is not sent to another, and the rest is', () => {
  const { side } = ask(ask(met, next, 1000).side, go(4), 1100);
  const left = hear(side, gone(1), 1200).side;
  expect(commands(hear(left, { ...here('other'), since: 9 }, 1300).send)).toEqual([go(4)]);
});

test('what a deck may have obeyed before it fell silent waits for its tab alone', () => {
  let side = ask({ ...met, unanswered: 4 }, next, 1000).side;
  ({ side } = beat(side, 1100));
  expect(side.deck).toBeUndefined();
  const other = hear(side, { ...here('other'), since: 9 }, 1200);
  expect(commands(other.send)).toEqual([]);
  expect(commands(hear(side, here('reloaded'), 1200).send)).toEqual([next]);
  const asked = ask(other.side, go(4), 1300);
  expect(commands(asked.send)).toEqual([go(4)]);
  expect(hear(asked.side, gone(1), 1400).side.pending.map(({ command }) => command)).toEqual([
    go(4),
  ]);
  const late = giveUp(asked.side, 3001).side;
  expect(late.missed).toBe(true);
  expect(commands(beat(late, 3002).send)).toEqual([go(4)]);
});

test('a deck obeys a command once, and confirms it as often as it comes', () => {
  const first = hearSpeaker(deck, request(next, 1, 1000), 1000);
  expect(first.obey).toEqual(next);
  const second = hearSpeaker(first.side, request(next, 1, 1000), 1100);
  expect(second.obey).toBeUndefined();
  expect(second.send).toEqual(first.send);
});

test('a deck obeys commands in their order, and none that is too old or for another deck', () => {
  expect(hearSpeaker(deck, request(next, 2, 1000, 1), 1000).obey).toBeUndefined();
  // The window has given up the one before.
  expect(hearSpeaker(deck, request(next, 2, 1000), 1000).obey).toEqual(next);
  expect(hearSpeaker(deck, request(next, 1, 1000), 3001).obey).toBeUndefined();
  const { side } = hearSpeaker({ ...deck, deck: 'reloaded' }, request(next, 1, 1000), 1000);
  expect(side.memory.done).toEqual({});
});

test('a jump does not take back what happened later, and a step counts all the same', () => {
  const moved = move({ ...deck, slide: 5 }, 6, 2000).side;
  const late = hearSpeaker(moved, request(go(9), 1, 1500), 2100);
  expect(late.obey).toBeUndefined();
  expect(late.deny).toEqual(go(9));
  expect(hearSpeaker(moved, request(next, 1, 1500), 2100).obey).toEqual(next);
  expect(hearSpeaker(moved, request(go(9), 1, 2050), 2100).obey).toEqual(go(9));
});

test('a step from before a jump is void', () => {
  const jumped = move({ ...deck, slide: 5 }, 20, 2000).side;
  expect(hearSpeaker(jumped, request(next, 1, 1500), 2100).deny).toEqual(next);
});

test('a window whose time is far behind is heard', () => {
  const { side } = hear(alone, { ...here('deck'), time: 3_600_000 }, 0);
  const [message] = ask(side, next, 10).send ?? [];
  if (!message) throw new Error('The command was not sent.');
  expect(hearSpeaker(deck, message, 3_600_010).obey).toEqual(next);
});

test('a deck is gone when it leaves four questions unanswered', () => {
  let side = met;
  for (let i = 0; i < 4; i++) ({ side } = beat(side, 0));
  expect(side.deck).toBe('deck');
  const { since, version, clock } = deck;
  const alive = { type: 'alive', deck: 'deck', since, version, clock, time: 0 } as const;
  expect(hear(side, alive, 0).side.unanswered).toBe(0);
  expect(beat(side, 0).side.deck).toBeUndefined();
});

test('news are shown in their order; who missed some asks for everything', () => {
  const first = publish(deck, slider(1));
  const second = publish(first.side, slider(2));
  const [news1, news2] = [first, second].map(({ send }) => send?.[0]);
  if (!news1 || !news2) throw new Error('The news were not sent.');
  const shown = hear(met, news1, 0);
  expect(shown.show).toEqual([slider(1)]);
  expect(hear(shown.side, news1, 0).show).toBeUndefined();
  const missing = hear(met, news2, 0);
  expect(missing.show).toBeUndefined();
  expect(missing.send).toEqual([{ type: 'hello', time: 0 }]);
  expect(hear(missing.side, here('deck', 2), 0).side).toMatchObject({ version: 2, stale: false });
  expect(hear(shown.side, here('deck', 0), 0).side.version).toBe(1);
});

test('an older state of a figure takes back no change that the deck has not confirmed', () => {
  const { side } = ask(met, slider(5), 0);
  const older = { type: 'news', deck: 'deck', version: 1, content: slider(1) } as const;
  const held = hear(side, older, 0);
  expect(held.show).toEqual([]);
  const done = { type: 'done', deck: 'deck', window: 'window', number: 1 } as const;
  const confirmed = hear(held.side, done, 0).side;
  const echo = { ...older, version: 2, content: slider(5) };
  const echoed = hear(confirmed, echo, 0);
  expect(echoed.show).toEqual([slider(5)]);
  expect(beat(echoed.side, 0).send).toEqual([{ type: 'ping', time: 0 }]);
  // Without that echo it asks how the figure is.
  expect(beat(confirmed, 0).send).toContainEqual({ type: 'hello', time: 0 });
});
