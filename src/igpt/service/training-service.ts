/** The side of the worker that trains a small model: it answers the page's requests. */
import type { Kernel } from '../kernel/kernel.ts';
import type { Arithmetic } from '../training/arithmetic.ts';
import { readPictures, type PictureCard, type PictureSet } from '../training/pictures.ts';
import { recipeOf } from '../training/recipe.ts';
import { ModelError } from './model-error.ts';
import type { TrainingReply, TrainingRequest } from './training-messages.ts';
import { TrainingRun, type RunSurroundings, type Start } from './training-run.ts';

/** The service's surroundings; tests bring their own. */
export interface TrainingSurroundings extends RunSurroundings {
  readonly fetch: (address: string) => Promise<Response>;
  /** Make the arithmetic of a run. */
  readonly arithmetic: () => Promise<{ readonly by: Arithmetic; readonly simd: boolean }>;
  /** Make the kernel that draws. */
  readonly kernel: () => Promise<Kernel>;
}

/** One for each worker. */
export class TrainingService {
  readonly #around: TrainingSurroundings;
  readonly #recipeOf: typeof recipeOf;
  #run: TrainingRun | undefined;
  /** The latest start; one that is no longer wanted is dropped while its files load. */
  #wanted: Start | undefined;

  constructor(around: TrainingSurroundings, recipe = recipeOf) {
    this.#around = around;
    this.#recipeOf = recipe;
  }

  /** Handle a request. Results and failures come as replies. */
  async handle(request: TrainingRequest): Promise<void> {
    switch (request.kind) {
      case 'start':
        return this.#start(request);
      case 'pace':
        return this.#run?.setPace(request.pace);
      case 'pause':
        return this.#run?.pause();
      case 'resume':
        return this.#run?.resume();
      case 'stop':
        this.#wanted = undefined;
        this.#end();
    }
  }

  async #start(request: Start): Promise<void> {
    this.#wanted = request;
    this.#end();
    try {
      const set = await this.#load(request);
      const [{ by, simd }, kernel] = await Promise.all([
        this.#around.arithmetic(),
        this.#around.kernel(),
      ]);
      if (this.#wanted !== request) return;
      const recipe = this.#recipeOf(request.task, request.optimiser ?? 'muon');
      this.#run = new TrainingRun(this.#around, request, recipe, set, { by, simd, kernel });
      this.#run.begin();
    } catch (error) {
      if (this.#wanted === request) this.#around.reply(failure(request.run, error));
    }
  }

  #end(): void {
    this.#run?.pause();
    this.#run = undefined;
  }

  async #load({ card, pictures }: Start): Promise<PictureSet> {
    const [json, file] = await Promise.all([this.#get(card), this.#get(pictures)]);
    // The card is part of the deck, as its own code is.
    return readPictures((await json.json()) as PictureCard, await file.arrayBuffer());
  }

  async #get(address: string): Promise<Response> {
    const response = await this.#around.fetch(address).catch(() => undefined);
    if (!response?.ok) throw new ModelError('The pictures to learn from could not be loaded.');
    return response;
  }
}

function failure(run: number, error: unknown): TrainingReply {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', run, message };
}
