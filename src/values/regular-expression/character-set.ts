import { characterClass, type ClassName } from './character-classes.js';
import { clipSet, complementSet, rangeSet, rangesOf, setHas, unionSets, type CodePointSet } from './code-point-set.js';
import type { Mode } from './mode.js';
import { caseVariantGroups, caseVariantsOf, classSet, UNICODE_SIZE } from './unicode-tables.js';

/** A part of a character set as it is written. */
export type SetItem =
  | { readonly kind: 'range'; readonly first: number; readonly last: number; readonly caseless: boolean }
  | { readonly kind: 'class'; readonly name: ClassName; readonly negated: boolean }
  /** `content`: a character class of JavaScript, from `propertyClass`. */
  | { readonly kind: 'property'; readonly content: string; readonly negated: boolean };

/**
 * What matches one character. It stays as written until it is known which characters can occur: the tables of all Unicode are worked out
 * only when a subject that is not ASCII turns up.
 */
export interface CharacterSet {
  readonly items: readonly SetItem[];
  readonly negated: boolean;
}

/** The code points below `size` that a character set matches. `size` is at most UNICODE_SIZE, and 256 for octets. */
export function evaluateSet({ items, negated }: CharacterSet, mode: Mode, size: number): CodePointSet {
  const union = unionSets(items.map((item) => evaluateItem(item, mode, size)));
  return negated ? complementSet(union, size) : clipSet(union, size);
}

function evaluateItem(item: SetItem, mode: Mode, size: number): CodePointSet {
  switch (item.kind) {
    case 'range': {
      const range = rangeSet(item.first, item.last);
      return item.caseless ? addCaseVariants(range, mode, size) : range;
    }
    case 'class': {
      const set = characterClass(item.name, mode, size);
      return item.negated ? complementSet(set, size) : set;
    }
    case 'property': {
      const set = classSet(item.content, size);
      return item.negated ? complementSet(set, size) : set;
    }
  }
}

const LETTERS_IN_CASE = 26;
const UPPER_A = 0x41;
const LOWER_A = 0x61;

function addCaseVariants(range: CodePointSet, mode: Mode, size: number): CodePointSet {
  if (mode === 'octets') return addAsciiVariants(range);
  if (size === UNICODE_SIZE) return addUnicodeVariants(range);
  const [start = 0, end = 0] = range;
  if (end <= size) return addAsciiVariants(range);
  // The only characters outside ASCII with a variant in it: the long s and the Kelvin sign.
  const kelvin = start <= 0x212a && 0x212a < end ? 'Kk' : '';
  const longS = start <= 0x17f && 0x17f < end ? 'Ss' : '';
  const reached = [...kelvin, ...longS].map((letter) => rangeSet(letter.charCodeAt(0), letter.charCodeAt(0)));
  return unionSets([addAsciiVariants(range), ...reached]);
}

/** Octets have case as in the C locale: letters of ASCII only. */
function addAsciiVariants(range: CodePointSet): CodePointSet {
  const [start = 0, end = 0] = range;
  const swapped = (from: number, to: number): readonly CodePointSet[] => {
    const first = Math.max(start, from);
    const last = Math.min(end, from + LETTERS_IN_CASE) - 1;
    return first <= last ? [rangeSet(first - from + to, last - from + to)] : [];
  };
  return unionSets([range, ...swapped(UPPER_A, LOWER_A), ...swapped(LOWER_A, UPPER_A)]);
}

function addUnicodeVariants(range: CodePointSet): CodePointSet {
  const [{ start, end } = { start: 0, end: 0 }] = rangesOf(range);
  if (end - start === 1) {
    return unionSets((caseVariantsOf(start) ?? [start]).map((variant) => rangeSet(variant, variant)));
  }
  const touched = caseVariantGroups().filter((group) => group.some((codePoint) => setHas(range, codePoint)));
  return unionSets([range, ...touched.flat().map((codePoint) => rangeSet(codePoint, codePoint))]);
}
