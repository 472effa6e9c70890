/**
 * Memory that the chunks of a file are read into. Fresh memory costs a page fault for each 4 KB and a garbage collection now and then, about as much
 * as reading does; so who has done with a chunk may give it back, and the file's next chunk is read into the same. Before each chunk there is
 * room for the line that the chunk before has begun, so that the two are joined without another copy of the chunk.
 */
export interface ChunkMemory {
  /** Memory that was given back, or fresh memory. What is in it is of no meaning. */
  readonly take: () => Buffer;
}

/** So much is kept at most: a chunk that is looked at, one that is read ahead, and those that several threads have. */
const KEPT = 16;

/** A line that is longer is joined by copying. */
const ROOM_BEFORE = 64 * 1024;

/** Whose memory it is, of all that is out. */
const lenders = new WeakMap<ArrayBufferLike, ArrayBufferLike[]>();

/** Memory for chunks of so many bytes. */
export function createChunkMemory(bytes: number): ChunkMemory {
  const free: ArrayBufferLike[] = [];
  return {
    take: () => {
      const memory = free.pop() ?? Buffer.allocUnsafeSlow(ROOM_BEFORE + bytes).buffer;
      lenders.set(memory, free);
      return Buffer.from(memory, ROOM_BEFORE, bytes);
    },
  };
}

/**
 * Gives back the memory of a chunk, or of a part of one if that is all that anybody looks at. Memory that is not lent (of a stream, of something
 * unpacked) is left alone, and so is what was given back already.
 */
export function giveBack({ buffer }: Uint8Array): void {
  const free = lenders.get(buffer);
  lenders.delete(buffer);
  if (free && free.length < KEPT) free.push(buffer);
}

/**
 * Lets the memory of a chunk go to another thread, by transfer, and takes back what comes from there. Undefined for memory that is not lent: somebody
 * else may look at that, too.
 */
export function handOver({
  buffer,
}: Uint8Array): { readonly memory: ArrayBuffer; readonly takeBack: (memory: ArrayBuffer) => void } | undefined {
  const free = lenders.get(buffer);
  if (!free) return undefined;
  return {
    memory: buffer as ArrayBuffer,
    takeBack: (memory) => {
      if (free.length < KEPT) free.push(memory);
    },
  };
}

/** One buffer of the pieces and the chunk after them, in the chunk's own memory if there is room. */
export function joinBefore(pieces: readonly Uint8Array[], chunk: Uint8Array): Uint8Array {
  if (pieces.length === 0) return chunk;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (!lenders.has(chunk.buffer) || length > chunk.byteOffset) return Buffer.concat([...pieces, chunk]);
  const joined = Buffer.from(chunk.buffer, chunk.byteOffset - length, length + chunk.length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
