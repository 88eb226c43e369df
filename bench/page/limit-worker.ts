/** A worker that multiplies matrices by SIMD and does nothing else: no engine can be faster. */
import kernel from '../../src/igpt/kernel/training.wasm?url&no-inline';
import { FLOAT_BYTES, simdArithmetic, Tensor } from '../../src/igpt/training/arithmetic.ts';

/** As large as a layer of the model of faces, for one picture. */
const [ROWS, DEPTH, COLUMNS] = [256, 128, 512];

/** Multiply for so many seconds, and reply with the operations a second. */
self.onmessage = async ({ data: seconds }: MessageEvent<number>) => {
  const by = await simdArithmetic(await (await fetch(kernel)).arrayBuffer());
  const [a, b, y] = [
    new Tensor(by, ROWS, DEPTH),
    new Tensor(by, DEPTH, COLUMNS),
    new Tensor(by, ROWS, COLUMNS),
  ];
  a.data.fill(0.5);
  b.data.fill(0.5);
  const start = performance.now();
  let products = 0;
  let elapsed = 0;
  for (; elapsed < seconds; elapsed = (performance.now() - start) / 1000, products++)
    by.run.product(a.address, a.stride, FLOAT_BYTES, b.address, y.address, ROWS, DEPTH, COLUMNS);
  self.postMessage((products * 2 * ROWS * DEPTH * COLUMNS) / elapsed);
};
