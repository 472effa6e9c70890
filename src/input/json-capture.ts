/**
 * Bytes of a text that passes by in chunks: kept from `start` to `pause`, any number of times, until they are taken.
 * Over the limit they are only counted, so that what is skipped takes no memory.
 */
export interface Capture {
  /** Keeps bytes from this index of the current chunk on. */
  start(at: number): void;
  /** Keeps bytes up to this index of the current chunk. */
  pause(chunk: Uint8Array, at: number): void;
  /** The chunk ends, and the next one begins. Must be called for every chunk. */
  carry(chunk: Uint8Array): void;
  /** What is kept so far; undefined if it is over the limit. Valid until the next call. */
  look(): Uint8Array | undefined;
  /** Gives what was kept, and begins anew. Valid until the next call. */
  take(): Uint8Array | undefined;
  /** Begins anew. */
  clear(): void;
}

/** An empty capture of at most `limit` bytes. */
export function createCapture(limit: number): Capture {
  let store = new Uint8Array(0);
  let stored = 0;
  // A single stretch inside one chunk, by far the most frequent case, is neither copied nor even cut out until it is wanted.
  let stretch: Uint8Array | undefined;
  let stretchFrom = 0;
  let stretchTo = 0;
  let total = 0;
  let from = -1;

  const keep = (bytes: Uint8Array): void => {
    if (stored + bytes.length > store.length) {
      const larger = new Uint8Array(Math.max(2 * store.length, stored + bytes.length, 1024));
      larger.set(store.subarray(0, stored));
      store = larger;
    }
    store.set(bytes, stored);
    stored += bytes.length;
  };
  const keepStretch = (): void => {
    if (stretch === undefined) return;
    keep(stretch.subarray(stretchFrom, stretchTo));
    stretch = undefined;
  };
  const add = (chunk: Uint8Array, begin: number, end: number): void => {
    total += end - begin;
    if (total > limit) {
      store = new Uint8Array(0);
      stored = 0;
      stretch = undefined;
    } else if (stored === 0 && stretch === undefined) {
      stretch = chunk;
      stretchFrom = begin;
      stretchTo = end;
    } else {
      keepStretch();
      keep(chunk.subarray(begin, end));
    }
  };
  const look = (): Uint8Array | undefined =>
    total > limit ? undefined : (stretch?.subarray(stretchFrom, stretchTo) ?? store.subarray(0, stored));

  return {
    start(at) {
      from = at;
    },
    pause(chunk, at) {
      if (at > from) add(chunk, from, at);
      from = -1;
    },
    carry(chunk) {
      if (from >= 0) {
        if (chunk.length > from) add(chunk, from, chunk.length);
        from = 0;
      }
      keepStretch();
    },
    look,
    take() {
      const taken = look();
      total = 0;
      stored = 0;
      stretch = undefined;
      return taken;
    },
    clear() {
      total = 0;
      stored = 0;
      stretch = undefined;
      from = -1;
    },
  };
}
