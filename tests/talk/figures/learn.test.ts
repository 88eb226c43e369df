import { describe, expect, it } from 'vitest';
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
