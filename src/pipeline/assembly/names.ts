import { names, slots } from './layout';

// The names of members that somebody asks about. Each is a row: the next name of the same fingerprint, its length, where its bytes are, how its
// values are looked at, and what part it plays in the time of a record and in a URL that is composed.

const ROW: usize = 32;
const FINGERPRINTS: u32 = 1023;

/** Whether a record has to have it; whether an interval begins with it, if it is there; whether it ends with it; how long it lasts. */
export const REQUIRED: u32 = 1;
export const FIRST: u32 = 2;
export const LAST: u32 = 4;
export const DURATION: u32 = 8;

/** The number of a name, 0 if nobody asks about it. */
export function numberOf(from: usize, to: usize): u32 {
  const length = <u32>(to - from);
  if (length == 0) return 0;
  const fingerprint = (length * 131 + <u32>load<u8>(from) * 31 + <u32>load<u8>(to - 1)) & FINGERPRINTS;
  let number = load<u32>(slots + (<usize>fingerprint << 2));
  while (number != 0) {
    const row = names + <usize>number * ROW;
    if (load<u32>(row + 4) == length && memory.compare(load<u32>(row + 8), from, length) == 0) return number;
    number = load<u32>(row);
  }
  return 0;
}

// @ts-ignore: decorator
@inline
export function looksOf(number: u32): u32 {
  return number == 0 ? 0 : load<u32>(names + <usize>number * ROW + 12);
}

// @ts-ignore: decorator
@inline
export function roleOf(number: u32): u32 {
  return number == 0 ? 0 : load<u32>(names + <usize>number * ROW + 16);
}

/** Bits of `url.ts`. */
// @ts-ignore: decorator
@inline
export function partOf(number: u32): u32 {
  return number == 0 ? 0 : load<u32>(names + <usize>number * ROW + 20);
}
