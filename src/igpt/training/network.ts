/**
 * The network of ../model.ts, made to learn: the forward pass keeps what the backward pass needs, and
 * the backward pass returns the gradient of the loss for every parameter.
 *
 * Shapes in comments: B pictures, T pixels each, N = B T rows, d width, V colours. Layers are y = x W;
 * for the gradients dy of y those of x and W are dx = dy W^T and dW = x^T dy.
 */
import { exp } from '../exp.ts';
import { ModelError } from '../service/model-error.ts';
import { FLOAT_BYTES, Tensor, type Arithmetic } from './arithmetic.ts';
import { ln } from './ln.ts';
import type { BlockParameters, Parameters, Shape } from './parameters.ts';

/** What the forward pass of one block keeps. */
interface BlockActivations {
  /** (N, d): the residual path before the block. */
  readonly h: Tensor;
  /** (N, d): h, normed. */
  readonly normed: Tensor;
  /** (N, d) each; heads lie side by side. */
  readonly q: Tensor;
  readonly k: Tensor;
  readonly v: Tensor;
  /** (B heads T, T): the attention weights; what lies right of the diagonal is not read. */
  readonly p: Tensor;
  /** (N, d): values, mixed by the weights. */
  readonly mixed: Tensor;
  /** (N, d): the residual path between attention and MLP. */
  readonly a: Tensor;
  /** (N, d): a, normed. */
  readonly normedA: Tensor;
  /** (N, 4d): before GELU and after. */
  readonly up: Tensor;
  readonly wide: Tensor;
}

export class Network {
  readonly shape: Shape;
  /** B */
  readonly batch: number;
  readonly blocks: readonly BlockActivations[];
  /** (N, d): the residual path after the last block, and normed. */
  readonly h: Tensor;
  readonly normed: Tensor;
  /** (N, V) */
  readonly logits: Tensor;
  readonly #by: Arithmetic;
  /** Scratch of the backward pass: (N, d) and (N, 4d) gradients, and transposed matrices. */
  readonly #d: Record<'h' | 'x' | 'y' | 'q' | 'k' | 'v' | 'wide' | 'logits', Tensor>;
  readonly #transposed: Tensor;
  /** (T, T): gradients of one head's scores. */
  readonly #scores: Tensor;
  /** (d / heads, T) */
  readonly #scratch: Tensor;

  /** Allocate what B pictures need. */
  constructor(by: Arithmetic, shape: Shape, batch: number) {
    const { layers, width, heads, colors, context } = shape;
    if (width % (4 * heads) !== 0 || colors % 4 !== 0 || context % 4 !== 0)
      throw new ModelError(
        `The width of a head, ${width} / ${heads}, the ${colors} colours and the ${context} pixels must be multiples of 4.`,
      );
    this.shape = shape;
    this.batch = batch;
    this.#by = by;
    const rows = batch * context;
    const tensor = (columns: number): Tensor => new Tensor(by, rows, columns);
    this.blocks = Array.from({ length: layers }, () => ({
      h: tensor(width),
      normed: tensor(width),
      q: tensor(width),
      k: tensor(width),
      v: tensor(width),
      p: new Tensor(by, batch * heads * context, context),
      mixed: tensor(width),
      a: tensor(width),
      normedA: tensor(width),
      up: tensor(4 * width),
      wide: tensor(4 * width),
    }));
    this.h = tensor(width);
    this.normed = tensor(width);
    this.logits = tensor(colors);
    this.#d = {
      h: tensor(width),
      x: tensor(width),
      y: tensor(width),
      q: tensor(width),
      k: tensor(width),
      v: tensor(width),
      wide: tensor(4 * width),
      logits: tensor(colors),
    };
    this.#transposed = new Tensor(by, width, Math.max(4 * width, colors));
    this.#scores = new Tensor(by, context, context);
    this.#scratch = new Tensor(by, width / heads, context);
  }

  /**
   * Read whole pictures; row t of a picture's logits predicts its pixel t from those before.
   * @param pictures - B T tokens
   */
  forward(w: Parameters, pictures: Uint8Array): void {
    this.#embed(w, pictures);
    this.blocks.forEach((block, l) => {
      const weights = w.blocks[l];
      if (weights) this.#block(weights, block, this.blocks[l + 1]?.h ?? this.h);
    });
    this.#norm(this.h, w.gain, this.normed);
    this.#multiply(this.normed, w.head, this.logits);
  }

  /** h^0 = the vector of the pixel before (or of the start) + the vector of the position, (N, d) */
  #embed(w: Parameters, pictures: Uint8Array): void {
    const { context, width } = this.shape;
    const h = (this.blocks[0]?.h ?? this.h).data;
    const [token, start, position] = [w.token.data, w.start.data, w.position.data];
    for (let i = 0, at = 0; i < pictures.length; i++) {
      const t = i % context;
      const [from, vector] = t === 0 ? [start, 0] : [token, (pictures[i - 1] ?? 0) * width];
      for (let c = 0; c < width; c++, at++) {
        h[at] = (from[vector + c] ?? 0) + (position[t * width + c] ?? 0);
      }
    }
  }

  /** a = h + attention(norm(h)),   h' = a + mlp(norm(a)) */
  #block(w: BlockParameters, block: BlockActivations, next: Tensor): void {
    const { run } = this.#by;
    const { h, normed, q, k, v, p, mixed, a, normedA, up, wide } = block;
    this.#norm(h, w.attentionGain, normed);
    this.#multiply(normed, w.query, q);
    this.#multiply(normed, w.key, k);
    this.#multiply(normed, w.value, v);
    this.#heads((at, head) => {
      const of = (x: Tensor): number => x.address + at;
      const weights = p.address + head * this.#scores.count * FLOAT_BYTES;
      const size = [q.stride, this.shape.context, this.#scratch.rows] as const;
      run.attend(of(q), of(k), of(v), ...size, weights, of(mixed), this.#scratch.address);
    });
    this.#multiply(mixed, w.out, a);
    run.addTo(h.address, h.count, a.address);
    this.#norm(a, w.mlpGain, normedA);
    this.#multiply(normedA, w.up, up);
    run.gelu(up.address, up.count, wide.address);
    this.#multiply(wide, w.down, next);
    run.addTo(a.address, a.count, next.address);
  }

  /**
   * Return the loss of the pictures that were read, -ln p in nats a pixel, and keep its gradient for
   * `backward`: d loss / d logits = (softmax(logits) - one-hot of the pixel) / N, (N, V).
   */
  loss(pictures: Uint8Array): number {
    const { colors } = this.shape;
    const [logits, gradients] = [this.logits.data, this.#d.logits.data];
    let loss = 0;
    pictures.forEach((token, i) => {
      const row = i * colors;
      const scores = logits.subarray(row, row + colors);
      let largest = -Infinity;
      for (const score of scores) if (score > largest) largest = score;
      let sum = 0;
      for (let c = 0; c < colors; c++) {
        const share = exp((scores[c] ?? 0) - largest);
        gradients[row + c] = share;
        sum += share;
      }
      for (let c = 0; c < colors; c++) {
        const p = (gradients[row + c] ?? 0) / sum;
        gradients[row + c] = (p - (c === token ? 1 : 0)) / pictures.length;
      }
      loss += ln(sum) + largest - (scores[token] ?? NaN);
    });
    return loss / pictures.length;
  }

  /** Set g to the gradients of the loss of the pictures that were read last. */
  backward(w: Parameters, pictures: Uint8Array, g: Parameters): void {
    const { h, x, logits } = this.#d;
    g.all.data.fill(0);
    h.data.fill(0);
    this.#multiplyBackward(this.normed, w.head, logits, g.head, x);
    this.#normBackward(x, this.h, w.gain, h, g.gain);
    for (let l = this.blocks.length - 1; l >= 0; l--) {
      const [block, weights, gradients] = [this.blocks[l], w.blocks[l], g.blocks[l]];
      if (block && weights && gradients) this.#blockBackward(weights, block, gradients);
    }
    this.#embedBackward(pictures, g);
  }

  /** Turn dh', the gradient of what a block returns, into dh, that of what it reads, in place. */
  #blockBackward(w: BlockParameters, block: BlockActivations, g: BlockParameters): void {
    const { run } = this.#by;
    const { h, normed, q, k, v, p, mixed, a, normedA, up, wide } = block;
    const d = this.#d;
    // h' = a + gelu(norm(a) Up) Down: da is dh' and what comes through the MLP.
    this.#multiplyBackward(wide, w.down, d.h, g.down, d.wide);
    run.geluBackward(d.wide.address, up.address, up.count, d.wide.address);
    this.#multiplyBackward(normedA, w.up, d.wide, g.up, d.x);
    this.#normBackward(d.x, a, w.mlpGain, d.h, g.mlpGain);
    // a = h + mixed Out: dh is da and what comes through the attention.
    this.#multiplyBackward(mixed, w.out, d.h, g.out, d.y);
    this.#heads((at, head) => {
      const of = (x: Tensor): number => x.address + at;
      const weights = p.address + head * this.#scores.count * FLOAT_BYTES;
      const size = [q.stride, this.shape.context, this.#scratch.rows] as const;
      const read = [of(q), of(k), of(v), weights, of(mixed), of(d.y)] as const;
      const scratch = [this.#scores.address, this.#scratch.address] as const;
      run.attendBackward(...read, ...size, of(d.q), of(d.k), of(d.v), ...scratch);
    });
    // q, k and v all read the normed h.
    this.#multiplyBackward(normed, w.query, d.q, g.query, d.x);
    for (const [weights, dy, gradient] of [
      [w.key, d.k, g.key],
      [w.value, d.v, g.value],
    ] as const) {
      this.#multiplyBackward(normed, weights, dy, gradient, d.y);
      run.addTo(d.y.address, d.y.count, d.x.address);
    }
    this.#normBackward(d.x, h, w.attentionGain, d.h, g.attentionGain);
  }

  /** Each vector's gradient is the sum of dh^0 over the rows that it was added to. */
  #embedBackward(pictures: Uint8Array, g: Parameters): void {
    const { context, width } = this.shape;
    const dh = this.#d.h.data;
    const [token, start, position] = [g.token.data, g.start.data, g.position.data];
    for (let i = 0, at = 0; i < pictures.length; i++) {
      const t = i % context;
      const [to, vector] = t === 0 ? [start, 0] : [token, (pictures[i - 1] ?? 0) * width];
      for (let c = 0; c < width; c++, at++) {
        const value = dh[at] ?? 0;
        to[vector + c] = (to[vector + c] ?? 0) + value;
        position[t * width + c] = (position[t * width + c] ?? 0) + value;
      }
    }
  }

  /** Call with the byte offset of each picture's heads in (N, d), and their number. */
  #heads(visit: (offset: number, head: number) => void): void {
    const { heads, context, width } = this.shape;
    for (let i = 0; i < this.batch * heads; i++) {
      const row = Math.floor(i / heads) * context;
      visit((row * width + (i % heads) * (width / heads)) * FLOAT_BYTES, i);
    }
  }

  #norm(x: Tensor, gain: Tensor, y: Tensor): void {
    this.#by.run.norm(x.address, x.rows, x.columns, gain.address, y.address);
  }

  /** Add to dx and dgain. */
  #normBackward(dy: Tensor, x: Tensor, gain: Tensor, dx: Tensor, dgain: Tensor): void {
    const { run } = this.#by;
    const size = [x.rows, x.columns, gain.address] as const;
    run.normBackward(dy.address, x.address, ...size, dx.address, dgain.address);
  }

  /** y = x W */
  #multiply(x: Tensor, w: Tensor, y: Tensor): void {
    multiply(this.#by, x, w, y);
  }

  /** dW = x^T dy,   dx = dy W^T */
  #multiplyBackward(x: Tensor, w: Tensor, dy: Tensor, dw: Tensor, dx: Tensor): void {
    const { run } = this.#by;
    const to = this.#transposed.address;
    run.product(
      x.address,
      FLOAT_BYTES,
      x.stride,
      dy.address,
      dw.address,
      w.rows,
      x.rows,
      w.columns,
    );
    run.transpose(w.address, w.stride, w.rows, w.columns, to);
    run.product(dy.address, dy.stride, FLOAT_BYTES, to, dx.address, dy.rows, w.columns, w.rows);
  }
}

/** Compute y = a b. */
export function multiply({ run }: Arithmetic, a: Tensor, b: Tensor, y: Tensor): void {
  const { rows, columns, stride } = a;
  run.product(a.address, stride, FLOAT_BYTES, b.address, y.address, rows, columns, b.columns);
}
