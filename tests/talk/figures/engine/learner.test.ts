import { describe, expect, it } from 'vitest';
import type {
  TrainingReply,
  TrainingRequest,
  TrainingSetting,
} from '../../../../src/igpt/service/training-messages.ts';
import { Learner } from '../../../../src/figures/engine/learner.ts';

const SETTING: TrainingSetting = {
  task: 'digits',
  seed: 1,
  optimiser: 'muon',
  simd: true,
  pictures: 200,
  different: 100,
  layers: 1,
  heads: 1,
  width: 4,
  parameters: 10,
  side: 2,
  colors: ['#ffffff', '#000000'],
  heldOut: [[0, 1, 1, 0]],
  counting: { blind: 0.7, colors: 0.6, neighbours: 0.5 },
  classes: 2,
};

/** A worker that keeps what it is asked, and says what a test has it say. */
class TestWorker extends EventTarget {
  readonly asked: TrainingRequest[] = [];
  isTerminated = false;

  postMessage(request: TrainingRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  reply(reply: TrainingReply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }
}

const ADDRESSES = { card: 'card.json', pictures: 'pictures.bin' };

function build(): { learner: Learner; workers: TestWorker[] } {
  const workers: TestWorker[] = [];
  const learner = new Learner({
    createWorker() {
      const worker = new TestWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    pictures: { faces: ADDRESSES, digits: ADDRESSES },
  });
  learner.start({ task: 'digits', seed: 1, pace: 0 });
  return { learner, workers };
}

const progress = (
  picturesSeen: number,
  loss: number,
): Extract<TrainingReply, { kind: 'progress' }> => ({
  kind: 'progress',
  run: 1,
  step: picturesSeen,
  picturesSeen,
  seconds: 1,
  loss,
});

describe('a run', () => {
  it('is asked for with its addresses, and keeps what stays the same', () => {
    const { learner, workers } = build();
    expect(workers[0]?.asked).toEqual([
      { kind: 'start', run: 1, task: 'digits', seed: 1, pace: 0, ...ADDRESSES },
    ]);
    expect(learner.current?.phase).toBe('loading');
    workers[0]?.reply({ kind: 'started', run: 1, setting: SETTING });
    expect(learner.current).toMatchObject({
      phase: 'running',
      setting: { pictures: 200, heldOut: ['0110'] },
    });
  });

  it('has a point of its curve for each hundredth, weighted by the pictures', () => {
    const { learner, workers } = build();
    workers[0]?.reply({ kind: 'started', run: 1, setting: SETTING });
    workers[0]?.reply(progress(0, NaN));
    workers[0]?.reply(progress(1, 4));
    expect(learner.current?.curve).toEqual([]);
    workers[0]?.reply(progress(4, 2));
    expect(learner.current?.curve).toEqual([[4, 2.5]]);
  });

  it('has its probes in the order of the pictures seen, whenever they come', () => {
    const { learner, workers } = build();
    workers[0]?.reply({ kind: 'started', run: 1, setting: SETTING });
    for (const picturesSeen of [50, 200, 100])
      workers[0]?.reply({
        ...progress(200, 1),
        probe: { picturesSeen, heldOutLoss: 1, accuracy: [0.5] },
      });
    const seen = learner.current?.probes.map((probe) => probe.picturesSeen);
    expect(seen).toEqual([50, 100, 200]);
  });

  it('that was paused while it loaded is paused when it has begun', () => {
    const { learner, workers } = build();
    learner.pause();
    workers[0]?.reply({ kind: 'started', run: 1, setting: SETTING });
    expect(learner.current?.phase).toBe('paused');
    expect(workers[0]?.asked.at(-1)).toEqual({ kind: 'pause' });
    learner.resume();
    expect(workers[0]?.asked.at(-1)).toEqual({ kind: 'resume' });
  });

  it('stops the one before it, and leaves one that has ended as it is', () => {
    const { learner, workers } = build();
    learner.start({ task: 'faces', seed: 1, pace: 0 });
    expect(learner.runOf('digits')?.phase).toBe('stopped');
    workers[0]?.reply({ kind: 'ended', run: 2, step: 1, seconds: 1, hash: '' });
    learner.start({ task: 'digits', seed: 1, pace: 0 });
    expect(learner.runOf('faces')?.phase).toBe('ended');
  });

  it('drops what still comes of the run before it', () => {
    const { learner, workers } = build();
    learner.start({ task: 'digits', seed: 2, pace: 0 });
    workers[0]?.reply(progress(4, 2));
    expect(learner.current).toMatchObject({ seed: 2, picturesSeen: 0 });
  });

  it('gives its memory back at its end, and stays known', () => {
    const { learner, workers } = build();
    workers[0]?.reply({ kind: 'started', run: 1, setting: SETTING });
    workers[0]?.reply({ kind: 'ended', run: 1, step: 200, seconds: 2, hash: '' });
    expect(workers[0]?.isTerminated).toBe(true);
    expect(learner.isRunning).toBe(false);
    expect(learner.runOf('digits')?.phase).toBe('ended');
  });
});

describe('a run that fails', () => {
  it.each([
    ['before it has answered', false, /could not be started\.$/],
    ['when it has answered', true, /ended unexpectedly\.$/],
  ])('%s says so once, in a sentence', (_, hasAnswered, sentence) => {
    const { learner, workers } = build();
    let heard = 0;
    learner.listen(() => (heard += 1));
    if (hasAnswered) workers[0]?.reply({ kind: 'started', run: 1, setting: SETTING });
    workers[0]?.dispatchEvent(new Event('error'));
    expect(heard).toBeGreaterThan(0);
    expect(learner.takeFailure()).toMatch(sentence);
    expect(learner.takeFailure()).toBeUndefined();
    expect(learner.current).toBeUndefined();
  });

  it('can be followed by another, in a new worker', () => {
    const { learner, workers } = build();
    workers[0]?.reply({ kind: 'failed', run: 1, message: 'No pictures.' });
    expect(learner.takeFailure()).toBe('No pictures.');
    learner.start({ task: 'faces', seed: 1, pace: 0 });
    expect(workers).toHaveLength(2);
  });
});
