import type { ByteSource } from './byte-source.js';
import { lookAhead } from './look-ahead.js';

/**
 * The first `count` bytes of a source (fewer if it ends before), and a source that still gives all of them. It waits for
 * `count` bytes or the end, so that what is seen never depends on how fast a pipe is filled. Never throws for a fault of
 * the input: `rest` does, after the bytes before it. Read `rest`, or close it; `source` itself is used up.
 */
export async function peek(
  source: ByteSource,
  count: number,
): Promise<{ readonly head: Uint8Array; readonly rest: ByteSource }> {
  const { head, rest, close } = await lookAhead(source, count);
  return {
    head,
    rest: {
      path: source.path,
      get bytesRead() {
        return source.bytesRead;
      },
      get size() {
        return source.size;
      },
      get modified() {
        return source.modified;
      },
      close: async () => {
        await close();
        await source.close();
      },
      [Symbol.asyncIterator]: () => rest,
    },
  };
}
