import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Programme } from '../../../src/figures/learn/programme.ts';
import { START } from '../../../src/figures/learn/state.ts';
import type {
  TrainingReply,
  TrainingRequest,
} from '../../../src/igpt/service/training-messages.ts';
import { Learner } from '../../../src/figures/engine/learner.ts';
import { whileBatteryIsLow, whileHidden } from '../../../src/figures/engine/rest.ts';

const MINUTE = 60_000;

/** A page that can be hidden. */
class TestPage extends EventTarget {
  hidden = false;

  hide(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

class TestBattery extends EventTarget {
  charging = false;
  level = 0.5;

  set(change: { charging?: boolean; level?: number }): void {
    Object.assign(this, change);
    for (const name of Object.keys(change)) this.dispatchEvent(new Event(`${name}change`));
  }
}

class TestWorker extends EventTarget {
  readonly asked: TrainingRequest[] = [];

  postMessage(request: TrainingRequest): void {
    this.asked.push(request);
  }

  terminate(): void {}
}

let page: TestPage;
let battery: TestBattery;
let worker: TestWorker;
let runs: number;
let learner: Learner;
let programme: Programme;

beforeEach(() => {
  vi.useFakeTimers();
  [page, battery, runs] = [new TestPage(), new TestBattery(), 0];
  const addresses = { card: 'card.json', pictures: 'pictures.bin' };
  learner = new Learner({
    createWorker: () => (worker = new TestWorker()) as unknown as Worker,
    pictures: { faces: addresses, digits: addresses },
  });
  programme = new Programme(learner, {
    'the page is hidden': whileHidden(page as unknown as Document, MINUTE),
    'the battery is low': whileBatteryIsLow({ getBattery: () => Promise.resolve(battery) }),
  });
});
afterEach(() => vi.useRealTimers());

/** Begin a run when the battery is known. */
async function begin(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
  programme.begin(START);
  runs++;
}

function end(): void {
  const data: TrainingReply = { kind: 'ended', run: runs, step: 1, seconds: 1, hash: '' };
  worker.dispatchEvent(new MessageEvent('message', { data }));
}

const state = (): unknown => {
  const { task, phase, pausedFor } = learner.current ?? {};
  return [task, phase, pausedFor];
};

describe('a page that is hidden', () => {
  it('goes on learning for a minute, then pauses, and goes on when it is seen again', async () => {
    await begin();
    page.hide(true);
    vi.advanceTimersByTime(MINUTE - 1);
    expect(learner.isRunning).toBe(true);
    vi.advanceTimersByTime(1);
    expect(state()).toEqual(['faces', 'paused', 'the page is hidden']);
    expect(worker.asked.at(-1)).toEqual({ kind: 'pause' });
    expect(programme.isBusy).toBe(false);
    page.hide(false);
    expect(state()).toEqual(['faces', 'running', null]);
    expect(worker.asked.at(-1)).toEqual({ kind: 'resume' });
  });

  it('is not paused if it is hidden for less', async () => {
    await begin();
    page.hide(true);
    vi.advanceTimersByTime(MINUTE / 2);
    page.hide(false);
    vi.advanceTimersByTime(2 * MINUTE);
    expect(learner.isRunning).toBe(true);
  });

  it('does not go on with what a person paused', async () => {
    await begin();
    learner.pause();
    page.hide(true);
    vi.advanceTimersByTime(MINUTE);
    page.hide(false);
    expect(state()).toEqual(['faces', 'paused', null]);
  });

  it('begins no other run', async () => {
    await begin();
    page.hide(true);
    vi.advanceTimersByTime(MINUTE - 1000);
    end();
    vi.advanceTimersByTime(MINUTE);
    expect(state()).toEqual(['digits', 'paused', 'the page is hidden']);
    page.hide(false);
    expect(learner.isRunning).toBe(true);
  });
});

describe('a battery that is low', () => {
  it('pauses until it is charged', async () => {
    await begin();
    battery.set({ level: 0.2 });
    expect(state()).toEqual(['faces', 'paused', 'the battery is low']);
    battery.set({ charging: true });
    expect(learner.isRunning).toBe(true);
  });

  it('is nothing while it is charged', async () => {
    battery.set({ level: 0.1, charging: true });
    await begin();
    expect(learner.isRunning).toBe(true);
  });

  it('does not pause what a person begins now', async () => {
    battery.level = 0.1;
    await begin();
    expect(learner.isRunning).toBe(true);
  });

  it('does not pause again what a person has gone on with', async () => {
    await begin();
    battery.set({ level: 0.2 });
    learner.resume();
    battery.set({ level: 0.19 });
    expect(learner.isRunning).toBe(true);
  });

  it('is still a reason when the page is seen again', async () => {
    await begin();
    page.hide(true);
    vi.advanceTimersByTime(MINUTE);
    battery.set({ level: 0.2 });
    page.hide(false);
    expect(state()).toEqual(['faces', 'paused', 'the battery is low']);
  });

  it('is not known in every browser', async () => {
    const changes: boolean[] = [];
    whileBatteryIsLow({})((isLow) => changes.push(isLow));
    whileBatteryIsLow({ getBattery: () => Promise.reject(new Error('no')) })((isLow) =>
      changes.push(isLow),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(changes).toEqual([]);
  });
});

it('learns digits a few seconds after the faces, and nothing after the digits', async () => {
  await begin();
  end();
  expect(programme.isBusy).toBe(true);
  vi.advanceTimersByTime(4000);
  expect(learner.current?.task).toBe('digits');
  runs++;
  end();
  vi.advanceTimersByTime(MINUTE);
  expect(programme.isBusy).toBe(false);
});

it('learns digits at the pace that was chosen while it learned faces', async () => {
  await begin();
  programme.setPace('full');
  expect(worker.asked.at(-1)).toEqual({ kind: 'pace', pace: 0 });
  end();
  vi.advanceTimersByTime(4000);
  expect(worker.asked.at(-1)).toMatchObject({ kind: 'start', task: 'digits', pace: 0 });
});

describe('a demonstration', () => {
  it('ends with the faces: no digits follow', async () => {
    await vi.advanceTimersByTimeAsync(0);
    programme.begin(START, { digitsFollow: false });
    runs++;
    let isOver = false;
    void programme.ended(new AbortController().signal).then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(isOver).toBe(false);
    end();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(isOver).toBe(true);
    expect(state()).toEqual(['faces', 'ended', null]);
  });

  it('is no longer waited for once its signal aborts', async () => {
    await begin();
    const ending = new AbortController();
    const ended = programme.ended(ending.signal);
    ending.abort();
    await ended;
    expect(learner.isRunning).toBe(true);
  });
});
