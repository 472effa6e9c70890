import { valuesOf } from './direct-scan.js';
import { readRawRecords } from './raw-records.js';
import { folded, type Found } from './scan-values.js';

/** How many records of a log hold a value, by `keyOf` the value. */
type Tally = Map<string, { readonly found: Found; records: number }>;

/** The values of one log: as they stand there, and as the profile `detection` reads them. */
export interface Scan {
  readonly exact: ReadonlyMap<string, { readonly found: Found; readonly records: number }>;
  readonly folded: ReadonlyMap<string, { readonly found: Found; readonly records: number }>;
}

export const keyOf = ({ path, value }: Found): string => `${path} = ${value}`;

/** Counts, for every value of a log, the records that hold it. */
export function scanLog(log: string): Scan {
  const exact: Tally = new Map();
  const byFold: Tally = new Map();
  for (const record of readRawRecords(log)) {
    const values = valuesOf(log, record);
    countOnce(exact, values);
    countOnce(byFold, values.map(folded));
  }
  return { exact, folded: byFold };
}

function countOnce(tally: Tally, values: readonly Found[]): void {
  const keys = new Set<string>();
  for (const found of values) {
    const key = keyOf(found);
    if (keys.has(key)) continue;
    keys.add(key);
    const entry = tally.get(key);
    if (entry) entry.records += 1;
    else tally.set(key, { found, records: 1 });
  }
}

/** Draws in turn from each log and each path that it fills, so that rare kinds of values are drawn as well as common ones. */
export function drawValues(scans: readonly Scan[], count: number, seed: number): readonly Found[] {
  const pools = scans.flatMap(({ exact }) => poolsOf([...exact.values()].map(({ found }) => found)));
  const random = createRandom(seed);
  const drawn = new Map<string, Found>();
  for (let turn = 0; drawn.size < count; turn += 1) {
    const pool = pools[turn % pools.length] ?? [];
    const [found] = pool.splice(Math.floor(random() * pool.length), 1);
    if (found) drawn.set(keyOf(found), found);
  }
  return [...drawn.values()];
}

function poolsOf(values: readonly Found[]): Found[][] {
  const pools = new Map<string, Found[]>();
  for (const found of values) {
    const pool = pools.get(found.path);
    if (pool) pool.push(found);
    else pools.set(found.path, [found]);
  }
  return [...pools].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, pool]) => pool);
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
