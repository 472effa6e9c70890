import { compareCodePoints } from '../values/code-points.js';

/** The bounds of one path, so that a value finds those that it is beyond without a look at the others. */
export interface RangeTable {
  readonly add: (side: Side, bound: Bound, use: number) => void;
  /** Calls `visit` for every use with a bound that the value reaches; a bound of another kind is not reached. */
  readonly visit: (value: unknown, visit: (use: number) => void) => void;
  /** All that was added, for saving. */
  readonly rows: () => Iterable<RangeRow>;
}

/** `above`: the value is not before the bound; `below`: not after it. Whether it may be the bound is the expression's to say. */
export type Side = 'above' | 'below';
export type Bound = number | string;

export interface RangeRow {
  readonly side: Side;
  readonly bound: Bound;
  readonly use: number;
}

interface Bounds<B> {
  readonly rows: { readonly bound: B; readonly use: number }[];
  isSorted: boolean;
}

type Compare<B> = (left: B, right: B) => number;

const compareNumbers: Compare<number> = (left, right) => left - right;

/** An empty table. Bounds are sorted when they are first asked for, so that adding a million of them is no million insertions. */
export function createRangeTable(): RangeTable {
  const numbers = { above: empty<number>(), below: empty<number>() };
  const texts = { above: empty<string>(), below: empty<string>() };
  return {
    add: (side, bound, use) => {
      if (typeof bound === 'number') push(numbers[side], bound, use);
      else push(texts[side], bound, use);
    },
    visit: (value, visit) => {
      if (typeof value === 'number') reach(numbers, value, compareNumbers, visit);
      else if (typeof value === 'string') reach(texts, value, compareCodePoints, visit);
    },
    *rows() {
      for (const side of ['above', 'below'] as const) {
        for (const { bound, use } of [...numbers[side].rows, ...texts[side].rows]) yield { side, bound, use };
      }
    },
  };
}

function empty<B>(): Bounds<B> {
  return { rows: [], isSorted: true };
}

function push<B>(bounds: Bounds<B>, bound: B, use: number): void {
  bounds.rows.push({ bound, use });
  bounds.isSorted = false;
}

/**
 *     above, ascending     1   5   9        value 7: 1 and 5 are reached, from the left
 *     below, descending    9   5   1        value 7: 9 is reached, from the left
 */
function reach<B>(
  { above, below }: { readonly above: Bounds<B>; readonly below: Bounds<B> },
  value: B,
  compare: Compare<B>,
  visit: (use: number) => void,
): void {
  sort(above, compare);
  for (const { bound, use } of above.rows) {
    if (compare(bound, value) > 0) break;
    visit(use);
  }
  sort(below, (left, right) => compare(right, left));
  for (const { bound, use } of below.rows) {
    if (compare(bound, value) < 0) break;
    visit(use);
  }
}

function sort<B>(bounds: Bounds<B>, compare: Compare<B>): void {
  if (bounds.isSorted) return;
  bounds.rows.sort((left, right) => compare(left.bound, right.bound));
  bounds.isSorted = true;
}
