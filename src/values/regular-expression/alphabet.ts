import { boundariesUpTo, EMPTY_SET, rangesOf, type CodePointSet } from './code-point-set.js';

/**
 * The code points as one expression sees them: those that no set of it tells apart share a letter. A subject written in letters is matched
 * exactly as the subject itself, by sets of a few letters instead of the hundreds of ranges of a Unicode property.
 */
export interface Alphabet {
  /** The letter of a code point. */
  readonly letterOf: (codePoint: number) => number;
  /** The letters of a set that the alphabet was made from. */
  readonly lettersOf: (set: CodePointSet) => CodePointSet;
}

/** Letters begin after ASCII, so that none is a line feed or a word character to re2. */
const FIRST_LETTER = 0x80;
const ASCII_SIZE = 0x80;

/** Makes the alphabet that tells apart what one of the sets holds and another does not. `size`: how many code points there are. */
export function createAlphabet(sets: readonly CodePointSet[], size: number): Alphabet {
  const segments = createSegments(sets, size);
  const groups = groupSegments(sets, segments);

  // Consecutive numbers in the order of the code points keep the letters of a set in few ranges.
  const numbers = new Map<number, number>();
  const letters = Uint16Array.from(groups, (group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return FIRST_LETTER + number;
  });

  const letterAt = (codePoint: number): number => letters[segments.at(codePoint)] ?? FIRST_LETTER;
  const ascii = Uint16Array.from({ length: ASCII_SIZE }, (_, codePoint) => letterAt(codePoint));
  return {
    letterOf: (codePoint) => ascii[codePoint] ?? letterAt(codePoint),
    lettersOf: (set) => {
      let lowest = Infinity;
      let highest = -1;
      segments.visit(set, (segment) => {
        const letter = letters[segment] ?? FIRST_LETTER;
        lowest = Math.min(lowest, letter);
        highest = Math.max(highest, letter);
      });
      if (highest < 0) return EMPTY_SET;
      const held = new Uint8Array(highest + 1 - lowest);
      segments.visit(set, (segment) => {
        held[(letters[segment] ?? FIRST_LETTER) - lowest] = 1;
      });
      return setFromFlags(held, lowest);
    },
  };
}

/** The pieces between neighbouring boundaries: no set begins or ends inside one. There is at least one. */
interface Segments {
  readonly count: number;
  /** The segment that a code point lies in. */
  readonly at: (codePoint: number) => number;
  /** Calls back for each segment of a set. */
  readonly visit: (set: CodePointSet, callback: (segment: number) => void) => void;
}

function createSegments(sets: readonly CodePointSet[], size: number): Segments {
  const starts = Uint32Array.from(new Set([0, ...sets.flat().filter((boundary) => boundary < size)])).sort();
  const at = (codePoint: number): number => boundariesUpTo(starts, codePoint) - 1;
  return {
    count: starts.length,
    at,
    visit: (set, callback) => {
      for (const { start, end } of rangesOf(set)) {
        const last = at(end - 1);
        for (let segment = at(start); segment <= last; segment += 1) callback(segment);
      }
    },
  };
}

/** Splits the segments set by set: in the end two are in one group if every set holds both or neither. */
function groupSegments(sets: readonly CodePointSet[], segments: Segments): Uint32Array {
  const groups = new Uint32Array(segments.count);
  let next = 1;
  for (const set of sets) {
    const inside = new Map<number, number>();
    segments.visit(set, (segment) => {
      const group = groups[segment] ?? 0;
      let split = inside.get(group);
      if (split === undefined) {
        split = next;
        next += 1;
        inside.set(group, split);
      }
      groups[segment] = split;
    });
  }
  return groups;
}

/** The set of those numbers, counted from `first`, whose flag is 1. */
function setFromFlags(flags: Uint8Array, first: number): CodePointSet {
  const boundaries: number[] = [];
  let before = 0;
  flags.forEach((flag, index) => {
    if (flag !== before) boundaries.push(first + index);
    before = flag;
  });
  return before === 1 ? [...boundaries, first + flags.length] : boundaries;
}
