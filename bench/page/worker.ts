/** The deck's worker, which also counts the memory of its kernels. */
import '../../src/igpt/service/worker.ts';

declare global {
  /** Return the bytes of all WebAssembly memories that are not garbage collected. */
  var webAssemblyBytes: () => number;
}

const memories: WeakRef<WebAssembly.Memory>[] = [];

// The browser does not count these memories.
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super(descriptor);
    memories.push(new WeakRef(this));
  }
};

globalThis.webAssemblyBytes = () =>
  memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
