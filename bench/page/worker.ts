/** The deck's worker, with a count of what memory its kernels have. */
import '../../src/igpt/service/worker.ts';

declare global {
  /** Bytes of all memories of WebAssembly that have not been given back. */
  var webAssemblyBytes: () => number;
}

const memories: WeakRef<WebAssembly.Memory>[] = [];

// Browsers count the rest of a worker, but not these.
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super(descriptor);
    memories.push(new WeakRef(this));
  }
};

globalThis.webAssemblyBytes = () =>
  memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
