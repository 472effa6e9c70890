import { mayHold } from '../../indicator-set/bit-table.js';
import { emptyHash, hashBlock, KEY_SEEDS } from '../../indicator-set/key-hash.js';
import { parseAddressBlock } from '../../values/address.js';
import { readIpv4 } from '../../values/ipv4.js';
import type { ScreenKeys } from './screen-plan.js';

/** Whether `text.slice(start, end)` can be an address in a block that is asked for, or a block that has to do with one. */
export type BlockProbe = (text: string, start: number, end: number) => boolean;

/** An IPv6 address with an embedded IPv4 one, plus `/128`. */
const LONGEST_BLOCK = 49;

/**
 * A network talks to the same addresses all day. Of those that lie in no block the last ones are remembered, one in each of so many places; that
 * spares a look-up for each prefix length, and each of these may miss the cache.
 */
const REMEMBERED_ADDRESSES = 1 << 14;

/** Makes the probe of a set's keys. */
export function createBlockProbe({ needles, prefixes4, prefixes6 }: ScreenKeys): BlockProbe {
  const hash = emptyHash();
  const word = [0];

  const inNone = new Float64Array(REMEMBERED_ADDRESSES).fill(-1);

  const inBlock4 = (address: number): boolean => {
    const place = Math.imul(address, 0x9e3779b1) >>> 18;
    if (inNone[place] === address) return false;
    for (const prefix of prefixes4) {
      word[0] = masked(address, prefix);
      hashBlock(hash, KEY_SEEDS.block4, prefix, word);
      if (mayHold(needles, hash)) return true;
    }
    inNone[place] = address;
    return false;
  };

  const inBlock6 = (words: readonly number[]): boolean => {
    for (const prefix of prefixes6) {
      const network = words.map((one, index) => masked(one, prefix - 32 * index));
      hashBlock(hash, KEY_SEEDS.block6, prefix, network);
      if (mayHold(needles, hash)) return true;
    }
    return false;
  };

  return (text, start, end) => {
    const ipv4 = readIpv4(text, start, end);
    if (ipv4 >= 0) return inBlock4(ipv4);
    if (end - start > LONGEST_BLOCK || !hasColonOrSlash(text, start, end)) return false;
    const block = parseAddressBlock(text.slice(start, end));
    if (!block) return false;
    // Which blocks hold a block, or are held by it, the keys do not say.
    if (block.prefix !== (block.family === 4 ? 32 : 128)) return true;
    return inBlock6(block.words);
  };
}

function hasColonOrSlash(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3a || unit === 0x2f) return true;
  }
  return false;
}

function masked(word: number, bits: number): number {
  if (bits >= 32) return word;
  return bits <= 0 ? 0 : (word & (-1 << (32 - bits))) >>> 0;
}
