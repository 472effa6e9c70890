import { textFromUnits } from '../utf16-units.js';
import { unionSets, type CodePointSet } from './code-point-set.js';

export const UNICODE_SIZE = 0x110000;

/** Code points that are looked at in one piece. It divides the surrogates into high and low ones, which must not meet and pair up. */
const BLOCK = 0x400;

// Constants of the Unicode version that the JavaScript engine carries, worked out when first asked for: a table of every property would cost
// each start some seconds, a committed one would age. They can only ever take one value.
const propertySets = new Map<string, CodePointSet>();
let caseVariants: ReadonlyMap<number, readonly number[]> | undefined;

/**
 * The code points below `size` that a JavaScript character class (flag `u`) of ours matches.
 *
 * @param content what stands between the brackets; from `unicode-property-names.ts`, never from an expression
 */
export function classSet(content: string, size: number): CodePointSet {
  if (size < UNICODE_SIZE) return scanClass(content, size);
  const known = propertySets.get(content);
  if (known) return known;
  // 35 ms on the first use of a property; memory is bounded by the number of names.
  const set = scanClass(content, UNICODE_SIZE);
  propertySets.set(content, set);
  return set;
}

function scanClass(content: string, size: number): CodePointSet {
  const runs = new RegExp(`[${content}]+`, 'gu');
  const ranges: CodePointSet[] = [];
  for (let block = 0; block < size; block += BLOCK) {
    // Above U+FFFF every code point takes two units, below it one.
    const width = block > 0xffff ? 2 : 1;
    for (const { 0: run, index } of blockText(block, Math.min(BLOCK, size - block)).matchAll(runs)) {
      const start = block + index / width;
      ranges.push([start, start + run.length / width]);
    }
  }
  return unionSets(ranges);
}

/** The code points from `first` on as a string. */
function blockText(first: number, count: number): string {
  const isSurrogate = first >= 0xd800 && first <= 0xdfff;
  // Decoding units is several times faster, but replaces lone surrogates.
  if (isSurrogate) return String.fromCodePoint(...Array.from({ length: count }, (_, index) => first + index));
  const width = first > 0xffff ? 2 : 1;
  const high = 0xd800 + ((first - 0x10000) >> 10);
  const units = new Uint16Array(count * width);
  for (let index = 0; index < count; index += 1) {
    if (width === 2) units[2 * index] = high;
    units[width * (index + 1) - 1] = width === 2 ? 0xdc00 + index : first + index;
  }
  return textFromUnits(units);
}

/**
 * The characters that a caseless match takes for the same as this one (simple case folding, Unicode 3.13), itself included; `undefined`
 * for a character without case.
 */
export function caseVariantsOf(codePoint: number): readonly number[] | undefined {
  caseVariants ??= findCaseVariants();
  return caseVariants.get(codePoint);
}

/** Every group of characters that differ in case only. */
export function caseVariantGroups(): readonly (readonly number[])[] {
  caseVariants ??= findCaseVariants();
  return [...new Set(caseVariants.values())];
}

function findCaseVariants(): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<string, number[]>();
  // No character beyond the supplementary multilingual plane has case.
  for (let codePoint = 0; codePoint < 0x20000; codePoint += 1) {
    const key = caseKey(codePoint);
    const group = groups.get(key);
    if (group) group.push(codePoint);
    else groups.set(key, [codePoint]);
  }
  const variants = new Map<number, readonly number[]>();
  for (const group of groups.values()) {
    if (group.length > 1) for (const codePoint of group) variants.set(codePoint, group);
  }
  return variants;
}

/** The same text for characters that fold together. A mapping to several characters is no simple one and does not count. */
function caseKey(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  // The two i of Turkish have mappings, but fold with no other character.
  if (codePoint === 0x130 || codePoint === 0x131) return character;
  const upper = single(character.toUpperCase(), single(character.toLowerCase(), character));
  return single(upper.toLowerCase(), upper);
}

function single(mapped: string, original: string): string {
  return mapped.length === String.fromCodePoint(mapped.codePointAt(0) ?? 0).length ? mapped : original;
}
