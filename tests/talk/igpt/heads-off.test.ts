import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutHeads } from '../../../src/igpt/heads-off.ts';
import { toInt8 } from '../../../src/igpt/int8.ts';
import { plain, type Kernel } from '../../../src/igpt/kernel/kernel.ts';
import { simdKernel } from '../../../src/igpt/kernel/simd.ts';
import { forward, inputsOf, type Model } from '../../../src/igpt/model.ts';
import { begin, noise, smallModel, somePicture, WIDTH } from './small-model.ts';

const HEADS = 4;
const HEAD_WIDTH = WIDTH / HEADS;

/** The same model each time; in its second block the values of these heads are zero. */
function modelWith(zeroed: readonly number[], kernel: Kernel = plain): Model {
  begin(5);
  const model = smallModel('autoregressive', kernel);
  const qkv = toInt8(noise(3 * WIDTH, WIDTH));
  for (const head of zeroed) {
    const first = (2 * WIDTH + head * HEAD_WIDTH) * WIDTH;
    qkv.data.fill(0, first, first + HEAD_WIDTH * WIDTH);
  }
  const blocks = model.blocks.map((block, l) =>
    l === 1 ? { ...block, qkv: kernel.linear(qkv) } : block,
  );
  return { ...model, blocks };
}

const inputs = [inputsOf(somePicture()), inputsOf(somePicture())];

test('a head that is off adds as little as one whose values are zero', () => {
  for (const off of [[2], [0, 3]]) {
    const heads = off.map((head) => ({ layer: 1, head }));
    const without = forward(withoutHeads(modelWith([]), heads), inputs);
    expect(without).toEqual(forward(modelWith(off), inputs));
    expect(without).not.toEqual(forward(modelWith([]), inputs));
  }
});

test('by SIMD a model without a head gives the same bits, and stays whole itself', async () => {
  const simd = modelWith([], await simdKernel(readFileSync('src/igpt/kernel/kernel.wasm')));
  const off = [{ layer: 1, head: 2 }];
  const whole = forward(simd, inputs);
  expect(forward(withoutHeads(simd, off), inputs)).toEqual(
    forward(withoutHeads(modelWith([]), off), inputs),
  );
  expect(forward(simd, inputs)).toEqual(whole);
});

test.each([
  [{ layer: 1, head: 4 }, 'The model has no head 4 in layer 1.'],
  [{ layer: 3, head: 0 }, 'The model has no head 0 in layer 3.'],
])('%o is refused', (head, message) => {
  expect(() => withoutHeads(modelWith([]), [head])).toThrow(message);
});
