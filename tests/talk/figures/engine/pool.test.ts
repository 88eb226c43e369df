import { describe, expect, test, vi } from 'vitest';
import type { Drawing } from '../../../../src/figures/engine/drawing.ts';
import { Pool } from '../../../../src/figures/engine/pool.ts';
import { features } from '../../../../src/igpt/features.ts';
import { surprise } from '../../../../src/igpt/likelihood.ts';
import { complete } from '../../../../src/igpt/sampler.ts';
import { loadModel } from '../../../../src/igpt/service/load.ts';
import type { Request, TimedStep } from '../../../../src/igpt/service/messages.ts';
import { COLORS, CONTEXT, smallFiles } from '../../igpt/small-files.ts';
import { fakeSources, FakeWorker } from './fake-worker.ts';

const { card, file } = smallFiles();
const model = loadModel(card, file);
const freedom = { temperature: 1 };
const samples = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => ({ prefix: [1], seed }));
const pictures = [0, 1, 2, 3, 4].map((i) => Array.from({ length: CONTEXT }, (_, t) => (i + t) % 3));
const questions = pictures.map(
  (picture) => ({ kind: 'features', name: 'faces', picture }) as const,
);

/** Make a pool with a model, and let its further workers start. */
async function poolOf(most: number, create?: () => FakeWorker) {
  const { sources, workers } = fakeSources(create, most);
  const pool = new Pool(sources);
  await pool.load('faces');
  pool.sample('faces', samples, freedom).cancel();
  await vi.waitFor(() => expect(workers.filter(isReady)).toHaveLength(most));
  return { pool, workers };
}

const isReady = (worker: FakeWorker): boolean => worker.replied.includes('loaded');

/** The requests of one kind that a worker got. */
function askedOf<Kind extends Request['kind']>(worker: FakeWorker | undefined, kind: Kind) {
  return (worker?.asked ?? []).filter(
    (request): request is Extract<Request, { kind: Kind }> => request.kind === kind,
  );
}

async function stepsOf(drawing: AsyncIterable<TimedStep>): Promise<TimedStep[]> {
  const steps: TimedStep[] = [];
  for await (const step of drawing) steps.push(step);
  return steps;
}

/** Return whole pictures from what came of them. */
function picturesOf(steps: readonly TimedStep[]): number[][] {
  return samples.map(({ prefix }, i) => [
    ...prefix,
    ...steps.map(({ tokens }) => tokens[i] ?? NaN),
  ]);
}

async function next(steps: AsyncIterator<TimedStep>): Promise<TimedStep> {
  const { value } = (await steps.next()) as { value: TimedStep };
  return value;
}

/** Draw pixel by pixel, with colours set by hand: for each pixel the next colour in every other picture. */
async function drawByHand(drawing: Drawing, between: (pixel: number) => void = () => undefined) {
  const steps = drawing[Symbol.asyncIterator]();
  const pictures: number[][] = samples.map(({ prefix }) => [...prefix]);
  let byHand: (number | undefined)[] | undefined;
  for (let pixel = 1; pixel < CONTEXT; pixel++) {
    drawing.draw(1, byHand);
    between(pixel);
    const { tokens } = await next(steps);
    byHand = tokens.map((token, i) => (i % 2 === 0 ? (token + 1) % COLORS : undefined));
    pictures.forEach((picture, i) => picture.push(byHand?.[i] ?? tokens[i] ?? NaN));
  }
  drawing.cancel();
  return pictures;
}

describe.each([1, 2, 3, 4])('with %i workers', (most) => {
  test('come the same pictures, with the same probabilities', async () => {
    const { pool, workers } = await poolOf(most);
    const drawing = pool.sample('faces', samples, freedom);
    drawing.draw(Infinity);
    const steps = await stepsOf(drawing);
    expect(picturesOf(steps)).toEqual(complete(model, samples));
    expect(steps.map(({ probabilities }) => probabilities.length)).toEqual(
      Array(CONTEXT - 1).fill(samples.length),
    );
    const shares = workers.map((worker) => askedOf(worker, 'sample').at(-1)?.samples.length);
    expect(shares).toEqual({ 1: [8], 2: [4, 4], 3: [3, 3, 2], 4: [2, 2, 2, 2] }[most]);
  });

  test('come the same pictures without a cache and without some heads', async () => {
    const options = { cached: false, off: [{ layer: 0, head: 1 }] };
    const alone = new Pool(fakeSources().sources);
    await alone.load('faces');
    const { pool } = await poolOf(most);
    const [one, other] = [alone, pool].map((each) => {
      const drawing = each.sample('faces', samples, freedom, options);
      drawing.draw(Infinity);
      return stepsOf(drawing);
    });
    expect(picturesOf((await other) ?? [])).toEqual(picturesOf((await one) ?? []));
  });

  test('colours set by hand reach their pictures', async () => {
    const alone = new Pool(fakeSources().sources);
    await alone.load('faces');
    const { pool } = await poolOf(most);
    const drawn = await drawByHand(pool.sample('faces', samples, freedom));
    expect(drawn).toEqual(await drawByHand(alone.sample('faces', samples, freedom)));
    expect(drawn).not.toEqual(complete(model, samples));
  });

  test('questions are answered in their order', async () => {
    const { pool } = await poolOf(most);
    const layers = [];
    for await (const answer of pool.askAll(questions, 'featured')) layers.push(answer.layers);
    expect(layers).toEqual(pictures.map((picture) => features(model, picture)));
    expect(await pool.surprise('faces', pictures)).toEqual(surprise(model, pictures));
  });
});

test('a further worker starts with the first work that it could share, which does not wait for it', async () => {
  const { sources, workers } = fakeSources(undefined, 4);
  const pool = new Pool(sources);
  await pool.load('faces');
  await pool.ask({ kind: 'surprise', name: 'faces', pictures: [[0]] }, 'surprised');
  expect(workers).toHaveLength(1);
  const drawing = pool.sample('faces', samples.slice(0, 3), freedom);
  expect(workers).toHaveLength(3);
  drawing.draw(1);
  await next(drawing[Symbol.asyncIterator]());
  expect(workers.map((worker) => askedOf(worker, 'sample').length)).toEqual([1, 0, 0]);
});

test('further workers take the files from the cache of the browser', async () => {
  const { workers } = await poolOf(3);
  expect(workers.map((worker) => askedOf(worker, 'load')[0]?.again)).toEqual([false, true, true]);
});

test('a further worker keeps one model only', async () => {
  const { pool, workers } = await poolOf(2);
  await pool.load('fashion');
  expect(await pool.surprise('fashion', pictures)).toEqual(surprise(model, pictures));
  const [first, further] = workers.map((worker) =>
    worker.asked.flatMap(({ kind, ...of }) =>
      kind === 'load' || kind === 'unload' ? [[kind, 'name' in of && of.name]] : [],
    ),
  );
  expect(first).toEqual([
    ['load', 'faces'],
    ['load', 'fashion'],
  ]);
  expect(further).toEqual([
    ['load', 'faces'],
    ['unload', 'faces'],
    ['load', 'fashion'],
  ]);
  expect(await pool.surprise('faces', pictures)).toEqual(surprise(model, pictures));
});

test('where further workers cannot start, the first does all', async () => {
  let made = 0;
  const { sources } = fakeSources(() => {
    if (made++ > 0) throw new Error('blocked');
    return new FakeWorker();
  }, 4);
  const pool = new Pool(sources);
  await pool.load('faces');
  for (const round of [1, 2]) {
    const drawing = pool.sample('faces', samples, freedom);
    drawing.draw(Infinity);
    expect(picturesOf(await stepsOf(drawing)), `round ${round}`).toEqual(complete(model, samples));
  }
  expect(await pool.surprise('faces', pictures)).toEqual(surprise(model, pictures));
});

test('where further workers cannot load the model, the first does all', async () => {
  let fetched = 0;
  const create = () =>
    new FakeWorker(() =>
      fetched++ === 0 ? new Response(file) : new Response(null, { status: 404 }),
    );
  const { sources } = fakeSources(create, 2);
  const pool = new Pool(sources);
  await pool.load('faces');
  expect(await pool.surprise('faces', pictures)).toEqual(surprise(model, pictures));
  expect(await pool.surprise('faces', pictures)).toEqual(surprise(model, pictures));
});

describe.each([0, 1])('where worker %i of two dies', (dead) => {
  test('another goes on with its pictures: each pixel comes once, those set by hand stay', async () => {
    const alone = new Pool(fakeSources().sources);
    await alone.load('faces');
    const { pool, workers } = await poolOf(2);
    const drawn = await drawByHand(pool.sample('faces', samples, freedom), (pixel) => {
      if (pixel === 3) workers[dead]?.die();
    });
    expect(drawn).toEqual(await drawByHand(alone.sample('faces', samples, freedom)));
    expect(workers).toHaveLength(3);
  });

  test('another answers its questions', async () => {
    const { pool, workers } = await poolOf(2);
    const dying = workers[dead];
    if (dying) dying.deadly = ({ kind }) => kind === 'surprise';
    expect(await pool.surprise('faces', pictures)).toEqual(surprise(model, pictures));
    expect(dying?.ended).toBe(true);
  });

  test('and the next one too, the drawing fails in one sentence, and no worker draws on', async () => {
    const goesOn = (request: Request): boolean =>
      request.kind === 'sample' && request.samples[0]?.prefix.length === 2;
    const { pool, workers } = await poolOf(2, () =>
      Object.assign(new FakeWorker(), { deadly: goesOn }),
    );
    const drawing = pool.sample('faces', samples, freedom);
    const steps = drawing[Symbol.asyncIterator]();
    drawing.draw(1);
    await next(steps);
    drawing.draw(Infinity);
    workers[dead]?.die();
    await expect(steps.next()).rejects.toThrow('its worker ended unexpectedly');
    const living = workers.filter(({ ended }) => !ended);
    for (const worker of living) expect(['load', 'cancel']).toContain(worker.asked.at(-1)?.kind);
  });
});

test('a further worker that has died twice gets no more work', async () => {
  const { pool, workers } = await poolOf(2);
  workers[1]?.die();
  pool.sample('faces', samples, freedom).cancel();
  await vi.waitFor(() => expect(workers.filter(isReady)).toHaveLength(3));
  workers[2]?.die();
  expect(await pool.surprise('faces', pictures)).toEqual(surprise(model, pictures));
  expect(workers).toHaveLength(3);
});

test('what a model cannot do fails in one sentence', async () => {
  const { pool } = await poolOf(2);
  const drawing = pool.sample('faces', samples, { temperature: -1 });
  drawing.draw(1);
  await expect(stepsOf(drawing)).rejects.toThrow('The temperature is -1, not a number from 0 on.');
});

test('a drawing that is cancelled ends in every worker', async () => {
  const { pool, workers } = await poolOf(2);
  const drawing = pool.sample('faces', samples, freedom);
  const steps = stepsOf(drawing);
  drawing.draw(1);
  drawing.cancel();
  expect((await steps).length).toBeLessThan(2);
  for (const worker of workers) expect(worker.asked.at(-1)).toMatchObject({ kind: 'cancel' });
});

test('questions that nobody waits for are not asked', async () => {
  const { pool, workers } = await poolOf(2);
  const stop = new AbortController();
  const answer = pool.surprise('faces', Array(50).fill(pictures[0]), undefined, stop.signal);
  stop.abort(new Error('left'));
  await expect(answer).rejects.toThrow('left');
  for (const worker of workers) expect(askedOf(worker, 'surprise').length).toBeLessThan(3);
});

test('further workers end when they had no work for a while, and start again with the next', async () => {
  const { sources, workers } = fakeSources(undefined, 2);
  const pool = new Pool(sources, 1000);
  pool.hold();
  await pool.load('faces');
  const draw = async (): Promise<void> => {
    const drawing = pool.sample('faces', samples, freedom);
    drawing.draw(Infinity);
    expect(picturesOf(await stepsOf(drawing))).toEqual(complete(model, samples));
  };
  await draw();
  await vi.waitFor(() => expect(workers.filter(isReady)).toHaveLength(2));
  const drawing = pool.sample('faces', samples, freedom);
  vi.useFakeTimers();
  vi.advanceTimersByTime(5000);
  expect(workers.map(({ ended }) => ended)).toEqual([false, false]);
  drawing.cancel();
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  expect(workers.map(({ ended }) => ended)).toEqual([false, true]);
  await draw();
  await vi.waitFor(() => expect(workers.filter(isReady)).toHaveLength(3));
});
