import { expect, it } from 'vitest';
import recorded from '../../../../assets/data/learning-run.json' with { type: 'json' };
import { trainingArithmetic, trainingSet } from '../../../../scripts/data/training-set.ts';
import { hashOf } from '../../../../src/igpt/training/parameters.ts';
import { recipeOf } from '../../../../src/igpt/training/recipe.ts';
import { Trainer } from '../../../../src/igpt/training/trainer.ts';

async function trainerOf(task: 'faces' | 'digits'): Promise<Trainer> {
  const set = await trainingSet(task);
  const { seed } = recorded.runs[task];
  const pictures = set.tokens.slice(set.heldOut);
  return new Trainer(await trainingArithmetic(), recipeOf(task, 'muon'), pictures, seed);
}

it.each(['faces', 'digits'] as const)(
  'the recorded run of %s begins as one does now',
  async (task) => {
    const trainer = await trainerOf(task);
    for (const loss of recorded.runs[task].firstLosses) expect(trainer.learn()).toBe(loss);
  },
);

it('300 steps give the recorded weights, to the last bit', async () => {
  const trainer = await trainerOf('digits');
  while (trainer.step < 300) trainer.learn();
  expect(hashOf(trainer.weights)).toBe(recorded.runs.digits.hashes['300']);
});

it.each(['faces', 'digits'] as const)(
  'the recorded losses of %s fall below those of counting',
  (task) => {
    const { counting, looks } = recorded.runs[task];
    expect(looks[0]?.heldOutLoss).toBeCloseTo(counting.blind, 3);
    expect(looks.at(-1)?.heldOutLoss).toBeLessThan(0.75 * counting.neighbours);
  },
);
