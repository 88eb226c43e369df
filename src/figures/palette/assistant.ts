import { PictureError } from '../../kit/pictures/decode.ts';
import type { Reply, Request } from './messages.ts';
import type { Task } from './quantising.ts';
import type { Result } from './result.ts';

/** A picture's central square, as the worker has read it. */
export interface Square {
  /** (192, 192, 3) in linear light. */
  readonly light: Float32Array;
  /** As it is shown; whoever has painted it closes it. */
  readonly preview: ImageBitmap;
}

/** Says that the worker was ended, or has something newer to do: nothing that anybody need hear of. */
export class Superseded extends Error {}

interface Waiting {
  readonly reply: (reply: Reply) => void;
  readonly fail: (error: Error) => void;
}

/** The page's side of the palette's worker, which lives from the first request to `end`. */
export class Assistant {
  #worker: Worker | undefined;
  #requests = 0;
  readonly #waiting = new Map<Request['kind'], Waiting & { readonly id: number }>();

  /** Averages a picture; the bitmap is the worker's from now on, which closes it. */
  read(bitmap: ImageBitmap, ground: readonly [number, number, number]): Promise<Square> {
    return new Promise((resolve, fail) => {
      const reply = (reply: Reply) => {
        if (reply.kind === 'light') resolve(reply);
      };
      const id = this.#wait('light', { reply, fail });
      this.#post({ kind: 'light', id, bitmap, ground }, [bitmap]);
    });
  }

  /**
   * Quantises a picture.
   * @param told - hears of each result; the last one has settled
   */
  quantise(task: Task, told: (result: Result) => void): Promise<void> {
    return new Promise((resolve, fail) => {
      const reply = (reply: Reply) => {
        if (reply.kind !== 'result') return;
        told(reply.result);
        if (!reply.result.settled) return;
        this.#waiting.delete('quantise');
        resolve();
      };
      const id = this.#wait('quantise', { reply, fail });
      this.#post({ kind: 'quantise', id, task });
    });
  }

  /** Ends the worker, whatever it is doing; the next request starts another. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { fail } of this.#waiting.values()) fail(new Superseded());
    this.#waiting.clear();
  }

  #wait(kind: Request['kind'], waiting: Waiting): number {
    this.#waiting.get(kind)?.fail(new Superseded());
    const id = ++this.#requests;
    this.#waiting.set(kind, { ...waiting, id });
    return id;
  }

  #post(request: Request, transfer: Transferable[] = []): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request, transfer);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail('The palette’s worker could not be started.');
    };
    return worker;
  }

  #hear(reply: Reply): void {
    for (const waiting of this.#waiting.values()) {
      if (waiting.id !== reply.id) continue;
      if (reply.kind === 'failed') waiting.fail(new PictureError(reply.message));
      else waiting.reply(reply);
      return;
    }
    if (reply.kind === 'light') reply.preview.close();
  }

  #fail(message: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { fail } of this.#waiting.values()) fail(new PictureError(message));
    this.#waiting.clear();
  }
}
