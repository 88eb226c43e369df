import { expect, test, vi } from 'vitest';
import type { Drawing } from '../../../../src/figures/engine/drawing.ts';
import { Engine, EngineError } from '../../../../src/figures/engine/engine.ts';
import { loadModel } from '../../../../src/igpt/service/load.ts';
import { complete } from '../../../../src/igpt/sampler.ts';
import { surprise } from '../../../../src/igpt/likelihood.ts';
import { CONTEXT, smallFiles } from '../../igpt/small-files.ts';
import { fakeSources, FakeWorker } from './fake-worker.ts';

const { card, file } = smallFiles();
const model = loadModel(card, file);
const samples = [{ prefix: [1], seed: 3 }];
const freedom = { temperature: 1 };
const question = { kind: 'surprise', name: 'faces', pictures: [[0, 1, 2, 1, 0]] } as const;

async function tokensOf(drawing: Drawing): Promise<number[]> {
  const tokens: number[] = [];
  for await (const step of drawing) tokens.push(step.tokens[0] ?? NaN);
  return tokens;
}

test('two figures that load a model share one worker and one download, and both see it come', async () => {
  const { sources, workers } = fakeSources();
  const engine = new Engine(sources);
  const [first, second]: number[][] = [[], []];
  await Promise.all([
    engine.load('faces', (share) => first?.push(share)),
    engine.load('faces', (share) => second?.push(share)),
  ]);
  expect(engine.isLoaded('faces')).toBe(true);
  expect(first?.at(0)).toBe(0);
  expect([first?.at(-1), second?.at(-1)]).toEqual([1, 1]);
  expect(workers.map(({ asked }) => asked.map(({ kind }) => kind))).toEqual([['load']]);
});

test('no worker is made before a model is asked for', () => {
  const { sources, workers } = fakeSources();
  new Engine(sources).hold();
  expect(workers).toEqual([]);
});

test('pictures come pixel by pixel, as the engine draws them, and only as many as are asked for', async () => {
  const engine = new Engine(fakeSources().sources);
  await engine.load('faces');
  const drawing = engine.sample('faces', samples, freedom);
  const steps = drawing[Symbol.asyncIterator]();
  drawing.draw(1);
  expect(await steps.next()).toMatchObject({ value: { index: 1 } });
  drawing.draw(Infinity);
  const [whole = []] = complete(model, samples);
  const rest = await tokensOf({ ...drawing, [Symbol.asyncIterator]: () => steps });
  expect(rest).toEqual(whole.slice(2));
  expect(rest).toHaveLength(CONTEXT - 2);
});

test('the same pictures come without a cache', async () => {
  const engine = new Engine(fakeSources().sources);
  await engine.load('faces');
  const drawing = engine.sample('faces', samples, freedom, { cached: false });
  drawing.draw(Infinity);
  expect([1, ...(await tokensOf(drawing))]).toEqual(complete(model, samples)[0]);
});

test('a question is answered', async () => {
  const engine = new Engine(fakeSources().sources);
  await engine.load('faces');
  const { nats } = await engine.ask(question, 'surprised');
  expect(nats).toEqual(surprise(model, question.pictures));
});

test('a drawing that is cancelled ends for whoever waits for its next pixel', async () => {
  const { sources, workers } = fakeSources();
  const engine = new Engine(sources);
  await engine.load('faces');
  const drawing = engine.sample('faces', samples, freedom);
  const tokens = tokensOf(drawing);
  drawing.cancel();
  expect(await tokens).toEqual([]);
  expect(workers[0]?.asked.at(-1)).toMatchObject({ kind: 'cancel' });
});

test('an answer that is no longer wanted is cancelled by its signal', async () => {
  const engine = new Engine(fakeSources().sources);
  await engine.load('faces');
  const stop = new AbortController();
  const answer = engine.ask(question, 'surprised', stop.signal);
  stop.abort(new Error('left'));
  await expect(answer).rejects.toThrow('left');
});

test('what a model cannot do is said in one sentence, and the engine goes on', async () => {
  const engine = new Engine(fakeSources().sources);
  await engine.load('faces');
  const drawing = engine.sample('faces', samples, { temperature: -1 });
  drawing.draw(1);
  await expect(tokensOf(drawing)).rejects.toThrow('The temperature is -1, not a number from 0 on.');
  expect((await engine.ask(question, 'surprised')).nats).toHaveLength(1);
});

test('a model that could not be loaded is tried again when it is asked for again', async () => {
  let tries = 0;
  const { sources } = fakeSources(
    () =>
      new FakeWorker(() =>
        tries++ === 0 ? new Response(null, { status: 404 }) : new Response(file),
      ),
  );
  const engine = new Engine(sources);
  await expect(engine.load('faces')).rejects.toThrow(/could not be loaded \(404\)/);
  await engine.load('faces');
  expect(engine.isLoaded('faces')).toBe(true);
});

test('where there is no worker, one sentence says so', async () => {
  const { sources } = fakeSources(() => {
    throw new Error('blocked');
  });
  const engine = new Engine(sources);
  await expect(engine.load('faces')).rejects.toThrow(
    new EngineError('The worker that runs the model could not be started.'),
  );
});

test('a worker that dies at work fails what it was doing, and the next load makes a new one', async () => {
  const { sources, workers } = fakeSources();
  const engine = new Engine(sources);
  await engine.load('faces');
  const drawing = tokensOf(engine.sample('faces', samples, freedom));
  workers[0]?.dispatchEvent(new Event('error'));
  await expect(drawing).rejects.toThrow('its worker ended unexpectedly');
  expect(workers[0]?.ended).toBe(true);
  await engine.load('faces');
  expect(workers).toHaveLength(2);
});

test('the worker ends, with all its memory, when nobody has held it for a while, and not before', async () => {
  const { sources, workers } = fakeSources();
  const engine = new Engine(sources, 1000);
  const release = engine.hold();
  await engine.load('faces');
  vi.useFakeTimers();
  vi.advanceTimersByTime(5000);
  expect(workers[0]?.ended).toBe(false);
  release();
  vi.advanceTimersByTime(900);
  const again = engine.hold();
  vi.advanceTimersByTime(5000);
  expect(workers[0]?.ended).toBe(false);
  again();
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  expect(workers[0]?.ended).toBe(true);
  expect(engine.isLoaded('faces')).toBe(false);
  await engine.load('faces');
  expect(workers).toHaveLength(2);
});
