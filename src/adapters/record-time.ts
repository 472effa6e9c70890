import { compareTimestamps, formatTimestamp, type Timestamp } from '../values/timestamp.js';
import { compileValue, type Evaluate, type RecordScope } from './compile-value.js';
import { addSeconds, instantText, readInstant, type LogInstant } from './log-instant.js';
import type { TimeMapping } from './mapping.js';

/** Why a record gives no observation. */
export type Rejection = 'not-an-object' | 'no-time' | 'unusable-time';

/**
 * What a reader of the summary should know about a record that was taken:
 * `no-zone`, its time names no zone and was read in the zone of the run; `interval-swapped`, it ended before it began;
 * `unusable-end`, it says when it ended, but not so that we can read it.
 */
export type RecordNote = 'no-zone' | 'interval-swapped' | 'unusable-end';

/** When a record happened. */
export interface RecordTime {
  readonly scope: RecordScope;
  readonly notes: readonly RecordNote[];
}

/** How the time of a record is read. */
export interface TimeReader {
  readonly read: (record: unknown, zone: number) => RecordTime | Rejection;
  /** What `read` rejects the record for, or else notes about it: without writing any time out, which costs more than all else. */
  readonly examine: (record: unknown, zone: number) => readonly RecordNote[] | Rejection;
}

const NO_NOTES: readonly RecordNote[] = [];
/** What a time mapping may look at: the times of a record cannot depend on themselves. */
const NO_SCOPE: RecordScope = { zone: 0, firstObserved: '', lastObserved: '', ended: false };

/** Before this many seconds after the epoch a sum of two such numbers is a time, and neither counts milliseconds. */
const PLAIN_SECONDS = 1e11;

/** A record's interval before it is put in order. */
interface Interval {
  readonly first: LogInstant;
  readonly last: Timestamp | undefined;
  readonly notes: readonly RecordNote[];
}

/**
 * Compiles when a record happened. Its `last` counts before its `duration`; with neither, it was a moment. `skew` is the seconds by which
 * the clock that wrote the times is ahead.
 */
export function compileTime(mapping: TimeMapping, layout: 'flat' | 'nested', skew = 0): TimeReader {
  const readFirst = compileValue(mapping.first, layout);
  const readLast = mapping.last === undefined ? absent : compileValue(mapping.last, layout);
  const readDuration = mapping.duration === undefined ? absent : compileValue(mapping.duration, layout);

  const readTime = (value: unknown, zone: number): LogInstant | undefined => {
    const read = readInstant(value, zone);
    return skew === 0 || !read ? read : later(read, -skew);
  };

  const readInterval = (record: unknown, zone: number): Interval | Rejection => {
    const value = readFirst(record, NO_SCOPE);
    if (value === undefined) return 'no-time';
    const first = readTime(value, zone);
    if (!first) return 'unusable-time';
    const ended = readLast(record, NO_SCOPE);
    const written = ended === undefined ? undefined : readTime(ended, zone)?.timestamp;
    const end = written ?? endAfter(first.timestamp, readDuration(record, NO_SCOPE), ended !== undefined);
    const last = end === 'unusable' ? undefined : end;
    const notes: RecordNote[] = [];
    if (!first.zoned) notes.push('no-zone');
    if (end === 'unusable') notes.push('unusable-end');
    if (last && compareTimestamps(last, first.timestamp) < 0) notes.push('interval-swapped');
    return { first, last, notes: notes.length === 0 ? NO_NOTES : notes };
  };

  return {
    read: (record, zone) => {
      const interval = readInterval(record, zone);
      if (typeof interval === 'string') return interval;
      const { first, last, notes } = interval;
      const swapped = notes.includes('interval-swapped');
      const start = instantText(first);
      const stop = last ? formatTimestamp(last) : start;
      const [firstObserved, lastObserved] = swapped ? [stop, start] : [start, stop];
      return { scope: { zone, firstObserved, lastObserved, ended: last !== undefined }, notes };
    },
    examine: (record, zone) => {
      if (
        mapping.last === undefined &&
        isPlain(readFirst(record, NO_SCOPE)) &&
        isPlain(readDuration(record, NO_SCOPE) ?? 0)
      ) {
        return NO_NOTES;
      }
      const interval = readInterval(record, zone);
      return typeof interval === 'string' ? interval : interval.notes;
    },
  };
}

/** Whether a value is a number of seconds about which there is nothing to say, as nearly all are. */
function isPlain(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < PLAIN_SECONDS;
}

const absent: Evaluate = () => undefined;

/** The end that a duration says, where nothing else says it; `isNamed` if the record has an end that cannot be read. */
function endAfter(first: Timestamp, duration: unknown, isNamed: boolean): Timestamp | 'unusable' | undefined {
  const reckoned = duration === undefined ? undefined : addSeconds(first, duration);
  return reckoned ?? (isNamed || duration !== undefined ? 'unusable' : undefined);
}

function later(instant: LogInstant, seconds: number): LogInstant | undefined {
  const timestamp = addSeconds(instant.timestamp, seconds);
  return timestamp && { timestamp, written: undefined, zoned: instant.zoned };
}
