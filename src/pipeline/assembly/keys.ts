import { numberOf } from './names';
import { endOfString, hasEscape, skipBlanks } from './tokens';

// The keys of members. The records of a log have the same keys in the same order, more or less, so that after one key it is one of two that comes
// next: a guess costs one comparison of 32 bytes, and reading a key that was not guessed costs what reading a key does.

/**
 * A key that was met, 64 bytes: which of its 32 bytes count, as a mask; how many that are; the number of its name; the two keys that came after it,
 * the last one first; and from byte 32 on the key with quotes and colon, `"key":`. Number 0 stands before the first key of a record.
 */
const KEY: usize = 64;
const TEXT: usize = 32;
/** When there are more, all are forgotten: a log that has so many different keys is not guessed in. */
const MANY: u32 = 512;
const SLOTS: u32 = 2048;

const keys = memory.data(512 * 64 + 64);
const slots = memory.data(2048 * 2);
let count: u32 = 1;

/** The key that was met last. */
let last: usize = 0;

/** The number of the name that was read last. */
export let name: u32 = 0;

// @ts-ignore: decorator
@inline
export function beginKeys(): void {
  last = keys;
}

/** Reads a key and the colon after it; gives the place of the value, 0 for what is no key, or has an escape. */
// @ts-ignore: decorator
@inline
export function endOfKey(at: usize, end: usize): usize {
  const first = <usize>load<u32>(last + 12);
  if (isKey(first, at)) return take(first, at);
  const second = <usize>load<u32>(last + 16);
  if (isKey(second, at)) {
    store<u32>(last + 12, <u32>second);
    store<u32>(last + 16, <u32>first);
    return take(second, at);
  }
  return readKey(at, end);
}

/** Nothing is 0, where the first key lies that is none: its mask is empty, and its length, too. */
// @ts-ignore: decorator
@inline
function isKey(key: usize, at: usize): bool {
  if (key == 0) return false;
  const mask = load<u32>(key);
  const low = i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(key + TEXT)));
  const high = i8x16.bitmask(i8x16.eq(v128.load(at + 16), v128.load(key + TEXT + 16)));
  return (((high << 16) | low) & mask) == mask;
}

// @ts-ignore: decorator
@inline
function take(key: usize, at: usize): usize {
  last = key;
  name = load<u32>(key + 8);
  return at + load<u32>(key + 4);
}

function readKey(at: usize, end: usize): usize {
  if (load<u8>(at) != 0x22) return 0;
  const quote = endOfString(at + 1, end);
  if (quote == 0 || hasEscape) return 0;
  const colon = skipBlanks(quote + 1);
  if (load<u8>(colon) != 0x3a) return 0;
  name = numberOf(at + 1, quote);
  if (colon == quote + 1 && colon + 1 - at <= 32) remember(at, <u32>(colon + 1 - at));
  return colon + 1;
}

/** Makes it the key that comes after the last one. */
function remember(at: usize, length: u32): void {
  const slot = slots + ((<usize>slotOf(at, length)) << 1);
  let key = keys + <usize>load<u16>(slot) * KEY;
  if (key == keys || load<u32>(key + 4) != length || !isKey(key, at)) {
    if (count == MANY) forget();
    key = keys + <usize>count * KEY;
    store<u16>(slot, <u16>count);
    count++;
    store<u32>(key, length == 32 ? 0xffffffff : (<u32>1 << length) - 1);
    store<u32>(key + 4, length);
    store<u32>(key + 8, name);
    store<u64>(key + 12, 0);
    memory.copy(key + TEXT, at, 32);
  }
  store<u32>(last + 16, load<u32>(last + 12));
  store<u32>(last + 12, <u32>key);
  last = key;
}

function slotOf(at: usize, length: u32): u32 {
  const middle = load<u32>(at + (length >> 1));
  return (((load<u32>(at) ^ rotl<u32>(middle, 9)) + length) * 0x9e3779b1) >> 21;
}

function forget(): void {
  memory.fill(slots, 0, SLOTS << 1);
  memory.fill(keys, 0, KEY);
  count = 1;
  last = keys;
}
