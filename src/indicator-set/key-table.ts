import { createColumn, extend, type Column } from './column.js';
import type { KeyHash } from './key-hash.js';

/**
 * A hash table from (hash, group) to numbers, several for the same key, in two columns: `buckets` has for each bucket the first entry, an entry
 * has the next one. Nothing is taken out: who removes a number forgets what it meant. Entries of equal keys hang in one chain, so that adding never walks it: a feed of a million equal patterns, or of
 * constants made to collide, loads in the same time as any other.
 *
 *     buckets   [ 0 | 15 | 0 | 5 | ... ]        0: none
 *     entries   [ - - - - - | next low high group value | next low high group value | ... ]
 */
export interface KeyTable {
  readonly buckets: Column;
  readonly entries: Column;
}

const STRIDE = 5;
const [NEXT, LOW, HIGH, GROUP, VALUE] = [0, 1, 2, 3, 4];
const SMALLEST = 16;

export function createKeyTable(): KeyTable {
  const buckets = createColumn(new Uint32Array(SMALLEST));
  const entries = createColumn();
  // Entry 0 means none.
  extend(entries, STRIDE);
  return { buckets, entries };
}

/** How many entries there are. */
export function sizeOf({ entries }: KeyTable): number {
  return entries.length / STRIDE - 1;
}

/** Enters a number under a key. */
export function insertKey(table: KeyTable, { low, high }: KeyHash, group: number, value: number): void {
  if (sizeOf(table) >= table.buckets.length) growBuckets(table);
  const { entries, buckets } = table;
  const entry = extend(entries, STRIDE);
  const bucket = low & (buckets.length - 1);
  const { values } = entries;
  values[entry + NEXT] = buckets.values[bucket] ?? 0;
  values[entry + LOW] = low;
  values[entry + HIGH] = high;
  values[entry + GROUP] = group;
  values[entry + VALUE] = value;
  buckets.values[bucket] = entry;
}

/** Calls `visit` with each number under a key. */
export function visitKey(table: KeyTable, { low, high }: KeyHash, group: number, visit: (value: number) => void): void {
  const { values } = table.entries;
  const wantedHigh = high >>> 0;
  const wantedLow = low >>> 0;
  let entry = table.buckets.values[low & (table.buckets.length - 1)] ?? 0;
  while (entry !== 0) {
    if (values[entry + HIGH] === wantedHigh && values[entry + LOW] === wantedLow && values[entry + GROUP] === group) {
      visit(values[entry + VALUE] ?? 0);
    }
    entry = values[entry + NEXT] ?? 0;
  }
}

/** The place of the first number under a key that is accepted, for `valueAt` and `setValueAt`; 0 if there is none. */
export function findKey(
  table: KeyTable,
  { low, high }: KeyHash,
  group: number,
  accept: (value: number) => boolean,
): number {
  const { values } = table.entries;
  let entry = table.buckets.values[low & (table.buckets.length - 1)] ?? 0;
  while (entry !== 0) {
    const isSame =
      values[entry + HIGH] === high >>> 0 && values[entry + LOW] === low >>> 0 && values[entry + GROUP] === group;
    if (isSame && accept(values[entry + VALUE] ?? 0)) return entry;
    entry = values[entry + NEXT] ?? 0;
  }
  return 0;
}

export function valueAt({ entries }: KeyTable, entry: number): number {
  return entries.values[entry + VALUE] ?? 0;
}

export function setValueAt({ entries }: KeyTable, entry: number, value: number): void {
  entries.values[entry + VALUE] = value;
}

/** Calls `visit` with the hash of every entry; the object is reused. */
export function visitHashes(table: KeyTable, visit: (hash: KeyHash) => void): void {
  const hash: KeyHash = { low: 0, high: 0 };
  const { values, length } = table.entries;
  for (let entry = STRIDE; entry < length; entry += STRIDE) {
    hash.low = (values[entry + LOW] ?? 0) | 0;
    hash.high = (values[entry + HIGH] ?? 0) | 0;
    visit(hash);
  }
}

/** Twice the buckets: entries stay where they are and are chained anew. */
function growBuckets(table: KeyTable): void {
  const old = table.buckets.values;
  const grown = new Uint32Array(2 * old.length);
  const mask = grown.length - 1;
  const { values } = table.entries;
  for (const first of old) {
    let entry = first;
    while (entry !== 0) {
      const next = values[entry + NEXT] ?? 0;
      const bucket = (values[entry + LOW] ?? 0) & mask;
      values[entry + NEXT] = grown[bucket] ?? 0;
      grown[bucket] = entry;
      entry = next;
    }
  }
  table.buckets.values = grown;
  table.buckets.length = grown.length;
}
