import { corrupt } from './zstd-fault.js';

/** Bytes before and after a block in its `BlockBytes`, so that a word can be loaded at either edge without a test. */
const MARGIN = 32;

/** The bytes of one compressed block, as bytes and as the words that the bit readers load. */
export interface BlockBytes {
  readonly bytes: Uint8Array;
  /** Loads 32 bits from any byte; reads of bits outside the block see old bytes, and are found out by their position. */
  readonly words: DataView;
}

/** Room for blocks of up to `capacity` bytes. One is made per decoder and filled anew for each block. */
export function createBlockBytes(capacity: number): BlockBytes {
  const bytes = new Uint8Array(capacity + 2 * MARGIN);
  return { bytes, words: new DataView(bytes.buffer) };
}

/** Copies a block in, and returns the index of its first byte. */
export function fillBlockBytes(block: BlockBytes, content: Uint8Array): number {
  block.bytes.set(content, MARGIN);
  return MARGIN;
}

/**
 * Where a backward bit stream in `bytes[start, end)` begins: the position (in bits from `bytes[0]`) after its first bit to be
 * read. Such streams are read from their end, where the highest set bit of the last byte marks the beginning.
 * RFC 8878 4.1: "bitstreams are read backward".
 */
export function backwardStart(bytes: Uint8Array, start: number, end: number): number {
  const last = bytes[end - 1] ?? 0;
  if (end <= start || last === 0) throw corrupt('a bit stream without its end mark');
  return end * 8 - (Math.clz32(last) - 24) - 1;
}

/** `count` (at most 25) bits of a block from bit `at` up. */
export function bitsAt(words: DataView, at: number, count: number): number {
  return (words.getUint32(at >> 3, true) >>> (at & 7)) & ((1 << count) - 1);
}

/** The position of the highest set bit of a positive number: 0 for 1, 3 for 8 to 15. */
export function highestBit(value: number): number {
  return 31 - Math.clz32(value);
}
