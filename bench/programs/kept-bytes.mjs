import { memoryUsage } from 'node:process';

/** What is still in use, in bytes: objects, and array buffers, which lie outside the heap. Needs `--expose-gc`. */
export function keptBytes() {
  // What finalizers free is only gone after the next collection.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = memoryUsage();
  return heapUsed + arrayBuffers;
}
