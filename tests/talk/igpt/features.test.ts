import { describe, expect, it } from 'vitest';
import { features } from '../../../src/igpt/features.ts';
import { layerNorm } from '../../../src/igpt/layer-norm.ts';
import { rowsOf, type Matrix } from '../../../src/igpt/matrix.ts';
import { forward, inputsOf } from '../../../src/igpt/model.ts';
import { COLORS, CONTEXT, smallModel, somePicture, WIDTH } from './small-model.ts';

describe.each(['autoregressive', 'bert'] as const)('the features of a picture, %s', (objective) => {
  const model = smallModel(objective);
  const picture = somePicture();
  const found = features(model, picture);

  it('are a vector for the input of each block and one for that of the head', () => {
    expect(found.map(({ length }) => length)).toEqual(Array(model.blocks.length + 1).fill(WIDTH));
  });

  it('give the mean of the logits to the head, which is linear', () => {
    const last = found.at(-1);
    if (!last) throw new Error('There are no features.');
    const input = objective === 'bert' ? picture : inputsOf(picture);
    const logits = forward(model, [input]);
    const mean = model.head({ rows: 1, columns: WIDTH, data: Float32Array.from(last) }).data;
    for (let token = 0; token < COLORS; token++) {
      const column = Array.from(
        { length: CONTEXT },
        (_, t) => rowsOf(logits, t, t + 1).data[token],
      );
      const expected = column.reduce<number>((sum, logit) => sum + (logit ?? NaN), 0) / CONTEXT;
      expect(mean[token]).toBeCloseTo(expected, 3);
    }
  });

  it('are normed by each block’s own gain before the mean is taken', () => {
    const layers: Matrix[] = [];
    forward(model, [objective === 'bert' ? picture : inputsOf(picture)], undefined, layers);
    const [, second] = model.blocks;
    if (!layers[1] || !second) throw new Error('The model has one block only.');
    const normed = layerNorm(layers[1], second.attentionGain);
    const first = Array.from({ length: CONTEXT }, (_, t) => normed.data[t * WIDTH] ?? NaN);
    const mean = first.reduce((sum, value) => sum + value, 0) / CONTEXT;
    expect(found[1]?.[0]).toBeCloseTo(mean, 5);
  });
});
