import type { ByteSource } from './byte-source.js';

/** A text as if it were a file of that name. */
export function bytesOfText(path: string, text: string): ByteSource {
  const bytes = new TextEncoder().encode(text);
  let bytesRead = 0;
  return {
    path,
    get bytesRead() {
      return bytesRead;
    },
    size: bytes.length,
    close: () => Promise.resolve(),

    async *[Symbol.asyncIterator]() {
      bytesRead = bytes.length;
      if (bytes.length > 0) yield bytes;
    },
  };
}
