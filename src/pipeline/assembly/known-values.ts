// Values that were looked at and are not looked for. The hosts and names of a network are the same all day, and to see that a value was here before
// costs a tenth of looking it up in every way that is asked. Compared byte by byte: a hash alone could be forged, and hide an indicator.

/** A value, 64 bytes: how it was looked at, its length, and from byte 16 on its text. */
const VALUE: usize = 64;
const TEXT: usize = 16;
/** Texts of 8 to so many bytes are remembered: shorter ones are as fast to look up, and longer ones seldom come again. */
const SHORTEST: usize = 8;
const LONGEST: usize = 48;
/** 128 KB, which the second cache has room for. */
const BITS: u64 = 11;

const values = memory.data(2048 * 64);

/** Where the value has its place, or would have it; 0 if it is not remembered. */
export function placeOfValue(from: usize, to: usize): usize {
  const length = to - from;
  if (length < SHORTEST || length > LONGEST) return 0;
  const word = load<u64>(from) ^ rotl<u64>(load<u64>(to - 8), 23) ^ <u64>length;
  return values + (<usize>((word * 0x9e3779b97f4a7c15) >> (64 - BITS))) * VALUE;
}

/** Whether the value that has this place was looked at in the same way, and is not looked for. */
// @ts-ignore: decorator
@inline
export function isKnown(place: usize, from: usize, to: usize, looks: u32): bool {
  const length = <u32>(to - from);
  if (load<u32>(place) != looks || load<u32>(place + 4) != length) return false;
  let same = <u64>i8x16.bitmask(i8x16.eq(v128.load(from), v128.load(place + TEXT)));
  if (length > 16) same |= <u64>i8x16.bitmask(i8x16.eq(v128.load(from + 16), v128.load(place + TEXT + 16))) << 16;
  if (length > 32) same |= <u64>i8x16.bitmask(i8x16.eq(v128.load(from + 32), v128.load(place + TEXT + 32))) << 32;
  const mask = (<u64>1 << <u64>length) - 1;
  return (same & mask) == mask;
}

/** Remembers that it is not looked for. */
export function know(place: usize, from: usize, to: usize, looks: u32): void {
  store<u32>(place, looks);
  store<u32>(place + 4, <u32>(to - from));
  memory.copy(place + TEXT, from, LONGEST);
}
