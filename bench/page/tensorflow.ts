/**
 * A training step of a small model in TensorFlow.js, on one thread of its WebAssembly backend: the same
 * network and optimisers as in src/igpt/training, by its operations and its gradients.
 */
import type { Tensor as Weights } from '../../src/igpt/training/arithmetic.ts';
import type { Parameters } from '../../src/igpt/training/parameters.ts';
import type { Recipe } from '../../src/igpt/training/recipe.ts';

/** The types of TensorFlow.js that are used; the project does not depend on it and lacks its types. */
interface Library {
  env(): { set(flag: string, value: boolean): void };
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tidy<T>(work: () => T): T;
  keep(tensor: Tensor): Tensor;
  tensor(values: ArrayLike<number>, shape: readonly number[], type?: 'int32'): Tensor;
  oneHot(indices: Tensor, depth: number): Tensor;
  addN(tensors: readonly Tensor[]): Tensor;
  logSumExp(x: Tensor, axis: number): Tensor;
  valueAndGrads(
    f: (...weights: Tensor[]) => Tensor,
  ): (weights: readonly Tensor[]) => { readonly value: Tensor; readonly grads: readonly Tensor[] };
  readonly wasm: { setWasmPaths(folder: string): void };
}
interface Tensor {
  readonly shape: readonly number[];
  add(other: Tensor | number): Tensor;
  sub(other: Tensor): Tensor;
  mul(other: Tensor | number): Tensor;
  div(other: Tensor | number): Tensor;
  matMul(other: Tensor, transposeThis?: boolean, transposeOther?: boolean): Tensor;
  mean(axis?: number, keepDimensions?: boolean): Tensor;
  sum(): Tensor;
  square(): Tensor;
  sqrt(): Tensor;
  rsqrt(): Tensor;
  sigmoid(): Tensor;
  softmax(): Tensor;
  transpose(order?: readonly number[]): Tensor;
  reshape(shape: readonly number[]): Tensor;
  dataSync(): ArrayLike<number>;
  dispose(): void;
}

/** A parameter with what the optimisers and the running mean keep of it. */
interface State {
  readonly w: Tensor;
  readonly m: Tensor;
  readonly v: Tensor;
  readonly mean: Tensor;
}

const [B1, B2, EPSILON, DECAY, MOMENTUM] = [0.9, 0.95, 1e-8, 0.01, 0.95];
const SMALLEST = 1e-30;
const NORM_EPSILON = 1e-5;
const GELU_SLOPE = 1.702;
const IN_BLOCK = 8;

/**
 * Load the library and return a function that learns from a batch, and returns its loss before that in
 * nats a pixel.
 * @param folder - the address of the library's files
 * @param start - the weights to start from, which stay as they are
 */
export async function tensorflowStep(
  folder: string,
  start: Parameters,
  recipe: Recipe,
): Promise<(pictures: Uint8Array) => number> {
  // Not bundled: the library is loaded as it is shipped, which makes it a global name.
  await import(/* @vite-ignore */ `${folder}tf.es2017.min.js`);
  await import(/* @vite-ignore */ `${folder}tf-backend-wasm.es2017.min.js`);
  const tf = Reflect.get(globalThis, 'tf') as Library;
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  tf.wasm.setWasmPaths(folder);
  await tf.setBackend('wasm');
  await tf.ready();

  const { shape, batch, clip, keep, warmUp, rates } = recipe;
  const { colors, width, context } = shape;
  const tensor = ({ data, rows, columns }: Weights): Tensor =>
    tf.tensor(data.slice(), [rows, columns]);
  // The start's vector is one more row of the tokens' table.
  const table = tf.tensor([...start.token.data, ...start.start.data], [colors + 1, width]);
  const blocks = start.blocks.flatMap((b) => [
    ...[b.attentionGain, b.query, b.key, b.value, b.out],
    ...[b.mlpGain, b.up, b.down],
  ]);
  const others = [start.position, ...blocks, start.gain, start.head];
  const isMatrix = [false, ...others.map((each) => start.matrices.includes(each))];
  let states: readonly State[] = [table, ...others.map(tensor)].map((w) => ({
    w,
    m: w.mul(0),
    v: w.mul(0),
    mean: w.add(0),
  }));
  const pairs = Array.from({ length: context ** 2 }, (_, i) =>
    i % context > Math.floor(i / context) ? -1e9 : 0,
  );
  const mask = tf.tensor(pairs, [context, context]);
  let steps = 0;

  return (pictures) => {
    steps++;
    const done = (steps * batch) / recipe.pictures;
    const share = Math.min(done / warmUp, Math.max(0, 1 - done) / (1 - warmUp));
    const before = states;
    const loss = tf.tidy(() => {
      const weights = before.map(({ w }) => w);
      const { value, grads } = tf.valueAndGrads((...w) => lossOf(w, pictures))(weights);
      const [length = NaN] = Array.from(
        tf
          .addN(grads.map((g) => g.square().sum()))
          .sqrt()
          .dataSync(),
      );
      states = before.map((state, i) => {
        const g = grads[i]?.mul(Math.min(1, clip / length)) ?? state.m;
        const { w, m, v } = isMatrix[i]
          ? muon(state, g, rates.muon * share)
          : adamW(state, g, rates.adam * share);
        const mean = state.mean.mul(keep).add(w.mul(1 - keep));
        return { w: tf.keep(w), m: tf.keep(m), v: tf.keep(v), mean: tf.keep(mean) };
      });
      return value.dataSync()[0] ?? NaN;
    });
    for (const { w, m, v, mean } of before) {
      for (const each of [w, m, mean]) each.dispose();
      if (!states.some((state) => state.v === v)) v.dispose();
    }
    return loss;
  };

  function lossOf([table, position, ...rest]: Tensor[], pictures: Uint8Array): Tensor {
    const [gain, head] = rest.slice(-2);
    if (!table || !position || !gain || !head) throw new Error('Weights are missing.');
    const inputs = Array.from(pictures, (_, i) =>
      i % context === 0 ? colors : (pictures[i - 1] ?? 0),
    );
    const oneHot = (tokens: ArrayLike<number>, depth: number): Tensor =>
      tf.oneHot(tf.tensor(tokens, [pictures.length], 'int32'), depth);
    // The backend has no gradient of a look-up: it is a product.
    let h = oneHot(inputs, colors + 1)
      .matMul(table)
      .reshape([batch, context, width])
      .add(position)
      .reshape([pictures.length, width]);
    for (let l = 0; l < shape.layers; l++) h = block(rest.slice(IN_BLOCK * l), h);
    const logits = norm(h, gain).matMul(head);
    const chosen = logits.mul(oneHot(Array.from(pictures), colors)).sum();
    return tf.logSumExp(logits, 1).sum().sub(chosen).div(pictures.length);
  }

  function block(w: Tensor[], h: Tensor): Tensor {
    const [attentionGain, query, key, value, out, mlpGain, up, down] = w;
    if (!attentionGain || !query || !key || !value || !out || !mlpGain || !up || !down)
      throw new Error('Weights of a block are missing.');
    const headWidth = width / shape.heads;
    const split = (x: Tensor): Tensor =>
      x.reshape([batch, context, shape.heads, headWidth]).transpose([0, 2, 1, 3]);
    const normed = norm(h, attentionGain);
    const [q, k, v] = [query, key, value].map((each) => split(normed.matMul(each)));
    if (!q || !k || !v) throw new Error('Weights of a block are missing.');
    const scores = q.matMul(k, false, true).mul(1 / Math.sqrt(headWidth));
    const mixed = scores.add(mask).softmax().matMul(v).transpose([0, 2, 1, 3]).reshape(h.shape);
    const a = h.add(mixed.matMul(out));
    const wide = norm(a, mlpGain).matMul(up);
    return a.add(wide.mul(wide.mul(GELU_SLOPE).sigmoid()).matMul(down));
  }

  function norm(x: Tensor, gain: Tensor): Tensor {
    return x.mul(x.square().mean(1, true).add(NORM_EPSILON).rsqrt()).mul(gain);
  }

  function adamW(state: State, g: Tensor, rate: number): Omit<State, 'mean'> {
    const m = state.m.mul(B1).add(g.mul(1 - B1));
    const v = state.v.mul(B2).add(g.square().mul(1 - B2));
    const size = v
      .div(1 - B2 ** steps)
      .sqrt()
      .add(EPSILON);
    const change = m
      .div(1 - B1 ** steps)
      .div(size)
      .add(state.w.mul(DECAY));
    return { m, v, w: state.w.sub(change.mul(rate)) };
  }

  function muon(state: State, g: Tensor, rate: number): Omit<State, 'mean'> {
    const [rows = 1, columns = 1] = state.w.shape;
    const m = state.m.mul(MOMENTUM).add(g);
    const u = g.add(m.mul(MOMENTUM));
    // At first some gradients are zero.
    let x = u.div(u.square().sum().sqrt().add(SMALLEST));
    if (rows > columns) x = x.transpose();
    for (let i = 0; i < 5; i++) {
      const a = x.matMul(x, false, true);
      x = x.mul(3.4445).add(a.matMul(a).mul(2.0315).sub(a.mul(4.775)).matMul(x));
    }
    if (rows > columns) x = x.transpose();
    const size = rate * Math.sqrt(Math.max(1, columns / rows));
    return { m, v: state.v, w: state.w.sub(x.mul(size)) };
  }
}
