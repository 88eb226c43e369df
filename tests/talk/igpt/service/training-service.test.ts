import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { trainingArithmetic, trainingSet } from '../../../../scripts/data/training-set.ts';
import { simdKernel } from '../../../../src/igpt/kernel/simd.ts';
import type {
  TrainingReply,
  TrainingRequest,
} from '../../../../src/igpt/service/training-messages.ts';
import { TrainingService } from '../../../../src/igpt/service/training-service.ts';
import { recipeOf } from '../../../../src/igpt/training/recipe.ts';
import { hashOf } from '../../../../src/igpt/training/parameters.ts';
import { Trainer } from '../../../../src/igpt/training/trainer.ts';

const STEPS = 20;
/** A run of twenty steps of a network that is small. */
const shortRecipe: typeof recipeOf = (task, optimiser) => {
  const recipe = recipeOf(task, optimiser);
  const shape = { ...recipe.shape, layers: 1, width: 16, heads: 2 };
  return { ...recipe, shape, pictures: recipe.batch * STEPS };
};

const start: TrainingRequest = {
  kind: 'start',
  run: 1,
  task: 'digits',
  seed: 5,
  pace: 0,
  card: 'assets/training/digits.json',
  pictures: 'assets/training/digits.bin',
};

let replies: TrainingReply[];
let callbacks: { callback: () => void; milliseconds: number }[];
/** Every look at the clock costs this many milliseconds. */
let tick: number;
let now: number;
let service: TrainingService;

beforeEach(() => {
  [replies, callbacks, tick, now] = [[], [], 4, 0];
  service = new TrainingService(
    {
      reply: (reply) => replies.push(reply),
      fetch: (address) =>
        Promise.resolve(
          address.startsWith('assets/')
            ? new Response(Uint8Array.from(readFileSync(address)))
            : new Response(null, { status: 404 }),
        ),
      arithmetic: async () => ({ by: await trainingArithmetic(), simd: true }),
      kernel: () => simdKernel(readFileSync('src/igpt/kernel/kernel.wasm')),
      later: (callback, milliseconds) => callbacks.push({ callback, milliseconds }),
      clock: () => (now += tick),
    },
    shortRecipe,
  );
});

/** Run what waits, until nothing does or `enough` is true. */
function turn(enough: () => boolean = () => false): void {
  for (let next = callbacks.shift(); next; next = callbacks.shift()) {
    now += next.milliseconds;
    next.callback();
    if (enough()) return;
  }
}

type Kind<K extends TrainingReply['kind']> = Extract<TrainingReply, { kind: K }>;

function all<K extends TrainingReply['kind']>(kind: K): Kind<K>[] {
  return replies.filter((reply): reply is Kind<K> => reply.kind === kind);
}

const hash = (): string | undefined => all('ended')[0]?.hash;
const steps = (): number => all('progress').at(-1)?.step ?? 0;

describe('a run', () => {
  it('says what it is, goes on to its end, and shows what it has learned', async () => {
    await service.handle(start);
    turn();
    const [setting] = all('started').map((reply) => reply.setting);
    expect(setting).toMatchObject({
      task: 'digits',
      pictures: 8 * STEPS,
      different: 1397,
      side: 8,
    });
    expect(setting?.heldOut).toHaveLength(8);
    expect(all('progress')[0]).toMatchObject({ step: 0, picturesSeen: 0, seconds: 0 });
    expect(all('ended')[0]).toMatchObject({ run: 1, step: STEPS });

    const looks = all('progress').flatMap(({ look }) => look ?? []);
    expect(looks.at(0)?.picturesSeen).toBe(0);
    expect(looks.at(0)?.heldOutLoss).toBeCloseTo(Math.log(4), 3);
    expect(looks.at(-1)?.picturesSeen).toBe(8 * STEPS);
    expect(looks.at(-1)?.heldOutLoss).toBeLessThan(1.2);
    expect(looks.at(-1)?.drawings.map((picture) => picture.length)).toEqual(Array(16).fill(64));
    expect(looks.at(-1)?.attention.map((heads) => heads.length)).toEqual([2]);

    const probes = all('progress').flatMap(({ probe }) => probe ?? []);
    const last = probes.find(({ picturesSeen }) => picturesSeen === 8 * STEPS);
    // One in ten would be chance.
    expect(Math.max(...(last?.accuracy ?? []))).toBeGreaterThan(0.3);
  });

  it('has the weights of its seed, whatever its pace and its pauses', async () => {
    const set = await trainingSet('digits');
    const recipe = shortRecipe('digits', 'muon');
    const trainer = new Trainer(
      await trainingArithmetic(),
      recipe,
      set.tokens.slice(set.heldOut),
      5,
    );
    while (!trainer.ended) trainer.learn();

    await service.handle({ ...start, pace: 2 });
    turn(() => steps() > 8);
    await service.handle({ kind: 'pause' });
    turn();
    expect(all('ended')).toEqual([]);
    await service.handle({ kind: 'resume' });
    turn();
    expect(hash()).toBe(hashOf(trainer.weights));
  });

  it('takes a minute at the pace of a minute, where the machine is fast enough', async () => {
    tick = 0.1;
    await service.handle({ ...start, pace: 60 });
    turn();
    const seconds = all('ended')[0]?.seconds ?? NaN;
    expect(seconds).toBeGreaterThan(60 * (1 - 1 / STEPS) - 1);
    expect(seconds).toBeLessThan(61);
  });

  it('has the same probes on a fast machine and on a slow one, at fixed pictures', async () => {
    const probes = () => all('progress').flatMap(({ probe }) => probe ?? []);
    const inOrder = () => probes().sort((a, b) => a.picturesSeen - b.picturesSeen);
    tick = 0.1;
    await service.handle({ ...start, pace: 60 });
    turn();
    const fast = inOrder();
    expect(fast.map(({ picturesSeen }) => picturesSeen)).toEqual([0, 16, 24, 40, 80, 120, 160]);

    replies = [];
    tick = 4;
    await service.handle({ ...start, pace: 0 });
    turn();
    const [newest] = probes().slice(1);
    expect(newest?.picturesSeen).toBeGreaterThan(24);
    expect(inOrder()).toEqual(fast);
    expect(probes().at(-1)?.picturesSeen).toBe(0);
  });

  it('takes no less time than its pace, which can change', async () => {
    tick = 0.1;
    const seconds = (): number => all('progress').at(-1)?.seconds ?? NaN;
    await service.handle({ ...start, pace: 60 });
    turn(() => steps() === 5);
    expect(seconds()).toBeGreaterThanOrEqual((60 * 4) / STEPS);
    const before = seconds();
    await service.handle({ kind: 'pace', pace: 0 });
    turn(() => steps() > 5);
    expect(seconds() - before).toBeLessThan(1);
  });

  it('spends on looks and probes no more than a fifth of the time for learning', async () => {
    await service.handle(start);
    const spent = { learning: 0, aside: 0 };
    for (let before = 0; steps() < STEPS - 1 && callbacks.length > 0; before = now) {
      const { step, look } = all('progress').at(-1) ?? {};
      turn(() => true);
      const learned = (all('progress').at(-1)?.step ?? 0) > (step ?? 0);
      spent[learned || look === undefined ? 'learning' : 'aside'] += now - before;
    }
    expect(spent.aside).toBeLessThan(0.25 * spent.learning);
  });

  it('goes on drawing while it probes', async () => {
    tick = 8;
    const [card, pictures] = ['assets/training/faces.json', 'assets/training/faces.bin'];
    await service.handle({ ...start, task: 'faces', pace: 60, card, pictures });
    // The first probe is of the weights in the middle.
    turn(() => all('progress').some(({ probe }) => probe !== undefined));
    const looks = all('progress').flatMap(({ look }) => look?.picturesSeen ?? []);
    expect(looks.filter((seen) => seen > STEPS).length).toBeGreaterThan(1);
  });

  it('ends when stopped, and another start begins anew', async () => {
    await service.handle(start);
    turn(() => steps() > 5);
    await service.handle({ kind: 'stop' });
    replies = [];
    turn();
    expect(replies).toEqual([]);
    await service.handle({ ...start, run: 2, seed: 6 });
    turn();
    expect(replies.every((reply) => reply.run === 2)).toBe(true);
    expect(all('ended')).toHaveLength(1);
  });

  it.each([
    [
      'pictures that are not there',
      { pictures: 'gone.bin' },
      'The pictures to learn from could not be loaded.',
    ],
    [
      'pictures of another set',
      { pictures: 'assets/training/faces.bin' },
      'The pictures "digits" were altered or are of another version.',
    ],
  ])('fails in one sentence with %s', async (_, change, message) => {
    await service.handle({ ...start, ...change });
    expect(replies).toEqual([{ kind: 'failed', run: 1, message }]);
  });
});
