import type { Sources } from '../../../../src/figures/engine/sources.ts';
import { plain } from '../../../../src/igpt/kernel/kernel.ts';
import type { Reply, Request } from '../../../../src/igpt/service/messages.ts';
import { Service } from '../../../../src/igpt/service/service.ts';
import { smallFiles } from '../../igpt/small-files.ts';

const { card, file } = smallFiles();

/** A worker of the small model that runs in this very thread, and keeps what it was asked. */
export class FakeWorker extends EventTarget implements Worker {
  readonly asked: Request[] = [];
  readonly replied: Reply['kind'][] = [];
  ended = false;
  /** A request of which the worker dies. */
  deadly: (request: Request) => boolean = () => false;
  onmessage: Worker['onmessage'] = null;
  onmessageerror: Worker['onmessageerror'] = null;
  onerror: Worker['onerror'] = null;
  readonly #service: Service;

  /** @param weights - what is fetched as the weights, each time */
  constructor(weights: () => Response = () => new Response(file)) {
    super();
    this.#service = new Service({
      reply: (reply) => this.#reply(reply),
      fetch: (address) => Promise.resolve(address === 'card' ? Response.json(card) : weights()),
      kernel: () => Promise.resolve(plain),
      later: (callback) => setTimeout(callback),
      clock: () => performance.now(),
    });
  }

  postMessage(request: Request): void {
    this.asked.push(structuredClone(request));
    setTimeout(() => (this.deadly(request) ? this.die() : void this.#service.handle(request)));
  }

  terminate(): void {
    this.ended = true;
  }

  /** End as a worker does that the browser takes away. */
  die(): void {
    this.ended = true;
    this.dispatchEvent(new Event('error', { cancelable: true }));
  }

  #reply(reply: Reply): void {
    setTimeout(() => {
      if (this.ended) return;
      this.replied.push(reply.kind);
      this.dispatchEvent(new MessageEvent('message', { data: reply }));
    });
  }
}

/** Where a test gets its workers from; each that was made is kept. */
export function fakeSources(
  create: () => FakeWorker = () => new FakeWorker(),
  mostWorkers = 1,
): {
  sources: Sources;
  workers: FakeWorker[];
} {
  const workers: FakeWorker[] = [];
  const files = { card: 'card', weights: 'weights' };
  const sources: Sources = {
    createWorker() {
      const worker = create();
      workers.push(worker);
      return worker;
    },
    mostWorkers: () => mostWorkers,
    models: { faces: files, fashion: files, bert: files },
  };
  return { sources, workers };
}
