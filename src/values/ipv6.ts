import { readIpv4 } from './ipv4.js';

const GROUPS = 8;

/**
 * Reads `text.slice(start, end)` as an IPv6 address (RFC 4291 section 2.2): eight groups of one to four hexadecimal digits; one `::` for one
 * or more groups of zeros; the last two groups may be a strict dotted quad. Zones (`%eth0`) are not part of an address.
 *
 * @returns four unsigned 32-bit words, most significant first, or `undefined`
 */
export function readIpv6(text: string, start: number, end: number): readonly number[] | undefined {
  const groups: number[] = [];
  let gap = -1;
  let index = start;
  if (text.charCodeAt(index) === 0x3a) {
    // A text may begin with `::`, never with a single colon.
    if (text.charCodeAt(index + 1) !== 0x3a) return undefined;
    gap = 0;
    index += 2;
  }
  while (index < end) {
    if (groups.length === GROUPS) return undefined;
    const next = endOfGroup(text, index, end);
    if (next < end && text.charCodeAt(next) === 0x2e) {
      const ipv4 = readIpv4(text, index, end);
      if (ipv4 < 0) return undefined;
      groups.push(ipv4 >>> 16, ipv4 & 0xffff);
      break;
    }
    if (next === index) return undefined;
    groups.push(readGroup(text, index, next));
    if (next === end) break;
    if (text.charCodeAt(next) !== 0x3a || next + 1 === end) return undefined;
    index = next + 1;
    if (text.charCodeAt(index) === 0x3a) {
      if (gap >= 0) return undefined;
      gap = groups.length;
      index += 1;
    }
  }
  return wordsOf(groups, gap);
}

/** The address in the form of RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups as `::`. */
export function formatIpv6(words: readonly number[]): string {
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff]);
  const run = longestZeroRun(groups);
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (run.length < 2) return text(groups);
  return `${text(groups.slice(0, run.start))}::${text(groups.slice(run.start + run.length))}`;
}

/** The index after at most four hexadecimal digits. */
function endOfGroup(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && index < start + 4 && hexadecimalDigit(text.charCodeAt(index)) >= 0) index += 1;
  return index;
}

function readGroup(text: string, start: number, end: number): number {
  let group = 0;
  for (let index = start; index < end; index += 1) group = group * 16 + hexadecimalDigit(text.charCodeAt(index));
  return group;
}

function hexadecimalDigit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function wordsOf(groups: readonly number[], gap: number): readonly number[] | undefined {
  if (gap < 0 ? groups.length !== GROUPS : groups.length >= GROUPS) return undefined;
  const zeros = GROUPS - groups.length;
  const group = (index: number): number => {
    if (gap < 0 || index < gap) return groups[index] ?? 0;
    return index < gap + zeros ? 0 : (groups[index - zeros] ?? 0);
  };
  return [0, 2, 4, 6].map((index) => group(index) * 0x10000 + group(index + 1));
}

function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  });
  return best;
}
