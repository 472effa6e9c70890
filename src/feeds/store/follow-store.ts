import type { Indicator } from '../../stix/indicator.js';
import { numberAt, textAt } from './database.js';
import type { Store } from './open-store.js';
import { readStoredContent } from './stored-content.js';
import { sortableTime } from './version-key.js';

/** Where a reader of changes stands. Plain data: it can be kept over a restart. */
export interface ChangePosition {
  /** The last change of the store that was seen; 0 before the first. */
  readonly sequence: number;
  /** The instant at which expiry was looked at, RFC 3339; undefined if nothing is to expire. */
  readonly at?: string;
}

/** What a detector has to do to hold the indicators that count now. */
export interface IndicatorChange {
  /** Ids to take out: revoked, expired, forgotten, or about to come back in an older version. */
  readonly removed: readonly string[];
  /** Indicators to put in after that, in place of what has the same id. */
  readonly indicators: readonly Partial<Indicator>[];
  readonly position: ChangePosition;
}

/** The part of an indicator set that takes changes. */
export interface ChangeTarget {
  add(indicators: Iterable<Partial<Indicator>>): void;
  remove(ids: Iterable<string>): void;
}

/** Before everything: from here, a change holds all indicators. */
export const BEGINNING: ChangePosition = { sequence: 0 };

/**
 * What has changed since `position`. With `at`, indicators whose `valid_until` is not after it are out; ask each time with a later one.
 * A change that is made meanwhile is in this answer or in the next.
 */
export function readChange(
  { path, database }: Store,
  { sequence, at: before }: ChangePosition,
  at?: string,
): IndicatorChange {
  const now = at === undefined ? null : keyOf(at);
  const since = before === undefined ? '' : keyOf(before);
  // One statement sees one state of the store, whatever is written meanwhile.
  const sql = `SELECT object.content, object.checksum, latest.id, latest.sequence, latest.reverted,
      latest.object IS NOT NULL AND latest.revoked = 0 AND (latest.valid_until IS NULL OR ?1 IS NULL OR latest.valid_until > ?1)
    FROM latest LEFT JOIN object ON object.number = latest.object
    WHERE latest.type = 'indicator' AND (latest.sequence > ?2 OR latest.valid_until > ?3 AND latest.valid_until <= ?1)
    ORDER BY latest.sequence`;
  const removed: string[] = [];
  const indicators: Partial<Indicator>[] = [];
  let last = sequence;
  for (const row of database.each(sql, now, sequence, since)) {
    last = Math.max(last, numberAt(row, 3));
    const isIn = numberAt(row, 5) === 1;
    // From the beginning there is nothing to take out.
    if (sequence > 0 && (!isIn || numberAt(row, 4) > sequence)) removed.push(textAt(row, 2));
    if (isIn) indicators.push(readStoredContent(path, row) as Partial<Indicator>);
  }
  return { removed, indicators, position: { sequence: last, ...(at !== undefined && { at }) } };
}

/** Whether `readChange` would find anything: a look-up or two in an index, so that it can be asked between any two records. */
export function hasChanged({ database }: Store, { sequence, at: before }: ChangePosition, at?: string): boolean {
  const [last] = database.row('SELECT max(sequence) FROM latest') ?? [];
  if (typeof last === 'number' && last > sequence) return true;
  if (at === undefined) return false;
  const sql = 'SELECT 1 FROM latest WHERE valid_until > ? AND valid_until <= ? LIMIT 1';
  return database.row(sql, before === undefined ? '' : keyOf(before), keyOf(at)) !== undefined;
}

/** Makes a change. Whoever matches between two calls of it sees the indicators before or after, never neither. */
export function applyChange(target: ChangeTarget, { removed, indicators }: IndicatorChange): void {
  if (removed.length > 0) target.remove(removed);
  if (indicators.length > 0) target.add(indicators);
}

export interface FollowOptions {
  /** Milliseconds between two looks at the store. */
  readonly interval: number;
  /** Ends the waiting and the iteration. */
  readonly signal: AbortSignal;
  readonly position?: ChangePosition;
  /** The time by which indicators expire, RFC 3339; without it none does. */
  readonly now?: () => string;
  /** Resolves after that many milliseconds, or when the signal says so. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Follows a store that another process writes to: yields a change whenever there is one, and the first time, if it begins at the
 * beginning, everything. What the consumer does with a change is done before the next look.
 *
 * @throws StoreError if the store cannot be read any more
 */
export async function* followStore(
  store: Store,
  options: FollowOptions,
): AsyncGenerator<IndicatorChange, void, undefined> {
  let position = options.position ?? BEGINNING;
  let isFirst = position.sequence === 0;
  while (!options.signal.aborted) {
    const now = options.now?.();
    if (isFirst || hasChanged(store, position, now)) {
      const change = readChange(store, position, now);
      position = change.position;
      if (isFirst || change.removed.length > 0 || change.indicators.length > 0) yield change;
      isFirst = false;
    }
    await options.sleep(options.interval, options.signal);
  }
}

function keyOf(time: string): string {
  const key = sortableTime(time);
  if (key === undefined) throw new RangeError(`Not a timestamp in UTC: ${time}`);
  return key;
}
