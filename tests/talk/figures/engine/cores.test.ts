import { afterEach, expect, test, vi } from 'vitest';
import { coresForModels, leaveACore } from '../../../../src/figures/engine/cores.ts';

afterEach(() => {
  leaveACore(false);
  vi.unstubAllGlobals();
});

test.each([
  [undefined, 1, 1],
  [1, 1, 1],
  [2, 2, 1],
  [3, 2, 1],
  [4, 3, 2],
  [5, 4, 3],
  [8, 4, 4],
])('of %s cores, %i run models, and %i while a network learns', (cores, models, learning) => {
  vi.stubGlobal('navigator', { hardwareConcurrency: cores });
  expect(coresForModels()).toBe(models);
  leaveACore(true);
  expect(coresForModels()).toBe(learning);
});
