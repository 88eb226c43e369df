/** The worker that runs the models; its messages are in messages.ts. */
import { plain, type Kernel } from '../kernel/kernel.ts';
import kernelAddress from '../kernel/kernel.wasm?url&no-inline';
import type { Reply, Request } from './messages.ts';
import { Service } from './service.ts';
import { simdKernel } from '../kernel/simd.ts';

/** Fetch a file; again, from the cache, even if the network is gone and the file's time is over. */
function get(address: string, again: boolean): Promise<Response> {
  return fetch(address, { cache: again ? 'force-cache' : 'default' });
}

/** Use SIMD if the browser has it. */
async function kernel(again: boolean): Promise<Kernel> {
  try {
    const response = await get(kernelAddress, again);
    return await simdKernel(await response.arrayBuffer());
  } catch {
    return plain;
  }
}

// A message to oneself waits behind those of the page and, unlike a timer, for nothing else.
const { port1, port2 } = new MessageChannel();
let waiting: (() => void)[] = [];
port1.onmessage = () => {
  const callbacks = waiting;
  waiting = [];
  for (const callback of callbacks) callback();
};

const service = new Service({
  reply: (reply: Reply) => self.postMessage(reply),
  fetch: get,
  kernel,
  later: (callback) => {
    waiting.push(callback);
    port2.postMessage(undefined);
  },
  clock: () => performance.now(),
});

self.onmessage = ({ data }: MessageEvent<Request>) => void service.handle(data);
