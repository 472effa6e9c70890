import { joinBytes, type Bytes } from './byte-source.js';

/** The beginning of a stream of bytes, and the whole of it, beginning included. */
export interface LookAhead {
  /** The first bytes: as many as were wanted, fewer if there are no more. */
  readonly head: Uint8Array;
  readonly rest: AsyncGenerator<Uint8Array, void, undefined>;
  /** Frees what the stream has open. Leaving `rest` early does so too, but only once it was begun. */
  close(): Promise<void>;
}

/**
 * Looks at the first `wanted` bytes without losing them. Waits until they are there, or the end. An error of the stream
 * among them is kept, and thrown by `rest` where it belongs.
 */
export async function lookAhead(bytes: Bytes, wanted: number): Promise<LookAhead> {
  const source = iterate(bytes);
  const held: Uint8Array[] = [];
  let length = 0;
  let ending: 'open' | 'ended' | { readonly error: unknown } = 'open';
  while (length < wanted && ending === 'open') {
    try {
      const next = await source.next();
      if (next.done === true) ending = 'ended';
      else if (next.value.length > 0) {
        held.push(next.value);
        length += next.value.length;
      }
    } catch (error) {
      ending = { error };
    }
  }

  async function* resume(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (let piece = held.shift(); piece !== undefined; piece = held.shift()) yield piece;
      if (typeof ending === 'object') throw ending.error;
      if (ending === 'open') yield* source;
    } finally {
      await source.return();
    }
  }
  return {
    head: joinBytes(held).subarray(0, wanted),
    rest: resume(),
    close: async () => {
      await source.return();
    },
  };
}

/** One generator over any kind of bytes, so that it can be taken up again and closed. */
async function* iterate(bytes: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  yield* bytes;
}
