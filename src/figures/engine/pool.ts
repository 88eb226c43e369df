import type { Freedom } from '../../igpt/distribution.ts';
import type { Sample } from '../../igpt/sampler.ts';
import type { Drawing, SampleOptions } from './drawing.ts';
import { Engine, type JobReply, type JobRequest } from './engine.ts';
import { drawInParts } from './parts.ts';
import { Replies } from './replies.ts';
import type { ModelName, Sources } from './sources.ts';

/** Where an engine cannot load the model, the others do its work. */
const ignore = (): void => undefined;

/** A worker that has died at work is replaced once. */
const DEATHS = 2;

/**
 * An engine that shares its work with others, each with a worker of its own. Pictures that are drawn side
 * by side and questions that are asked at once do not depend on each other: they are split, and the same
 * bits come whatever the number of workers. The others start with the first work that they could share,
 * and end when they had none for a while.
 */
export class Pool extends Engine {
  readonly #sources: Sources;
  readonly #patience: number | undefined;
  readonly #others: Engine[] = [];

  /** @param patience - how long workers are kept while nobody needs them, in milliseconds */
  constructor(sources: Sources, patience?: number) {
    super(sources, patience);
    this.#sources = sources;
    this.#patience = patience;
  }

  override sample(
    name: ModelName,
    samples: readonly Sample[],
    freedom: Freedom,
    options?: SampleOptions,
  ): Drawing {
    const begin = (all: readonly Sample[]): Drawing[] => {
      const others = this.#othersFor(name, all.length);
      // Those that are not ready will share the next drawing.
      for (const other of others) void other.load(name).catch(ignore);
      const ready = others.filter((other) => other.isLoaded(name));
      const each = Math.ceil(all.length / (1 + ready.length));
      const rest = ready.flatMap((other, i) => {
        const part = all.slice((i + 1) * each, (i + 2) * each);
        return part.length > 0 ? other.sample(name, part, freedom, options) : [];
      });
      return [super.sample(name, all.slice(0, each), freedom, options), ...rest];
    };
    return drawInParts(samples, begin, () => this.load(name));
  }

  /** Return -ln p of each pixel of each picture; see `surprise` in messages.ts. */
  async surprise(
    name: ModelName,
    pictures: readonly (readonly number[])[],
    masked?: readonly (readonly number[])[],
    signal?: AbortSignal,
  ): Promise<readonly Float64Array[]> {
    const requests = pictures.map((picture, i) => {
      return { kind: 'surprise', name, pictures: [picture], masked: [masked?.[i] ?? []] } as const;
    });
    const nats: Float64Array[] = [];
    for await (const answer of this.askAll(requests, 'surprised', signal))
      nats.push(...answer.nats);
    return nats;
  }

  /** Ask several questions at once; the answers come in the order of the questions. */
  async *askAll<Kind extends JobReply['kind']>(
    requests: readonly JobRequest[],
    kind: Kind,
    signal?: AbortSignal,
  ): AsyncGenerator<Extract<JobReply, { kind: Kind }>, void> {
    const [first] = requests;
    if (!first) return;
    const questions = requests.map((request) => ({
      request,
      answers: new Replies<Extract<JobReply, { kind: Kind }>>(),
    }));
    // All engines take from one list.
    const left = questions.values();
    const work = async (engine: Engine): Promise<void> => {
      for (const { request, answers } of left)
        await engine
          .ask(request, kind, signal)
          .then((answer) => answers.add(answer))
          .then(() => answers.end())
          .catch((error: Error) => answers.fail(error));
    };
    void work(this);
    for (const other of this.#othersFor(first.name, requests.length))
      void other.load(first.name).then(() => work(other), ignore);
    for (const { answers } of questions) yield* answers;
  }

  /** Return the other engines that can share so many equal pieces of work. */
  #othersFor(name: ModelName, pieces: number): Engine[] {
    const most = this.isLoaded(name) ? Math.min(pieces, this.#sources.mostWorkers()) - 1 : 0;
    while (this.#others.length < most)
      this.#others.push(new Engine(this.#sources, this.#patience, true));
    return this.#others.slice(0, most).filter(({ deaths }) => deaths < DEATHS);
  }
}
