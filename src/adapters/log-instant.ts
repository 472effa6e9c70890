import { formatTimestamp, parseLogTime, timestampFromEpoch, type Timestamp } from '../values/timestamp.js';

/** An instant that a record names, and whether the record left its zone to the reader. */
export interface LogInstant {
  readonly timestamp: Timestamp;
  /** The record's own text, if it wrote a date and a time. */
  readonly written: string | undefined;
  readonly zoned: boolean;
}

/** A time that reads as we would write it. Writing a time anew costs more than anything else that a plain record needs. */
const WRITTEN_OUT = /^.{10}T.{6}[0-5]\d(?:\.\d*[1-9])?Z$/;

/** Seconds of the year 5138: an epoch beyond it counts milliseconds, as Zeek's TS_MILLIS does. */
const FIRST_MILLISECONDS = 1e11;
/** One second after 9999-12-31T23:59:59Z, the last that an RFC 3339 timestamp can name. */
const END_OF_TIME = 253_402_300_800;

/**
 * Reads a time of a record: seconds or milliseconds since the epoch, as a number or as text, or a written date and time.
 * `zone` is the minutes east of UTC that a written time without a zone is in. Undefined for anything else.
 */
export function readInstant(value: unknown, zone: number): LogInstant | undefined {
  if (typeof value === 'string') {
    const written = parseLogTime(value, { zone });
    if (written) {
      const { timestamp, zoned } = written;
      return { timestamp, written: value, zoned };
    }
  } else if (typeof value !== 'number') {
    return undefined;
  }
  const timestamp = fromEpoch(value);
  return timestamp && { timestamp, written: undefined, zoned: true };
}

/** The instant as RFC 3339 in UTC. */
export function instantText({ timestamp, written }: LogInstant): string {
  return written !== undefined && WRITTEN_OUT.test(written) ? written : formatTimestamp(timestamp);
}

/**
 * Adds a duration in seconds, a number or decimal text, to the digit: 0.1 added to 0.2 is 0.3.
 * Undefined if the duration is none, or the sum lies beyond year 9999.
 */
export function addSeconds(start: Timestamp, duration: unknown): Timestamp | undefined {
  if (typeof duration !== 'string' && typeof duration !== 'number') return undefined;
  // A duration has the same three parts as the instant that is as far from the epoch.
  const added = timestampFromEpoch(duration);
  if (!added) return undefined;
  const beyond = addDigits(start.beyond, added.beyond);
  const nanoseconds = start.nanoseconds + added.nanoseconds + beyond.carry;
  const carry = nanoseconds >= 1e9 ? 1 : 0;
  const seconds = start.seconds + added.seconds + carry;
  if (seconds >= END_OF_TIME) return undefined;
  return { seconds, nanoseconds: nanoseconds - carry * 1e9, beyond: beyond.digits };
}

function fromEpoch(epoch: string | number): Timestamp | undefined {
  return Number(epoch) >= FIRST_MILLISECONDS ? timestampFromEpoch(`${epoch}e-3`) : timestampFromEpoch(epoch);
}

/** Adds two runs of digits that follow the same decimal place. */
function addDigits(a: string, b: string): { readonly digits: string; readonly carry: 0 | 1 } {
  if (a === '' || b === '') return { digits: a || b, carry: 0 };
  const length = Math.max(a.length, b.length);
  const sum = (BigInt(a.padEnd(length, '0')) + BigInt(b.padEnd(length, '0'))).toString().padStart(length, '0');
  return { digits: sum.slice(-length).replace(/0+$/, ''), carry: sum.length > length ? 1 : 0 };
}
