import type { KeyHash } from './key-hash.js';

/**
 * A blocked Bloom filter: whether a hash was ever entered, wrong in one direction only. All four bits of a hash lie in one block of 64 bytes,
 * so that a miss, which is what nearly every look-up is, costs one cache line. At 32 bits a hash about 3 misses in 10,000 pass.
 */
export interface BitTable {
  /** 16 words a block. The block of a hash is its `low` modulo the number of blocks, which is a power of two. */
  readonly words: Uint32Array;
}

/** Words a block: 64 bytes, 512 bits. */
const BLOCK_WORDS = 16;
const BITS_PER_HASH = 32;

/** An empty table with room for `hashes` of them. */
export function createBitTable(hashes: number): BitTable {
  const blocks = Math.max(1, Math.ceil((hashes * BITS_PER_HASH) / (BLOCK_WORDS * 32)));
  return { words: new Uint32Array(BLOCK_WORDS * 2 ** Math.ceil(Math.log2(blocks))) };
}

/** How many hashes the table was made for. */
export function capacityOf({ words }: BitTable): number {
  return (words.length * 32) / BITS_PER_HASH;
}

/** Enters a hash. */
export function enterBits({ words }: BitTable, { low, high }: KeyHash): void {
  const block = (low << 4) & (words.length - 1);
  setBit(words, block, high & 511);
  setBit(words, block, (high >>> 9) & 511);
  setBit(words, block, (high >>> 18) & 511);
  setBit(words, block, ((high >>> 27) << 4) | (low >>> 28));
}

/** Whether a hash may have been entered. */
export function mayHold({ words }: BitTable, { low, high }: KeyHash): boolean {
  const block = (low << 4) & (words.length - 1);
  return (
    isSet(words, block, high & 511) &&
    isSet(words, block, (high >>> 9) & 511) &&
    isSet(words, block, (high >>> 18) & 511) &&
    isSet(words, block, ((high >>> 27) << 4) | (low >>> 28))
  );
}

/**
 * The table, folded in two until it takes no more than so many bytes: it holds whatever the table holds, and at a quarter of the size about 3 misses in
 * 100 pass besides. For who looks up more than he finds, and pays for memory that is far away.
 */
export function foldTo({ words }: BitTable, bytes: number): BitTable {
  let length = words.length;
  while (length * words.BYTES_PER_ELEMENT > bytes && length > BLOCK_WORDS) length /= 2;
  if (length === words.length) return { words };
  const folded = words.slice(0, length);
  for (let from = length; from < words.length; from += length) {
    for (let at = 0; at < length; at += 1) folded[at] = (folded[at] ?? 0) | (words[from + at] ?? 0);
  }
  return { words: folded };
}

function setBit(words: Uint32Array, block: number, bit: number): void {
  const at = block + (bit >>> 5);
  words[at] = (words[at] ?? 0) | (1 << (bit & 31));
}

function isSet(words: Uint32Array, block: number, bit: number): boolean {
  return (((words[block + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
}
