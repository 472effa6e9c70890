/**
 * A set of code points as boundaries: `[start, end, start, end, ...]`, ascending, ends exclusive, ranges neither touching nor overlapping.
 * Complement then is a matter of adding or dropping a boundary at either end.
 */
export type CodePointSet = readonly number[];

export const EMPTY_SET: CodePointSet = [];

/** The set of the code points `first` to `last`, both included. */
export function rangeSet(first: number, last: number): CodePointSet {
  return [first, last + 1];
}

/** The set of some code points, in any order. */
export function setOf(codePoints: readonly number[]): CodePointSet {
  return unionSets(codePoints.map((codePoint) => rangeSet(codePoint, codePoint)));
}

/** Larger than any boundary, so that a start and an end fit into one number side by side. */
const END_SPACE = 0x200000;

/** Everything that is in at least one of the sets. */
export function unionSets(sets: readonly CodePointSet[]): CodePointSet {
  const [only] = sets;
  if (sets.length < 2) return only ?? EMPTY_SET;
  // Numbers in a typed array sort several times faster than objects by a comparator, and sets of Unicode have hundreds of ranges.
  const packed = Float64Array.from(
    sets.flatMap((set) => rangesOf(set).map(({ start, end }) => start * END_SPACE + end)),
  ).sort();
  const union: number[] = [];
  let lastEnd = -1;
  for (const range of packed) {
    const start = Math.floor(range / END_SPACE);
    const end = range % END_SPACE;
    if (start > lastEnd) union.push(start, end);
    else if (end > lastEnd) union[union.length - 1] = end;
    lastEnd = Math.max(lastEnd, end);
  }
  return union;
}

/** The code points below `size` that are not in the set. */
export function complementSet(set: CodePointSet, size: number): CodePointSet {
  const clipped = clipSet(set, size);
  const inner = clipped[0] === 0 ? clipped.slice(1) : [0, ...clipped];
  return inner.at(-1) === size ? inner.slice(0, -1) : [...inner, size];
}

/** What is in `set` and not in `taken`, below `size`. */
export function subtractSet(set: CodePointSet, taken: CodePointSet, size: number): CodePointSet {
  return complementSet(unionSets([complementSet(set, size), taken]), size);
}

/** The code points of the set that are below `size`. */
export function clipSet(set: CodePointSet, size: number): CodePointSet {
  if ((set.at(-1) ?? 0) <= size) return set;
  return rangesOf(set).flatMap(({ start, end }) => (start < size ? [start, Math.min(end, size)] : []));
}

/** Whether the two sets have a code point in common. */
export function setsMeet(a: CodePointSet, b: CodePointSet): boolean {
  return rangesOf(a).some(({ start, end }) => {
    const next = boundariesUpTo(b, start);
    // An odd number of boundaries before `start` means that `start` is inside.
    return next % 2 === 1 || (b[next] ?? Infinity) < end;
  });
}

/** Whether the code point is in the set. */
export function setHas(set: CodePointSet, codePoint: number): boolean {
  return boundariesUpTo(set, codePoint) % 2 === 1;
}

/** How many code points there are in the set. */
export function setSize(set: CodePointSet): number {
  return rangesOf(set).reduce((size, { start, end }) => size + end - start, 0);
}

export interface CodePointRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** The ranges of the set, ascending. */
export function rangesOf(set: CodePointSet): readonly CodePointRange[] {
  const ranges: CodePointRange[] = [];
  for (let index = 0; index < set.length; index += 2) ranges.push({ start: set[index] ?? 0, end: set[index + 1] ?? 0 });
  return ranges;
}

/** How many of the ascending numbers are at most `codePoint`. */
export function boundariesUpTo(boundaries: ArrayLike<number>, codePoint: number): number {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] ?? Infinity) <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low;
}
