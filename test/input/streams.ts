import type { Bytes } from '../../src/input/byte-source.js';

/** Everything an iteration gives, and the error that ended it, if any. */
export async function collect<T>(source: AsyncIterable<T>): Promise<{ readonly items: T[]; readonly error: unknown }> {
  const items: T[] = [];
  try {
    for await (const item of source) items.push(item);
    return { items, error: undefined };
  } catch (error) {
    return { items, error };
  }
}

/** All bytes of a source as one buffer, and the error that ended it. */
export async function collectBytes(bytes: Bytes): Promise<{ readonly bytes: Buffer; readonly error: unknown }> {
  async function* each(): AsyncGenerator<Uint8Array> {
    yield* bytes;
  }
  const { items, error } = await collect(each());
  return { bytes: Buffer.concat(items), error };
}

/** The bytes in pieces that end at the given places, in whatever order those come. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((one, other) => one - other);
  // Copies, so that nothing can read past the end of a piece.
  return ends.map((end, index) => Uint8Array.from(bytes.subarray(ends[index - 1] ?? 0, end)));
}

/** The bytes in pieces of one length. */
export function cutEvery(bytes: Uint8Array, length: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) pieces.push(Uint8Array.from(bytes.subarray(at, at + length)));
  return pieces;
}

/** Pieces, and then an error. */
export async function* failing(pieces: readonly Uint8Array[], error: Error): AsyncGenerator<Uint8Array> {
  yield* pieces;
  throw error;
}
