import { expect, test } from 'vitest';
import data from '../../../assets/data/linear.json' with { type: 'json' };
import { heldOut, shippedModel } from '../../../scripts/data/shipped.ts';
import { features } from '../../../src/igpt/features.ts';
import { tokensOf } from '../../../src/kit/draw/hex.ts';
import reference from '../../../training/references/linear.json' with { type: 'json' };

/** Where a dot has the coordinate zero, and how much of it a step is. */
const MIDDLE = 0x7f;
const STEP = 3.5 / 127;

test('the dots of ten faces are where the shipped weights and the probe put them', async () => {
  const model = await shippedModel('faces');
  const faces = [...heldOut('faces'), ...data.faces.map(tokensOf)];
  expect(faces).toHaveLength(data.long.length);
  // Some of these are nearest to the line; the last ones come with the dots.
  for (const face of [0, 1, 2, 3, 9, 101, 106, 142, 190, 191]) {
    const byLayer = features(model, faces[face] ?? []);
    for (const [layer, { right, up }] of data.layers.entries())
      for (const [coordinate, code] of [right, up].entries()) {
        const weights = reference.directions[layer]?.[coordinate] ?? [];
        const value = weights.reduce(
          (sum, weight, i) => sum + weight * (byLayer[layer]?.[i] ?? 1),
          0,
        );
        const steps = (tokensOf(code)[face] ?? NaN) - MIDDLE;
        expect(Math.abs(steps - value / STEP), `face ${face}, layer ${layer}`).toBeLessThan(1.01);
        expect(steps > 0, `side of face ${face}, layer ${layer}`).toBe(value > 0);
      }
  }
});
