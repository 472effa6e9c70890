import { compareTimestamps, formatTimestamp, type Timestamp } from '../values/timestamp.js';
import { compileValue, type Evaluate, type RecordScope } from './compile-value.js';
import { addSeconds, readInstant } from './log-instant.js';
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

export type ReadTime = (record: unknown, zone: number) => RecordTime | Rejection;

const NO_NOTES: readonly RecordNote[] = [];
/** What a time mapping may look at: the times of a record cannot depend on themselves. */
const NO_SCOPE: RecordScope = { zone: 0, firstObserved: '', lastObserved: '', ended: false };

/** Compiles when a record happened. Its `last` counts before its `duration`; with neither, it was a moment. */
export function compileTime(mapping: TimeMapping, layout: 'flat' | 'nested'): ReadTime {
  const readFirst = compileValue(mapping.first, layout);
  const readLast = mapping.last === undefined ? absent : compileValue(mapping.last, layout);
  const readDuration = mapping.duration === undefined ? absent : compileValue(mapping.duration, layout);
  return (record, zone) => {
    const value = readFirst(record, NO_SCOPE);
    if (value === undefined) return 'no-time';
    const first = readInstant(value, zone);
    if (!first) return 'unusable-time';
    const end = readEnd(first.timestamp, readLast(record, NO_SCOPE), readDuration(record, NO_SCOPE), zone);
    const notes: RecordNote[] = [];
    if (!first.zoned) notes.push('no-zone');
    if (end === 'unusable') notes.push('unusable-end');
    const last = end === 'unusable' ? undefined : end;
    const swapped = last !== undefined && compareTimestamps(last, first.timestamp) < 0;
    if (swapped) notes.push('interval-swapped');
    const start = first.text;
    const stop = last ? formatTimestamp(last) : start;
    return {
      scope: {
        zone,
        firstObserved: swapped ? stop : start,
        lastObserved: swapped ? start : stop,
        ended: last !== undefined,
      },
      notes: notes.length === 0 ? NO_NOTES : notes,
    };
  };
}

const absent: Evaluate = () => undefined;

function readEnd(first: Timestamp, last: unknown, duration: unknown, zone: number): Timestamp | 'unusable' | undefined {
  const written = last === undefined ? undefined : readInstant(last, zone)?.timestamp;
  const reckoned = written ?? (duration === undefined ? undefined : addSeconds(first, duration));
  if (reckoned) return reckoned;
  return last === undefined && duration === undefined ? undefined : 'unusable';
}
