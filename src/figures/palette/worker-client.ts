import { PictureError } from '../pictures/decode.ts';
import type { Task } from './quantising.ts';
import type { Result } from './result.ts';
import type { Reply, Request } from './worker.ts';

/** The central square of a picture, as the worker has read it. */
export interface Square {
  /** (192, 192, 3) in linear light. */
  readonly light: Float32Array;
  /** As it is shown; the receiver closes it. */
  readonly preview: ImageBitmap;
}

/** A request was ended, or a newer one of its kind was made: nothing to tell a person. */
export class Superseded extends Error {}

interface Waiting {
  readonly id: number;
  readonly receive: (reply: Reply) => void;
  readonly fail: (error: Error) => void;
}

/** The page's end of the palette's worker, which lives from the first request to `end`. */
export class WorkerClient {
  #worker: Worker | undefined;
  #requests = 0;
  /** The newest request of each kind. */
  readonly #waiting = new Map<Request['kind'], Waiting>();

  /** Average the light of a picture; the bitmap goes to the worker, which closes it. */
  read(bitmap: ImageBitmap, ground: readonly [number, number, number]): Promise<Square> {
    return new Promise((resolve, fail) => {
      const receive = (reply: Reply): void => {
        if (reply.kind === 'light') resolve(reply);
      };
      const id = this.#expect('light', receive, fail);
      this.#post({ kind: 'light', id, bitmap, ground }, [bitmap]);
    });
  }

  /**
   * Quantise a picture.
   * @param show - is called with each result; the last one has settled
   */
  quantise(task: Task, show: (result: Result) => void): Promise<void> {
    return new Promise((resolve, fail) => {
      const receive = (reply: Reply): void => {
        if (reply.kind !== 'result') return;
        show(reply.result);
        if (!reply.result.settled) return;
        this.#waiting.delete('quantise');
        resolve();
      };
      const id = this.#expect('quantise', receive, fail);
      this.#post({ kind: 'quantise', id, task });
    });
  }

  /** End the worker, whatever it is doing; the next request starts another. */
  end(): void {
    this.#stop(new Superseded());
  }

  /** Take the place of an earlier request of the same kind. */
  #expect(kind: Request['kind'], receive: Waiting['receive'], fail: Waiting['fail']): number {
    this.#waiting.get(kind)?.fail(new Superseded());
    const id = ++this.#requests;
    this.#waiting.set(kind, { id, receive, fail });
    return id;
  }

  #post(request: Request, transfer: Transferable[] = []): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request, transfer);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#stop(new PictureError('The palette’s worker could not be started.'));
    };
    return worker;
  }

  #receive(reply: Reply): void {
    const waiting = [...this.#waiting.values()].find(({ id }) => id === reply.id);
    if (!waiting) {
      if (reply.kind === 'light') reply.preview.close();
    } else if (reply.kind === 'failed') waiting.fail(new PictureError(reply.message));
    else waiting.receive(reply);
  }

  #stop(reason: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { fail } of this.#waiting.values()) fail(reason);
    this.#waiting.clear();
  }
}
