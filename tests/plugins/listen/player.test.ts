import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPlaying,
  isVoiced,
  newPlayer,
  step,
  type Effect,
  type Event,
  type Player,
} from '../../../plugins/listen/player.ts';
import { playlistOf } from '../../../plugins/listen/playlist.ts';
import { slides, timeline } from './talk.ts';

const items = playlistOf(timeline, slides);
/** The items of the talk itself. */
const talk = items.filter(({ inTalk }) => inTalk);

/** A person, a voice and a clock around a player. */
class World {
  player: Player;
  /** Places that were shown, in order. */
  readonly shown: number[] = [];
  readonly said: string[] = [];
  last: readonly Effect[] = [];
  #waiting: (Effect & { type: 'wait' }) | undefined;
  /** Seconds of all waits that ran out. */
  passed = 0;

  constructor(hasVoice = true, rate = 1, at = 0) {
    this.player = newPlayer(at, rate, hasVoice);
  }

  do(event: Event): this {
    const { player, effects } = step(items, this.player, event);
    this.player = player;
    this.last = effects;
    for (const effect of effects) {
      if (effect.type === 'show') this.shown.push(effect.at);
      if (effect.type === 'speak') this.said.push(items[effect.at]?.spoken ?? '');
      if (effect.type === 'wait') this.#waiting = effect;
    }
    return this;
  }

  /** The voice says something of the present turn. */
  voice(type: 'started' | 'ended' | 'failed'): this {
    return this.do({ type, turn: this.player.turn });
  }

  timeOut(): this {
    const wait = this.#waiting;
    if (!wait) throw new Error('Nothing is waited for.');
    this.passed += wait.seconds;
    return this.do({ type: 'time', turn: wait.turn });
  }

  /** Plays to the end; the voice of each sentence does what `voice` says. */
  run(voice: (world: World) => void): this {
    this.do({ type: 'play' });
    for (let count = 0; isPlaying(this.player); count++) {
      if (count > 1000) throw new Error('It does not end.');
      if (this.player.phase === 'waiting') voice(this);
      else this.timeOut();
    }
    return this;
  }
}

const well = (world: World): void => void world.voice('started').voice('ended');

const spoken = talk.map((item) => item.spoken).filter(Boolean);
const places = talk.map((_, index) => index);

test('every sentence is spoken once and in order, every step shown, and the talk ends', () => {
  const world = new World().run(well);
  expect(world.said).toEqual(spoken);
  expect(world.shown).toEqual(places);
  expect(world.player).toMatchObject({ at: talk.length - 1, phase: 'paused', ended: true });
});

test('without a voice the captions go on at reading pace, at the rate that was chosen', () => {
  const world = new World(false, 1.25).run(well);
  expect(world.said).toEqual([]);
  expect(world.shown).toEqual(places);
  expect(world.passed).toBeCloseTo(talk.reduce((sum, { seconds }) => sum + seconds, 0) / 1.25);
});

describe('the talk goes on to its end', () => {
  test.each<[string, (world: World) => void]>([
    ['when a voice never begins', (world) => world.timeOut()],
    ['when a voice begins and never ends', (world) => world.voice('started').timeOut()],
    ['when a voice fails at once', (world) => world.voice('failed')],
    ['when a voice fails in the middle', (world) => world.voice('started').voice('failed')],
  ])('%s', (_, voice) => {
    const world = new World().run(voice);
    expect(world.shown).toEqual(places);
    // After two failures in a row it is not asked any more.
    expect(world.said).toEqual(spoken.slice(0, 2));
    expect(isVoiced(world.player)).toBe(false);
  });

  test('with the voice, when it fails now and then', () => {
    let count = 0;
    const world = new World().run((one) => (count++ % 2 === 0 ? one.voice('failed') : well(one)));
    expect(world.said).toEqual(spoken);
    expect(world.shown).toEqual(places);
  });
});

test('a sentence that failed stands as a caption for its time', () => {
  const world = new World().do({ type: 'play' }).voice('started').voice('failed');
  expect(world.player.phase).toBe('reading');
  expect(world.last).toEqual([{ type: 'hush' }, { type: 'wait', turn: 1, seconds: 2 }]);
});

test('a voice has the time of a slow one: more at a lower rate', () => {
  const longest = (rate: number): number => {
    const { last } = new World(true, rate).do({ type: 'play' }).voice('started');
    return last[0]?.type === 'wait' ? last[0].seconds : NaN;
  };
  expect(longest(0.75)).toBeGreaterThan(longest(1));
  expect(longest(1)).toBeGreaterThan(4);
});

test('what an earlier sentence says is not heard', () => {
  const world = new World().do({ type: 'play' });
  const { turn } = world.player;
  world.do({ type: 'skip', by: 1, over: 'sentence' });
  expect(world.player.at).toBe(1);
  for (const type of ['started', 'ended', 'failed', 'time'] as const) {
    world.do({ type, turn });
    expect(world.player).toMatchObject({ at: 1, phase: 'waiting' });
  }
});

test('pause says no more, and play begins the sentence again', () => {
  const world = new World().do({ type: 'play' }).voice('started').do({ type: 'pause' });
  expect(world.last).toEqual([{ type: 'hush' }]);
  expect(world.player).toMatchObject({ at: 0, phase: 'paused' });
  world.do({ type: 'play' });
  expect(world.said).toEqual(['One.', 'One.']);
});

test('play after the end begins anew', () => {
  const world = new World().run(well).do({ type: 'play' });
  expect(world.player).toMatchObject({ at: 0, phase: 'waiting', ended: false });
});

test('a person who moves the deck pauses it there', () => {
  const world = new World().do({ type: 'play' }).do({ type: 'moved', at: 3 });
  expect(world.player).toMatchObject({ at: 3, phase: 'paused' });
  expect(world.last).toEqual([{ type: 'hush' }]);
  world.do({ type: 'moved', at: 2 });
  expect(world.last).toEqual([]);
  world.do({ type: 'play' });
  expect(world.said.at(-1)).toBe('Three.');
});

test.each([
  ['sentence', 1, 2, 3],
  ['sentence', -1, 2, 1],
  ['slide', 1, 2, 5],
  ['slide', -1, 2, 0],
  ['sentence', -1, 0, 0],
  ['sentence', 1, 6, 6],
] as const)(
  'a %s by %i from item %i is item %i, paused and while it plays',
  (over, by, from, to) => {
    const paused = new World(true, 1, from).do({ type: 'skip', by, over });
    expect(paused.player).toMatchObject({ at: to, phase: 'paused' });
    expect(paused.shown).toEqual([to]);
    const playing = new World(true, 1, from).do({ type: 'play' }).do({ type: 'skip', by, over });
    expect(playing.player.at).toBe(to);
    expect(isPlaying(playing.player)).toBe(true);
  },
);

test('another rate or voice begins the sentence again', () => {
  const world = new World().do({ type: 'play' }).voice('started').do({ type: 'rate', rate: 1.5 });
  expect(world.last).toEqual([
    { type: 'hush' },
    { type: 'show', at: 0 },
    { type: 'speak', at: 0, turn: 2, rate: 1.5 },
    { type: 'wait', turn: 2, seconds: 3 },
  ]);
  world.do({ type: 'voice', hasVoice: true, chosen: true });
  expect(world.said).toEqual(['One.', 'One.', 'One.']);
  world.do({ type: 'voice', hasVoice: false, chosen: true });
  expect(world.player.phase).toBe('reading');
});

test('a voice that is found late begins with the next sentence', () => {
  const world = new World(false).do({ type: 'play' });
  world.do({ type: 'voice', hasVoice: true, chosen: false });
  expect(world.player.phase).toBe('reading');
  world.timeOut();
  expect(world.said).toEqual(['Two.']);
});

test('whatever happens, a player that plays waits for a time that it has set', () => {
  const turn = fc.nat(5);
  const event = fc.oneof<fc.Arbitrary<Event>[]>(
    fc.constantFrom<Event>({ type: 'play' }, { type: 'pause' }),
    fc.record({
      type: fc.constant('skip' as const),
      by: fc.constantFrom(1 as const, -1 as const),
      over: fc.constantFrom('sentence' as const, 'slide' as const),
    }),
    fc.record({ type: fc.constant('moved' as const), at: fc.nat(items.length - 1) }),
    fc.record({ type: fc.constant('rate' as const), rate: fc.constantFrom(0.75, 1, 1.75) }),
    fc.record({
      type: fc.constant('voice' as const),
      hasVoice: fc.boolean(),
      chosen: fc.boolean(),
    }),
    fc.record({ type: fc.constantFrom('started' as const, 'ended', 'failed', 'time'), turn }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), fc.boolean(), (events, hasVoice) => {
      const world = new World(hasVoice);
      let waited = 0;
      for (const one of events) {
        world.do(one);
        for (const effect of world.last) if (effect.type === 'wait') waited = effect.turn;
        expect(world.player.at).toBeGreaterThanOrEqual(0);
        expect(world.player.at).toBeLessThan(items.length);
        if (isPlaying(world.player)) expect(waited).toBe(world.player.turn);
      }
    }),
  );
});
