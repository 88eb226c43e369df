/** Run the faces model by onnxruntime-web, on one thread; ../onnx-model.ts has its inputs and outputs. */
import { distribution, draw } from '../../src/igpt/distribution.ts';
import { seeded } from '../../src/igpt/random.ts';
import type { Sample } from '../../src/igpt/sampler.ts';

/** The types of onnxruntime-web that are used; the project does not depend on it and lacks its types. */
interface Runtime {
  readonly env: { wasm: { numThreads: number; wasmPaths: string } };
  readonly Tensor: new (
    type: 'float32' | 'int64',
    data: Float32Array | BigInt64Array,
    shape: readonly number[],
  ) => Tensor;
  readonly InferenceSession: {
    create(model: string, options: object): Promise<Session>;
  };
}
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
type Tensors = Record<string, Tensor>;
interface Session {
  run(inputs: Tensors): Promise<Tensors>;
}

const [LAYERS, HEADS, HEAD_WIDTH, COLORS, CONTEXT] = [8, 4, 32, 256, 256];
const START = COLORS;

export class OnnxModel {
  readonly #runtime: Runtime;
  readonly #session: Session;

  private constructor(runtime: Runtime, session: Session) {
    this.#runtime = runtime;
    this.#session = session;
  }

  static async load(library: string, model: string): Promise<OnnxModel> {
    // Not bundled: the library is loaded as it is shipped.
    const runtime = (await import(/* @vite-ignore */ library)) as Runtime;
    runtime.env.wasm.numThreads = 1;
    runtime.env.wasm.wasmPaths = new URL('.', library).href;
    const session = await runtime.InferenceSession.create(model, {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
    return new OnnxModel(runtime, session);
  }

  /** Return the logits of every pixel, (T, V), computed one by one with a KV cache. */
  async logitsOf(picture: readonly number[]): Promise<number[]> {
    const logits: number[] = [];
    let past = this.#empty(1);
    for (let t = 0; t < picture.length; t++) {
      const result = await this.#read([[picture[t - 1] ?? START]], t, past);
      logits.push(...result.logits);
      past = result.past;
    }
    return logits;
  }

  /** Read a whole picture in one go. */
  async read(picture: readonly number[]): Promise<void> {
    await this.#read([[START, ...picture.slice(0, -1)]], 0, this.#empty(1));
  }

  /** Complete pictures like `complete` in src/igpt/sampler.ts; all have the same prefix, which is read once. */
  async draw(samples: readonly Sample[]): Promise<number[][]> {
    const pictures = samples.map(({ prefix }) => Array.from(prefix));
    const numbers = samples.map(({ seed }) => Array.from({ length: CONTEXT }, seeded(seed)));
    const start = pictures[0]?.length ?? 0;
    let { logits, past } = await this.#read([[START, ...(pictures[0] ?? [])]], 0, this.#empty(1));
    past = this.#repeat(past, samples.length);
    logits = new Float32Array(samples.length * COLORS).map((_, i) => logits[i % COLORS] ?? NaN);
    for (let t = start; ; t++) {
      pictures.forEach((picture, b) => {
        const scores = logits.slice(b * COLORS, (b + 1) * COLORS);
        const shares = distribution(scores, { temperature: 1 });
        picture.push(draw(shares, numbers[b]?.[t] ?? NaN));
      });
      if (t + 1 === CONTEXT) return pictures;
      const tokens = pictures.map((picture) => picture.slice(-1));
      ({ logits, past } = await this.#read(tokens, t + 1, past));
    }
  }

  /**
   * Read the next n tokens of B pictures.
   * @param from - the position of the first token
   * @returns the logits after the last token, (B, V), and the longer KV cache
   */
  async #read(tokens: readonly number[][], from: number, past: Tensors) {
    const { Tensor } = this.#runtime;
    const n = tokens[0]?.length ?? 0;
    const positions = Array.from({ length: n }, (_, i) => BigInt(from + i));
    const mask = new Float32Array(n * (from + n));
    for (let i = 0; i < n; i++)
      mask.fill(-1e9, i * (from + n) + from + i + 1, (i + 1) * (from + n));
    const result = await this.#session.run({
      ...past,
      tokens: new Tensor('int64', BigInt64Array.from(tokens.flat(), BigInt), [tokens.length, n]),
      positions: new Tensor('int64', BigInt64Array.from(positions), [n]),
      mask: new Tensor('float32', mask, [n, from + n]),
    });
    const all = tensorOf(result, 'logits').data;
    const logits = new Float32Array(tokens.length * COLORS);
    for (let b = 0; b < tokens.length; b++) {
      const end = (b + 1) * n * COLORS;
      logits.set(all.subarray(end - COLORS, end), b * COLORS);
    }
    const next: Tensors = {};
    for (let l = 0; l < LAYERS; l++) {
      next[`keys${l}`] = tensorOf(result, `allKeys${l}`);
      next[`values${l}`] = tensorOf(result, `allValues${l}`);
    }
    return { logits, past: next };
  }

  #empty(batch: number): Tensors {
    const names = Array.from({ length: LAYERS }, (_, l) => [`keys${l}`, `values${l}`]).flat();
    const shape = [batch, HEADS, 0, HEAD_WIDTH];
    const none = new Float32Array();
    return Object.fromEntries(
      names.map((name) => [name, new this.#runtime.Tensor('float32', none, shape)]),
    );
  }

  /** Copy the KV cache of one picture for several. */
  #repeat(past: Tensors, batch: number): Tensors {
    const entries = Object.entries(past).map(([name, { data, dims }]) => {
      const all = new Float32Array(batch * data.length);
      for (let b = 0; b < batch; b++) all.set(data, b * data.length);
      return [name, new this.#runtime.Tensor('float32', all, [batch, ...dims.slice(1)])] as const;
    });
    return Object.fromEntries(entries);
  }
}

function tensorOf(tensors: Tensors, name: string): Tensor {
  const found = tensors[name];
  if (!found) throw new Error(`onnxruntime-web gave no ${name}.`);
  return found;
}
