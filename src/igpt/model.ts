/**
 * Image GPT (Chen et al. 2020, V2 sec. 2): the whole network from tokens to logits, with the details
 * of the released code (openai/image-gpt, src/model.py). One file serves both objectives of sec. 2.1:
 * the next pixel (autoregressive) and masked pixels (BERT).
 *
 * Shapes in comments: B pictures at once, n positions read in one go, T context length, d width,
 * V colours. Activations are matrices of B n rows, picture after picture.
 */
import type { Kernel } from './kernel/kernel.ts';
import { layerNorm } from './layer-norm.ts';
import { addScaled, type Layer } from './matmul.ts';
import { copyOf, rowsOf, zeros, type Matrix } from './matrix.ts';
import { ModelError } from './service/model-error.ts';
import type { Past } from './past.ts';

/** The parameters of one block: 12 d^2 weights and 2 d gains. */
export interface BlockWeights {
  /** The number of heads; divides d. */
  readonly heads: number;
  /** (d) the gain of the norm before attention. */
  readonly attentionGain: Float32Array;
  /** d to 3d: queries, keys and values side by side. */
  readonly qkv: Layer;
  /** d to d */
  readonly out: Layer;
  /** (d) the gain of the norm before the MLP. */
  readonly mlpGain: Float32Array;
  /** d to 4d */
  readonly up: Layer;
  /** 4d to d */
  readonly down: Layer;
}

/** A model ready to run. */
export interface Model {
  readonly objective: 'autoregressive' | 'bert';
  /** The arithmetic of its layers and caches. */
  readonly kernel: Kernel;
  /** (V, d) a vector for each colour. */
  readonly token: Matrix;
  /** (T, d) a vector for each position. */
  readonly position: Matrix;
  /** (d) the vector of EMPTY: the start vector; zeros for BERT. */
  readonly empty: Float32Array;
  readonly blocks: readonly BlockWeights[];
  /** (d) the gain of the last norm. */
  readonly gain: Float32Array;
  /** d to V */
  readonly head: Layer;
}

/** The tokens of one picture or of a part of it: indices into the palette, or EMPTY. */
export type Tokens = ArrayLike<number>;

/** In place of a token: before the first pixel (autoregressive), for a masked pixel (BERT). */
export const EMPTY = -1;

/** The KV cache: keys and values of every layer, all that later positions need of earlier ones. */
export type Cache = readonly Past[];

/** Make an empty cache for B pictures, 2 L B T d numbers. */
export function newCache(model: Model, batch: number): Cache {
  const { rows: context, columns: width } = model.position;
  const heads = model.blocks[0]?.heads ?? 1;
  const causal = model.objective === 'autoregressive';
  return model.kernel.pasts(model.blocks.length, { batch, context, width, heads, causal });
}

/** Run `use` with an empty cache for B pictures, which is released afterwards. */
export function withCache<T>(model: Model, batch: number, use: (cache: Cache) => T): T {
  const cache = newCache(model, batch);
  try {
    return use(cache);
  } finally {
    model.kernel.giveBack(cache);
  }
}

/**
 * Read n positions of B pictures and return the logits of each.
 *
 * Row t of the logits predicts pixel t. An autoregressive model predicts it from input t, which is
 * pixel t - 1 (or EMPTY, for t = 0: see `inputsOf`), and all inputs before. BERT reads whole pictures
 * in one go, with EMPTY for the pixels to predict.
 * @param inputs - B lists of n tokens; they continue what the cache holds
 * @param cache - grows by these positions; without one, the pictures are read from their beginning
 * @param layers - if given, gets h^0 to h^L, (B n, d) each: the residual path before each block and
 *   after the last
 * @returns logits, (B n, V)
 */
export function forward(
  model: Model,
  inputs: readonly Tokens[],
  cache?: Cache,
  layers?: Matrix[],
): Matrix {
  if (!cache) return withCache(model, inputs.length, (own) => forward(model, inputs, own, layers));
  const { length: start = 0, size } = cache[0] ?? {};
  if (size?.batch !== inputs.length)
    throw new ModelError(`A cache of ${size?.batch} pictures cannot go on with ${inputs.length}.`);
  const { kernel } = model;
  return kernel.within(() => {
    let h = embed(model, inputs, start); // (B n, d)
    cache.forEach((past, l) => {
      const weights = model.blocks[l];
      if (!weights) throw new ModelError('The cache is of a deeper model.');
      layers?.push(copyOf(h));
      h = kernel.within(() => block(h, weights, past, kernel)); // (B n, d)
    });
    layers?.push(copyOf(h));
    return model.head(kernel.layerNorm(h, model.gain)); // (B n, V)
  });
}

/** Return the inputs that predict the first n pixels of a picture: EMPTY, then its first n - 1 pixels. */
export function inputsOf(picture: Tokens, n: number = picture.length): Tokens {
  return Array.from({ length: n }, (_, t) => (t === 0 ? EMPTY : (picture[t - 1] ?? NaN)));
}

/**
 * Return h^0: the vector of each token plus the vector of its position.
 * @param start - the position of the first token
 * @returns (B n, d)
 */
function embed(model: Model, inputs: readonly Tokens[], start: number): Matrix {
  const { token, position, empty } = model;
  const n = inputs[0]?.length ?? 0;
  check(model, inputs, start);
  const h = zeros(inputs.length * n, token.columns); // (B n, d)
  inputs.forEach((picture, b) => {
    for (let t = 0; t < n; t++) {
      const row = (b * n + t) * h.columns;
      const index = picture[t] ?? EMPTY;
      if (index === EMPTY) h.data.set(empty, row);
      else addScaled(h.data, row, 1, token.data, index * h.columns, h.columns);
      addScaled(h.data, row, 1, position.data, (start + t) * h.columns, h.columns);
    }
  });
  return h;
}

/**
 * One block (V2 sec. 2.2): n = layer_norm(h), a = h + multihead_attention(n), h' = a + mlp(layer_norm(a)).
 * @param h - (n, d): here n counts the rows of all pictures
 * @param past - the layer's KV cache, which grows by these positions
 * @param by - the kernel
 * @returns (n, d)
 */
// #region block
export function block(h: Matrix, w: BlockWeights, past: Past, by: Kernel): Matrix {
  const seen = attention(by.layerNorm(h, w.attentionGain), w, past); // (n, d)
  const a = by.add(h, seen); // (n, d), the residual path
  const wide = by.gelu(w.up(by.layerNorm(a, w.mlpGain))); // (n, 4d)
  return by.add(a, w.down(wide)); // (n, d)
}

function attention(x: Matrix, w: BlockWeights, past: Past): Matrix {
  const qkv = w.qkv(x); // (n, 3d): what each position looks for, is found by, has to say
  const seen = past.attend(qkv); // (n, d): of itself and earlier positions, no later pixel
  return w.out(seen); // (n, d)
}
// #endregion

/**
 * Return the attention weights of one layer and one row in the latest call of `forward`.
 * @param h - (B n, d): h^l, as `forward` returned it for this layer
 * @param i - the row
 * @returns for each head, the weights of the positions that the row sees
 */
export function attentionOf(h: Matrix, i: number, w: BlockWeights, past: Past): Float32Array[] {
  const row = w.qkv(layerNorm(rowsOf(h, i, i + 1), w.attentionGain)); // (1, 3d)
  const qkv = zeros(h.rows, row.columns); // (B n, 3d)
  qkv.data.set(row.data, i * row.columns);
  return Array.from({ length: w.heads }, (_, head) => past.lookBack(qkv, i, head).slice());
}

function check(model: Model, inputs: readonly Tokens[], start: number): void {
  const { token, position, objective } = model;
  const n = inputs[0]?.length ?? 0;
  if (n === 0) throw new ModelError('There are no tokens to read.');
  if (inputs.some((picture) => picture.length !== n))
    throw new ModelError('Pictures that are read together must be equally long.');
  if (start + n > position.rows)
    throw new ModelError(`${start + n} positions do not fit into a context of ${position.rows}.`);
  if (objective === 'bert' && n !== position.rows)
    throw new ModelError(`BERT reads whole pictures of ${position.rows} tokens, not ${n}.`);
  for (const picture of inputs) {
    for (let t = 0; t < n; t++) {
      const index = picture[t] ?? NaN;
      const mayBeEmpty = objective === 'bert' || start + t === 0;
      const mayBeToken = objective === 'bert' || start + t > 0;
      const isToken = index % 1 === 0 && index >= 0 && index < token.rows;
      if (!(mayBeEmpty && index === EMPTY) && !(mayBeToken && isToken))
        throw new ModelError(
          `Input ${start + t} is ${index}, not ${mayBeToken ? `a token below ${token.rows}` : 'empty'}.`,
        );
    }
  }
}
