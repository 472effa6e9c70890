/**
 * The one hash of the indicator set. Constants of patterns and values of records are compared by it, and so are bytes of lines that nobody
 * has parsed: `pipeline/assembly` computes the same from UTF-8. It does not tell ASCII capitals from small letters, so that one table
 * serves every profile; what it finds is a candidate, and the exact comparison comes after.
 */

/** 64 bits as two signed 32-bit integers, which V8 keeps without allocating. The caller owns it and reuses it. */
export interface KeyHash {
  low: number;
  high: number;
}

/**
 * What a key is a hash of. A text is a whole value; `head`, `tail` and `gram` are the first, the last and any 4, 8 or 16 units of one;
 * a block is a prefix length with the words of its network; a number is its text.
 */
export const KEY_SEEDS = {
  text: 0x2545f491,
  number: 0x1f123bb5,
  block4: 0x5bd1e995,
  block6: 0x27d4eb2f,
  head: 0x165667b1,
  tail: 0x3c6ef372,
  gram: 0x7feb352d,
} as const;

export type KeyKind = keyof typeof KEY_SEEDS;

export function emptyHash(): KeyHash {
  return { low: 0, high: 0 };
}

/** Hashes `text.slice(start, end)` into `hash`: four units a step, as the four bytes of a little-endian word. */
export function hashText(hash: KeyHash, seed: number, text: string, start = 0, end = text.length): void {
  let low = seed;
  let high = ~seed;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      lower(text.charCodeAt(at)) ^
      (lower(text.charCodeAt(at + 1)) << 8) ^
      (lower(text.charCodeAt(at + 2)) << 16) ^
      (lower(text.charCodeAt(at + 3)) << 24);
    low = mixLow(low, word);
    high = mixHigh(high, word);
  }
  if (at < end) {
    let word = 0;
    for (let shift = 0; at < end; at += 1, shift += 8) word ^= lower(text.charCodeAt(at)) << shift;
    low = mixLow(low, word);
    high = mixHigh(high, word);
  }
  finish(hash, low, high, end - start);
}

/** Hashes an address block: the prefix length, then the words of the network, host bits cleared. */
export function hashBlock(hash: KeyHash, seed: number, prefix: number, words: readonly number[]): void {
  let low = mixLow(seed, prefix);
  let high = mixHigh(~seed, prefix);
  for (const word of words) {
    low = mixLow(low, word);
    high = mixHigh(high, word);
  }
  finish(hash, low, high, 4 * words.length + 4);
}

function lower(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
}

/** The step of MurmurHash3 (32 bits). */
function mixLow(low: number, word: number): number {
  let mixed = Math.imul(word, 0xcc9e2d51);
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593) ^ low;
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function mixHigh(high: number, word: number): number {
  const mixed = high ^ word;
  return Math.imul((mixed << 11) | (mixed >>> 21), 0x9e3779b1);
}

function finish(hash: KeyHash, low: number, high: number, length: number): void {
  const first = avalanche(low ^ length);
  hash.low = first;
  hash.high = avalanche((high + Math.imul(first, 0x38b34ae5)) | 0);
}

function avalanche(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
