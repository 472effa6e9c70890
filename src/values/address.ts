import { readIpv4 } from './ipv4.js';
import { formatIpv6, readIpv6 } from './ipv6.js';

/** An IPv4 or IPv6 address block. A bare address is the block of its own (D18). */
export interface AddressBlock {
  readonly family: 4 | 6;
  /** Length of the prefix in bits: 0..32 or 0..128. */
  readonly prefix: number;
  /** The network address with its host bits cleared: one unsigned 32-bit word for IPv4, four for IPv6, most significant first. */
  readonly words: readonly number[];
}

/** The longest text of an IPv6 address with an embedded IPv4 one, plus `/128`. */
const MAX_LENGTH = 49;

/**
 * Parses an address or a CIDR block (semantics 6.8, D16 to D19). IPv4 is four decimal numbers without leading zeros, never a legacy form;
 * IPv6 is any form of RFC 4291 section 2.2, without a zone. The prefix length is decimal without sign or leading zeros.
 *
 * @returns `undefined` for any other text
 */
export function parseAddressBlock(text: string): AddressBlock | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const slash = text.indexOf('/');
  const end = slash < 0 ? text.length : slash;

  const ipv4 = readIpv4(text, 0, end);
  if (ipv4 >= 0) {
    const prefix = slash < 0 ? 32 : readPrefix(text, slash + 1, 32);
    return prefix < 0 ? undefined : { family: 4, prefix, words: [maskWord(ipv4, prefix)] };
  }
  const ipv6 = readIpv6(text, 0, end);
  if (!ipv6) return undefined;
  const prefix = slash < 0 ? 128 : readPrefix(text, slash + 1, 128);
  if (prefix < 0) return undefined;
  return { family: 6, prefix, words: ipv6.map((word, index) => maskWord(word, prefix - 32 * index)) };
}

/** The family of a bare address, without prefix length; `undefined` if the text is none. */
export function addressFamily(text: string): 4 | 6 | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (readIpv4(text, 0, text.length) >= 0) return 4;
  return readIpv6(text, 0, text.length) ? 6 : undefined;
}

/** Whether every address of `inner` is in `outer`: ISSUPERSET, and ISSUBSET the other way round. Families never mix. */
export function blockContains(outer: AddressBlock, inner: AddressBlock): boolean {
  if (outer.family !== inner.family || inner.prefix < outer.prefix) return false;
  for (let index = 0; index < outer.words.length; index += 1) {
    const bits = outer.prefix - 32 * index;
    if (bits <= 0) return true;
    if (outer.words[index] !== maskWord(inner.words[index] ?? 0, bits)) return false;
  }
  return true;
}

/** The block of the given prefix length that holds a block; the length is at most that of the block. */
export function maskAddressBlock({ family, words }: AddressBlock, prefix: number): AddressBlock {
  return { family, prefix, words: words.map((word, index) => maskWord(word, prefix - 32 * index)) };
}

/** The block as text: the address (IPv6 as RFC 5952 writes it), then the prefix length unless the block is one address. */
export function formatAddressBlock({ family, prefix, words }: AddressBlock): string {
  const address = family === 4 ? formatIpv4(words[0] ?? 0) : formatIpv6(words);
  return prefix === (family === 4 ? 32 : 128) ? address : `${address}/${prefix}`;
}

/** Clears all but the first `bits` bits of a word; any number is taken as at least 0 and at most 32. */
function maskWord(word: number, bits: number): number {
  if (bits >= 32) return word;
  // A shift by 32 does nothing in JavaScript, so that 0 bits need a case of their own.
  return bits <= 0 ? 0 : (word & (-1 << (32 - bits))) >>> 0;
}

/** The prefix length that is the rest of the text; -1 if it is none. */
function readPrefix(text: string, start: number, max: number): number {
  const length = text.length - start;
  if (length < 1 || length > 3 || (length > 1 && text.charCodeAt(start) === 0x30)) return -1;
  let prefix = 0;
  for (let index = start; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    prefix = prefix * 10 + digit;
  }
  return prefix <= max ? prefix : -1;
}

function formatIpv4(word: number): string {
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;
}
