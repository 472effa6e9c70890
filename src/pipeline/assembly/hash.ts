import { coarseMask, coarseNeedles, needleMask, needles } from './layout';

// The same hash as `indicator-set/key-hash.ts`, over bytes of ASCII.

export let low: u32 = 0;
export let high: u32 = 0;

// @ts-ignore: decorator
@inline
export function start(seed: u32): void {
  low = seed;
  high = ~seed;
}

// @ts-ignore: decorator
@inline
export function mix(word: u32): void {
  let mixed = rotl<u32>(word * 0xcc9e2d51, 15) * 0x1b873593;
  mixed ^= low;
  low = rotl<u32>(mixed, 13) * 5 + 0xe6546b64;
  high = rotl<u32>(high ^ word, 11) * 0x9e3779b1;
}

// @ts-ignore: decorator
@inline
export function finish(length: u32): void {
  low = avalanche(low ^ length);
  high = avalanche(high + low * 0x38b34ae5);
}

// @ts-ignore: decorator
@inline
function avalanche(value: u32): u32 {
  value ^= value >> 16;
  value *= 0x85ebca6b;
  value ^= value >> 13;
  value *= 0xc2b2ae35;
  return value ^ (value >> 16);
}

/** Four letters at once in lower case. All bytes are below 0x80, so that nothing carries over from one to the next. */
// @ts-ignore: decorator
@inline
export function lower(word: u32): u32 {
  const isCapital = (word + 0x3f3f3f3f) & ~(word + 0x25252525) & 0x80808080;
  return word | (isCapital >> 2);
}

/** Hashes the bytes of a text. */
export function hashText(seed: u32, from: usize, to: usize): void {
  start(seed);
  let at = from;
  for (; at + 4 <= to; at += 4) mix(lower(load<u32>(at)));
  if (at < to) {
    let word: u32 = 0;
    for (let shift: u32 = 0; at < to; at++, shift += 8) word |= <u32>load<u8>(at) << shift;
    mix(lower(word));
  }
  finish(<u32>(to - from));
}

/** Whether the hash may have been entered in the table of needles (`mayHold` of `bit-table.ts`). */
// @ts-ignore: decorator
@inline
export function isNeedle(): bool {
  return mayHold(coarseNeedles, coarseMask) && mayHold(needles, needleMask);
}

// @ts-ignore: decorator
@inline
function mayHold(words: usize, mask: u32): bool {
  const block = words + ((<usize>((low << 4) & mask)) << 2);
  return (
    isSet(block, high & 511) &&
    isSet(block, (high >> 9) & 511) &&
    isSet(block, (high >> 18) & 511) &&
    isSet(block, ((high >> 27) << 4) | (low >> 28))
  );
}

// @ts-ignore: decorator
@inline
function isSet(block: usize, bit: u32): bool {
  return ((load<u32>(block + ((bit >> 5) << 2)) >> (bit & 31)) & 1) != 0;
}
