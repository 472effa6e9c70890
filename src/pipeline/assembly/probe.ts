import { probeAddress } from './address';
import { hashText, isNeedle } from './hash';
import { isKnown, know, placeOfValue } from './known-values';
import {
  Answer,
  BASE_NAME,
  BETWEEN_COMMAS,
  BLOCK,
  GRAM,
  HEAD,
  NUMBER,
  SCALAR,
  TAIL,
  URL,
  URL_HOST,
  URL_PORT,
  VALUE,
  WHOLE,
  WITHOUT_PORT,
} from './looks';
import { hasGram, hasHead, hasTail } from './windows';

// What can be decided about a value without asking the caller.

/** Of a name or an address that is nothing but that, a host is the whole text. */
const OF_HOSTS: u32 = WITHOUT_PORT | URL_HOST;

// The seeds of `indicator-set/key-hash.ts`.
const TEXT_SEED: u32 = 0x2545f491;
const NUMBER_SEED: u32 = 0x1f123bb5;

const DOT: u8 = 0x2e;

/** A text without escapes, all of it ASCII. */
export function probeText(from: usize, to: usize, looks: u32): Answer {
  if (looks & SCALAR) return Answer.Yes;
  const place = placeOfValue(from, to);
  if (place == 0) return lookAt(from, to, looks);
  if (isKnown(place, from, to, looks)) return Answer.No;
  const answer = lookAt(from, to, looks);
  if (answer == Answer.No) know(place, from, to, looks);
  return answer;
}

function lookAt(from: usize, to: usize, looks: u32): Answer {
  if ((looks & OF_HOSTS) != 0 && isPlainHost(from, to)) looks = (looks & ~OF_HOSTS) | WHOLE;
  if ((looks & BETWEEN_COMMAS) != 0 && !holds(from, to, 0x2c)) looks = (looks & ~BETWEEN_COMMAS) | WHOLE;
  if ((looks & (OF_HOSTS | BETWEEN_COMMAS | NUMBER | URL_PORT)) != 0) return Answer.Ask;
  if (looks & URL) {
    if (isPathOfUrl(from, to)) return Answer.Yes;
    // What may be a whole URL is taken apart by the caller.
    if (load<u8>(from) != 0x2f && holds(from, to, 0x3a)) return Answer.Ask;
  }
  const base = (looks & BASE_NAME) != 0 ? afterSeparator(from, to) : from;
  const isWhole = (looks & WHOLE) != 0 || ((looks & BASE_NAME) != 0 && base == from);
  const answer = isWhole ? probePart(from, to, looks) : Answer.No;
  return answer == Answer.No && base != from ? probePart(base, to, looks) : answer;
}

function probePart(from: usize, to: usize, looks: u32): Answer {
  if ((looks & VALUE) != 0 && isValue(from, to)) return Answer.Yes;
  if ((looks & HEAD) != 0 && hasHead(from, to)) return Answer.Yes;
  if ((looks & TAIL) != 0 && hasTail(from, to)) return Answer.Yes;
  if ((looks & GRAM) != 0 && hasGram(from, to, to)) return Answer.Yes;
  return looks & BLOCK ? probeAddress(from, to) : Answer.No;
}

/** Whether a text is looked for, as it is or without the full stop at its end. */
export function isValue(from: usize, to: usize): bool {
  if (isText(TEXT_SEED, from, to)) return true;
  return to > from && load<u8>(to - 1) == DOT && isText(TEXT_SEED, from, to - 1);
}

/** Whether a path with a query or fragment after the root is looked for as a URL would have it, without the slash. */
export function isPathOfUrl(from: usize, to: usize): bool {
  if (to - from < 2 || load<u8>(from) != 0x2f) return false;
  const second = load<u8>(from + 1);
  return (second == 0x3f || second == 0x23) && isText(TEXT_SEED, from + 1, to);
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

function holds(from: usize, to: usize, sought: u8): bool {
  for (let at = from; at < to; at++) if (load<u8>(at) == sought) return true;
  return false;
}

/** The place after the last `/` or `\`. */
function afterSeparator(from: usize, to: usize): usize {
  let at = to;
  while (at > from && load<u8>(at - 1) != 0x2f && load<u8>(at - 1) != 0x5c) at--;
  return at;
}

// @ts-ignore: decorator
@inline
function isText(seed: u32, from: usize, to: usize): bool {
  hashText(seed, from, to);
  return isNeedle();
}
