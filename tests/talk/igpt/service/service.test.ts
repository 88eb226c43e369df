import { beforeEach, describe, expect, it } from 'vitest';
import { readingOf } from '../../../../src/igpt/attention.ts';
import { distribution } from '../../../../src/igpt/distribution.ts';
import { features } from '../../../../src/igpt/features.ts';
import { withoutHeads } from '../../../../src/igpt/heads-off.ts';
import { plain, type Kernel } from '../../../../src/igpt/kernel/kernel.ts';
import { surprise } from '../../../../src/igpt/likelihood.ts';
import { rowsOf } from '../../../../src/igpt/matrix.ts';
import type { Model } from '../../../../src/igpt/model.ts';
import { loadModel } from '../../../../src/igpt/service/load.ts';
import { unmaskStep } from '../../../../src/igpt/masked-fill.ts';
import type { Reply, Request } from '../../../../src/igpt/service/messages.ts';
import { complete } from '../../../../src/igpt/sampler.ts';
import { Service } from '../../../../src/igpt/service/service.ts';
import { CONTEXT, smallFiles } from '../small-files.ts';

const { card, file } = smallFiles();
const model = loadModel(card, file);

/** What is there to fetch. */
const addresses: Record<string, () => Response> = {
  'card.json': () => Response.json(card),
  'weights.bin': () => new Response(file),
  'cut.bin': () => new Response(file.slice(0, 64)),
  'gone.bin': () => new Response(null, { status: 404 }),
};

const load: Request = { kind: 'load', name: 'small', card: 'card.json', weights: 'weights.bin' };
const begin: Request = {
  kind: 'sample',
  job: 1,
  name: 'small',
  samples: [{ prefix: [1], seed: 3 }],
  freedom: { temperature: 1 },
};
const draw = (pixels: number, job = 1): Request => ({ kind: 'draw', job, pixels });

let replies: Reply[];
let waiting: (() => void)[];
/** What each reading of the clock adds to it; so much that a turn of a job ends after each pixel. */
let tick: number;
let service: Service;
/** How often keys and values were begun: a picture, or a part of it, is read into them. */
let taken = 0;
let givenBack = 0;

const counted: Kernel = {
  ...plain,
  pasts: (layers, size) => {
    taken += 1;
    return plain.pasts(layers, size);
  },
  giveBack: () => (givenBack += 1),
};

beforeEach(() => {
  replies = [];
  waiting = [];
  tick = 1000;
  let now = 0;
  service = new Service({
    reply: (reply) => replies.push(reply),
    fetch: (address) => {
      const found = addresses[address];
      return found ? Promise.resolve(found()) : Promise.reject(new TypeError('no network'));
    },
    kernel: () => Promise.resolve(counted),
    later: (callback) => waiting.push(callback),
    clock: () => (now += tick),
  });
});

/** Lets a job go on until it waits for the page. */
function goOn(): void {
  for (let next = waiting.shift(); next; next = waiting.shift()) next();
}

const kinds = (): string[] => replies.map(({ kind }) => kind);

describe('loading a model', () => {
  it('tells how much has come, and then that it is there', async () => {
    await service.handle(load);
    expect(kinds().slice(-2)).toEqual(['progress', 'loaded']);
    expect(replies.at(-2)).toEqual({
      kind: 'progress',
      name: 'small',
      loaded: file.byteLength,
      total: file.byteLength,
    });
  });

  it.each([
    ['gone.bin', 'gone.bin could not be loaded (404).'],
    ['https://example.org/talk/nowhere.bin', 'nowhere.bin could not be loaded.'],
    [
      'cut.bin',
      `weights.bin of "small" has 64 bytes, not ${file.byteLength}: it was cut off or is of another version.`,
    ],
  ])('says in one sentence why %s does not do', async (weights, message) => {
    await service.handle({ kind: 'load', name: 'small', card: 'card.json', weights });
    expect(replies.at(-1)).toEqual({ kind: 'failed', of: 'small', message });
  });

  it('comes to nothing when the model is no longer wanted', async () => {
    const loading = service.handle(load);
    await service.handle({ kind: 'unload', name: 'small' });
    await loading;
    expect(kinds()).toEqual([]);
    await service.handle(begin);
    expect(replies).toEqual([
      { kind: 'failed', of: 1, message: 'The model "small" is not loaded.' },
    ]);
  });

  it('keeps several models apart', async () => {
    await service.handle(load);
    await service.handle({ ...load, name: 'other' });
    await service.handle({ kind: 'unload', name: 'small' });
    await service.handle({ kind: 'surprise', job: 1, name: 'other', pictures: [[0, 1]] });
    expect(kinds().at(-1)).toBe('surprised');
  });
});

describe('a job', () => {
  beforeEach(async () => {
    await service.handle(load);
    replies = [];
  });

  it('draws nothing before it is asked, and as many pixels as it is asked for', async () => {
    await service.handle(begin);
    expect(kinds()).toEqual([]);
    await service.handle(draw(1));
    goOn();
    expect(kinds()).toEqual(['steps']);
    await service.handle(draw(2));
    goOn();
    expect(kinds()).toEqual(['steps', 'steps', 'steps']);
  });

  it('ends with the pictures of the sampler', async () => {
    await service.handle(begin);
    await service.handle(draw(Infinity));
    goOn();
    const pictures = complete(model, [{ prefix: [1], seed: 3 }]);
    expect(kinds()).toEqual([...Array<string>(CONTEXT - 1).fill('steps'), 'drawn']);
    expect(replies.at(-1)).toEqual({ kind: 'drawn', job: 1, pictures });
  });

  it('tells how long each pixel took', async () => {
    await service.handle(begin);
    await service.handle(draw(1));
    expect(replies).toMatchObject([{ kind: 'steps', steps: [{ milliseconds: tick }] }]);
  });

  it('draws the same pictures without a cache, and lets messages in between any two of them', async () => {
    const samples = [1, 2].map((seed) => ({ prefix: [1], seed }));
    await service.handle({ ...begin, samples, cached: false });
    await service.handle(draw(1));
    expect(kinds()).toEqual([]);
    expect(waiting).toHaveLength(1);
    goOn();
    expect(kinds()).toEqual(['steps']);
    await service.handle(draw(Infinity));
    goOn();
    const pictures = complete(model, samples);
    expect(replies.at(-1)).toEqual({ kind: 'drawn', job: 1, pictures });
  });

  it('goes on from a pixel set by hand', async () => {
    await service.handle(begin);
    await service.handle(draw(1));
    await service.handle({ kind: 'draw', job: 1, pixels: Infinity, byHand: [2] });
    goOn();
    const pictures = complete(model, [{ prefix: [1, 2], seed: 3 }]);
    expect(replies.at(-1)).toEqual({ kind: 'drawn', job: 1, pictures });
  });

  it('lets messages in after its turn, and draws none after it is cancelled', async () => {
    await service.handle(begin);
    await service.handle(draw(Infinity));
    expect(kinds()).toEqual(['steps']);
    expect(waiting).toHaveLength(1);
    await service.handle({ kind: 'cancel', job: 1 });
    goOn();
    await service.handle(draw(1));
    goOn();
    expect(kinds()).toEqual(['steps']);
  });

  it('tells in one reply what it draws in one turn, and no more than is asked', async () => {
    tick = 0;
    await service.handle(begin);
    await service.handle(draw(3));
    expect(waiting).toEqual([]);
    expect(replies).toMatchObject([
      { kind: 'steps', steps: [{ index: 1 }, { index: 2 }, { index: 3 }] },
    ]);
  });

  it('tells what it drew before it failed', async () => {
    tick = 0;
    await service.handle({ ...begin, samples: [{ prefix: [0, 1], seed: 1 }] });
    await service.handle(draw(1));
    await service.handle({ kind: 'draw', job: 1, pixels: 2, byHand: [99] });
    expect(kinds()).toEqual(['steps', 'failed']);
  });

  it('gives back its keys and values when it has ended, however it ends', async () => {
    const held = (): number => taken - givenBack;
    const before = held();
    await service.handle(begin);
    await service.handle(draw(Infinity));
    expect(held()).toBe(before + 1);
    goOn();
    expect(held()).toBe(before);
    for (const end of [{ kind: 'cancel', job: 1 }, begin, { kind: 'unload', name: 'small' }]) {
      await service.handle(begin);
      await service.handle(draw(1));
      expect(held()).toBe(before + 1);
      await service.handle(end as Request);
      expect(held()).toBe(before);
    }
  });

  it('gives way to another one of its number', async () => {
    await service.handle(begin);
    await service.handle(draw(Infinity));
    await service.handle({ ...begin, samples: [{ prefix: [], seed: 4 }] });
    goOn();
    expect(kinds()).toEqual(['steps']);
    await service.handle(draw(1));
    expect(replies.at(-1)).toMatchObject({ kind: 'steps', steps: [{ index: 0 }] });
  });

  it('ends with the model it runs on', async () => {
    await service.handle(begin);
    await service.handle(draw(Infinity));
    await service.handle({ kind: 'unload', name: 'small' });
    goOn();
    expect(kinds()).toEqual(['steps']);
  });

  it('says in one sentence why it cannot run', async () => {
    await service.handle({ ...begin, freedom: { temperature: NaN } });
    await service.handle(draw(1));
    const message = 'The temperature is NaN, not a number from 0 on.';
    expect(replies).toEqual([{ kind: 'failed', of: 1, message }]);
  });

  it('tells how surprising pictures are', async () => {
    const pictures = [[0, 1, 2, 0, 1]];
    await service.handle({ kind: 'surprise', job: 5, name: 'small', pictures });
    expect(replies).toEqual([{ kind: 'surprised', job: 5, nats: surprise(model, pictures) }]);
  });

  it('reads a picture once whose surprise is asked for again, beside another one', async () => {
    const [first, second, third] = [
      [0, 1, 2, 0, 1],
      [1, 1, 2, 0, 1],
      [2, 1],
    ];
    const ask = (pictures: number[][]): Promise<void> =>
      service.handle({ kind: 'surprise', job: 5, name: 'small', pictures });
    const before = taken;
    await ask([first, second]);
    await ask([first, third]);
    expect(taken).toBe(before + 3);
    const nats = surprise(model, [first, third]);
    expect(replies.at(-1)).toEqual({ kind: 'surprised', job: 5, nats });
  });

  /** What the service should say of a pixel. */
  function attended(model: Model, picture: readonly number[], pixel: number): Reply {
    const { attentionFor, logits } = readingOf(model, picture);
    const scores = rowsOf(logits, pixel, pixel + 1).data;
    return {
      kind: 'attended',
      job: 6,
      layers: attentionFor(pixel),
      probabilities: distribution(scores, { temperature: 1 }),
    };
  }

  it('tells where every head looked and what came of it, and reads two pictures once each', async () => {
    const [picture, other] = [
      [0, 1, 2, 0, 1],
      [1, 1, 2, 0, 1],
    ];
    const ask = (pixel: number, of = picture): Promise<void> =>
      service.handle({ kind: 'attend', job: 6, name: 'small', picture: of, pixel });
    const before = taken;
    await ask(4);
    await ask(3, other);
    await ask(2);
    await ask(4, other);
    expect(taken).toBe(before + 2);
    expect(replies).toEqual([
      attended(model, picture, 4),
      attended(model, other, 3),
      attended(model, picture, 2),
      attended(model, other, 4),
    ]);
    await ask(2, [2, 2, 2, 2, 2]);
    await ask(2);
    expect(taken).toBe(before + 4);
  });

  it('switches heads off for a question or for a drawing, and not for the next one', async () => {
    const [picture, off] = [[0, 1, 2, 0, 1], [{ layer: 0, head: 1 }]];
    const ask = { kind: 'attend', job: 6, name: 'small', picture, pixel: 4 } as const;
    await service.handle({ ...ask, off });
    await service.handle(ask);
    const without = withoutHeads(model, off);
    expect(replies).toEqual([attended(without, picture, 4), attended(model, picture, 4)]);
    expect(replies[0]).not.toEqual(replies[1]);

    await service.handle({ ...begin, off });
    await service.handle(draw(Infinity));
    goOn();
    const pictures = complete(without, [{ prefix: [1], seed: 3 }]);
    expect(replies.at(-1)).toEqual({ kind: 'drawn', job: 1, pictures });
  });

  it('says that there is no such head', async () => {
    await service.handle({ ...begin, off: [{ layer: 7, head: 0 }] });
    const message = 'The model has no head 0 in layer 7.';
    expect(replies).toEqual([{ kind: 'failed', of: 1, message }]);
  });

  it('forgets the picture with its model', async () => {
    const ask: Request = { kind: 'attend', job: 6, name: 'small', picture: [0, 1], pixel: 1 };
    await service.handle(ask);
    await service.handle({ kind: 'unload', name: 'small' });
    await service.handle(ask);
    const message = 'The model "small" is not loaded.';
    expect(replies.at(-1)).toEqual({ kind: 'failed', of: 6, message });
  });

  it('refuses a pixel that a picture does not have', async () => {
    const picture = [0, 1, 2];
    await service.handle({ kind: 'attend', job: 6, name: 'small', picture, pixel: 3 });
    const message = 'The picture has no pixel 3.';
    expect(replies).toEqual([{ kind: 'failed', of: 6, message }]);
  });

  it('tells what a probe reads of a picture', async () => {
    const picture = [0, 1, 2, 0, 1];
    await service.handle({ kind: 'features', job: 7, name: 'small', picture });
    expect(replies).toEqual([{ kind: 'featured', job: 7, layers: features(model, picture) }]);
  });

  it('says that a model of next pixels does not fill in from both sides', async () => {
    const picture = [0, 1, -1, 0, 1];
    await service.handle({ kind: 'unmask', job: 8, name: 'small', picture, keep: 1, seed: 1 });
    const message = 'Only a model of masked pixels fills them in from both sides.';
    expect(replies).toEqual([{ kind: 'failed', of: 8, message }]);
  });
});

it('fills in what a model of masked pixels has not been given', async () => {
  const both = smallFiles('bert');
  const bert = loadModel(both.card, both.file);
  addresses['bert.json'] = () => Response.json(both.card);
  addresses['bert.bin'] = () => new Response(both.file);
  await service.handle({ kind: 'load', name: 'bert', card: 'bert.json', weights: 'bert.bin' });
  const picture = [0, -1, 2, -1, 1];
  const before = taken;
  for (const keep of [2, 1]) {
    await service.handle({ kind: 'unmask', job: 8, name: 'bert', picture, keep, seed: 3 });
    const filled = unmaskStep(bert, picture, keep, 3);
    expect(replies.at(-1)).toEqual({ kind: 'unmasked', job: 8, picture: filled });
  }
  expect(taken, 'the picture is read once').toBe(before + 1);
});
