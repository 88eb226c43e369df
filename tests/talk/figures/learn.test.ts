import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/figures/engine/learner.ts';
import { drawRun } from '../../../src/figures/learn/run-drawing.ts';
import { check, START } from '../../../src/figures/learn/state.ts';
import { recorded } from '../../../src/figures/learn/recorded.ts';
import { learn } from '../../../src/figures/learn/still.ts';
import { readPicture, sheetOf } from '../../../src/figures/learn/pictures.ts';
import { TestKit } from './kit.ts';

describe('the state', () => {
  it('begins with faces, for a minute', () => {
    expect(learn.initial({})).toEqual(START);
    expect(learn.initial({ task: 'digits' })).toEqual({ ...START, task: 'digits' });
  });

  it('is refused in a sentence where there is no such run', () => {
    expect(() => learn.initial({ task: 'cats' })).toThrow(/"faces" or "digits", not "cats"\.$/);
    expect(() => check({ ...START, seed: 0 })).toThrow(/The seed must be .* not 0\.$/);
    const pace = JSON.parse('"slow"') as 'full';
    expect(() => check({ ...START, pace })).toThrow(/"minute" or "full", not "slow"\.$/);
  });
});

describe.each(['faces', 'digits'] as const)('the recorded run of %s', (task) => {
  const run = recorded[task];

  it('learns: its loss falls below all that only count', () => {
    const losses = run.looks.map(({ heldOutLoss }) => heldOutLoss);
    expect(losses[0]).toBeCloseTo(run.counting.blind, 2);
    expect([...losses].sort((a, b) => b - a)).toEqual(losses);
    expect(losses.at(-1)).toBeLessThan(run.counting.neighbours);
  });

  it('has sixteen whole pictures at each look', () => {
    for (const { drawings } of run.looks) {
      expect(drawings).toHaveLength(16);
      for (const drawing of drawings) {
        const tokens = readPicture(drawing);
        expect(tokens).toHaveLength(run.side ** 2);
        expect(Math.max(...tokens)).toBeLessThan(run.colors.length);
      }
    }
  });

  it.each(['stage', 'phone'] as const)('is drawn in five columns for the %s', (room) => {
    const drawing = learn.still({ ...START, task }, new TestKit(), room);
    expect(drawing.match(/<image /g)).toHaveLength(5);
    expect(drawing).toContain(`noise becomes ${task}`);
  });
});

describe.each(['faces', 'digits'] as const)('a run of %s that is drawn', (task) => {
  const { seed, pictures, parameters, side, colors, counting, classes, curve } = recorded[task];
  const setting = {
    simd: true,
    pictures,
    parameters,
    side,
    colors,
    heldOut: [],
    counting,
    classes,
  };
  const runAt = (picturesSeen: number, heldOutLoss: number): Run => ({
    task,
    seed,
    phase: 'running',
    pausedFor: null,
    setting: { ...setting, colors: [...colors] },
    picturesSeen,
    seconds: 1,
    curve: [],
    look: { picturesSeen, heldOutLoss, drawings: [], attention: [] },
    probes: [],
  });

  it('says that its layers are probed when all is learned', () => {
    const last = runAt(pictures, 0.5);
    expect(drawRun(runAt(pictures - 1, 0.5), 'stage').counter).toContain(`seed ${seed}`);
    expect(drawRun(last, 'stage').counter).toContain('probing');
    expect(drawRun({ ...last, phase: 'ended' }, 'stage').counter).toContain(`seed ${seed}`);
  });

  it('keeps the number of its loss off the names of the lines', () => {
    for (const [seen = 0, loss = 0] of curve) {
      const texts = textsOf(drawRun(runAt(seen, loss), 'phone').loss);
      const number = texts.find(({ content }) => content === loss.toFixed(2));
      const names = texts.filter(({ content }) => /guessing|counting|neighbours/.test(content));
      expect(names).toHaveLength(4);
      for (const name of names)
        expect(number && overlap(number, name), `${name.content}, ${loss}`).toBe(false);
    }
  });
});

interface Box {
  readonly content: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

/** Return where the texts of a drawing stand, by the width of a letter on a phone. */
function textsOf(drawing: string): Box[] {
  const texts = drawing.matchAll(/<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)">([^<]+)</g);
  return [...texts].map(([, classes = '', x, y, content = '']) => {
    const width = content.length * (classes.includes('strong') ? 13 : 10.5);
    const share = classes.includes('end') ? 1 : classes.includes('middle') ? 0.5 : 0;
    const left = Number(x) - share * width;
    return { content, left, right: left + width, baseline: Number(y) };
  });
}

function overlap(one: Box, other: Box): boolean {
  const isBeside = one.right < other.left || other.right < one.left;
  return !isBeside && Math.abs(one.baseline - other.baseline) < 20;
}

describe('a sheet of pictures', () => {
  const grid = { columns: 2, rows: 1, size: 4, pitch: 6 };
  const colors = ['#ffffff', '#000000'];

  it('has them side by side with a gap of nothing', () => {
    const pictures = [
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ];
    const { width, height, tokens } = sheetOf(pictures, { task: 'faces', side: 2, colors }, grid);
    expect([width, height]).toEqual([5, 2]);
    expect(Array.from(tokens)).toEqual([1, 1, -1, 1, 1, 1, 1, -1, 1, 1]);
  });

  it('leaves out the ground of a face, and not the paper of a digit', () => {
    const pictures = [[0, 0, 1, 0]];
    const tokensOf = (task: 'faces' | 'digits'): number[] =>
      Array.from(sheetOf(pictures, { task, side: 2, colors }, { ...grid, columns: 1 }).tokens);
    expect(tokensOf('faces')).toEqual([-1, -1, 1, -1]);
    expect(tokensOf('digits')).toEqual([0, 0, 1, 0]);
  });
});
