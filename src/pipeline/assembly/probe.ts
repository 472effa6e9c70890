import { finish, hashText, isNeedle, mix, start } from './hash';
import { headWindows, knownAddresses, prefixes, tailWindows } from './layout';

// What can be decided about a value without asking the caller. The bits are those of `screen/looks.ts`.

export const VALUE: u32 = 1 << 0;
export const NUMBER: u32 = 1 << 1;
export const BLOCK: u32 = 1 << 2;
export const HEAD: u32 = 1 << 3;
export const TAIL: u32 = 1 << 4;
export const SCALAR: u32 = 1 << 6;
export const ANYTHING: u32 = 1 << 7;
export const WHOLE: u32 = 1 << 8;
const WITHOUT_PORT: u32 = 1 << 9;
const URL_HOST: u32 = 1 << 13;
const URL_PORT: u32 = 1 << 14;

/** Looks that are decided here; a value that is looked at in any other way is a question for the caller. */
const DECIDED: u32 = VALUE | BLOCK | HEAD | TAIL | WHOLE;
/** Of a name or an address that is nothing but that, a host is the whole text. */
const OF_HOSTS: u32 = WITHOUT_PORT | URL_HOST;

// The seeds of `indicator-set/key-hash.ts`.
const TEXT_SEED: u32 = 0x2545f491;
const NUMBER_SEED: u32 = 0x1f123bb5;
const BLOCK4_SEED: u32 = 0x5bd1e995;
const HEAD_SEED: u32 = 0x165667b1;
const TAIL_SEED: u32 = 0x3c6ef372;

const DOT: u8 = 0x2e;

export const enum Answer {
  No = 0,
  Yes = 1,
  /** The caller has to look. */
  Ask = 2,
}

/** A text without escapes, all of it ASCII. */
export function probeText(from: usize, to: usize, looks: u32): Answer {
  if (looks & SCALAR) return Answer.Yes;
  if ((looks & OF_HOSTS) != 0 && isPlainHost(from, to)) looks = (looks & ~OF_HOSTS) | WHOLE;
  if ((looks & ~DECIDED) != 0 || (looks & WHOLE) == 0) return Answer.Ask;
  const dotted = to > from && load<u8>(to - 1) == DOT;
  if (looks & VALUE) {
    if (isText(TEXT_SEED, from, to) || (dotted && isText(TEXT_SEED, from, to - 1))) return Answer.Yes;
  }
  if (looks & HEAD) {
    if (isWindow(HEAD_SEED, headWindows, from, to, false)) return Answer.Yes;
  }
  if (looks & TAIL) {
    if (isWindow(TAIL_SEED, tailWindows, from, to, true)) return Answer.Yes;
    if (dotted && isWindow(TAIL_SEED, tailWindows, from, to - 1, true)) return Answer.Yes;
  }
  return looks & BLOCK ? probeAddress(from, to) : Answer.No;
}

/** Letters, digits, hyphens and single full stops between them: no port, no brackets, nothing that a URL would write otherwise. */
function isPlainHost(from: usize, to: usize): bool {
  if (from == to) return false;
  let before: u8 = DOT;
  for (let at = from; at < to; at++) {
    const byte = load<u8>(at);
    const isLetter = <u8>((byte | 0x20) - 0x61) < 26;
    if (!isLetter && <u8>(byte - 0x30) >= 10 && byte != 0x2d && (byte != DOT || before == DOT)) return false;
    before = byte;
  }
  return before != DOT;
}

/** A whole number in its own spelling. */
export function probeInteger(from: usize, to: usize, looks: u32): Answer {
  if (looks & SCALAR) return Answer.Yes;
  // The port of a URL: digits are all that is asked of it.
  if ((looks & URL_PORT) != 0 && load<u8>(from) != 0x2d) looks &= ~(URL_PORT | WHOLE);
  if (looks == 0) return Answer.No;
  if ((looks & ~NUMBER) != 0) return Answer.Ask;
  return isText(NUMBER_SEED, from, to) ? Answer.Yes : Answer.No;
}

// @ts-ignore: decorator
@inline
function isText(seed: u32, from: usize, to: usize): bool {
  hashText(seed, from, to);
  return isNeedle();
}

function isWindow(seed: u32, windows: usize, from: usize, to: usize, atEnd: bool): bool {
  const count = load<u32>(windows);
  for (let index: u32 = 1; index <= count; index++) {
    const length = <usize>load<u32>(windows + (<usize>index << 2));
    if (to - from < length) continue;
    if (atEnd ? isText(seed, to - length, to) : isText(seed, from, from + length)) return true;
  }
  return false;
}

/** An address in a block. Anything but a dotted quad that could be an address or a block is a question. */
function probeAddress(from: usize, to: usize): Answer {
  const address = readIpv4(from, to);
  if (address >= 0) return isInBlock(<u32>address) ? Answer.Yes : Answer.No;
  for (let at = from; at < to; at++) {
    const byte = load<u8>(at);
    if (byte == 0x3a || byte == 0x2f) return Answer.Ask;
  }
  return Answer.No;
}

function isInBlock(address: u32): bool {
  const place = knownAddresses + (<usize>((address * 0x9e3779b1) >> 18) << 3);
  if (load<u64>(place) == <u64>address + 1) return false;
  const count = load<u32>(prefixes);
  for (let index: u32 = 1; index <= count; index++) {
    const prefix = load<u32>(prefixes + (<usize>index << 2));
    const mask: u32 = prefix == 0 ? 0 : 0xffffffff << (32 - prefix);
    start(BLOCK4_SEED);
    mix(prefix);
    mix(address & mask);
    finish(8);
    if (isNeedle()) return true;
  }
  store<u64>(place, <u64>address + 1);
  return false;
}

/** As `values/ipv4.ts` reads it: four decimal numbers up to 255 without leading zeros; -1 for anything else. */
function readIpv4(from: usize, to: usize): i64 {
  const length = to - from;
  if (length < 7 || length > 15) return -1;
  let word: u32 = 0;
  let dots = 0;
  let octet: u32 = 0;
  let digits = 0;
  for (let at = from; at < to; at++) {
    const byte = load<u8>(at);
    if (byte >= 0x30 && byte <= 0x39) {
      if (digits > 0 && octet == 0) return -1;
      octet = octet * 10 + (byte - 0x30);
      if (octet > 255) return -1;
      digits++;
    } else if (byte == DOT && digits > 0 && dots < 3) {
      word = (word << 8) | octet;
      dots++;
      octet = 0;
      digits = 0;
    } else {
      return -1;
    }
  }
  return dots == 3 && digits > 0 ? <i64>((word << 8) | octet) : -1;
}
