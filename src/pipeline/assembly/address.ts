import { finish, isNeedle, mix, start } from './hash';
import { knownAddresses, prefixes } from './layout';
import { Answer } from './looks';

// Whether an address lies in a block that the set asks for (`screen/block-probe.ts`).

/** The seed of `indicator-set/key-hash.ts`. */
const BLOCK4_SEED: u32 = 0x5bd1e995;

const DOT: u8 = 0x2e;

/** An address in a block. Anything but a dotted quad that could be an address or a block is a question. */
export function probeAddress(from: usize, to: usize): Answer {
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
