import { civilTimeOf, CIVIL_TIME_LENGTH, readCivilTime } from './civil-time.js';
import { endOfDigits, readFraction } from './decimal-fraction.js';

export { timestampFromEpoch } from './epoch-time.js';
export { parseLogTime, type LogTime } from './log-time.js';

/**
 * An instant at full precision (divergence D9): STIX allows any number of fractional digits, a `Date` keeps three.
 */
export interface Timestamp {
  /** Whole seconds since 1970-01-01T00:00:00Z; negative before it. */
  readonly seconds: number;
  /** Nanoseconds after `seconds`: 0..999,999,999. */
  readonly nanoseconds: number;
  /** The digits after the ninth, without trailing zeros; nearly always empty. */
  readonly beyond: string;
}

/**
 * Parses a timestamp in the one form that STIX has, `YYYY-MM-DDThh:mm:ss[.d+]Z` (semantics 3): upper-case T and Z, a date of
 * the calendar, hours 0 to 23. Second 60 is accepted in any minute and is the same instant as the following :00 (D11).
 *
 * @returns `undefined` for any other text
 */
export function parseTimestamp(text: string): Timestamp | undefined {
  if (text.charCodeAt(10) !== 0x54) return undefined;
  const seconds = readCivilTime(text);
  if (Number.isNaN(seconds)) return undefined;
  // The commonest length first: whole seconds.
  if (text.charCodeAt(CIVIL_TIME_LENGTH) === 0x5a) {
    return text.length === CIVIL_TIME_LENGTH + 1 ? { seconds, nanoseconds: 0, beyond: '' } : undefined;
  }
  if (text.charCodeAt(CIVIL_TIME_LENGTH) !== 0x2e) return undefined;
  const start = CIVIL_TIME_LENGTH + 1;
  const end = endOfDigits(text, start);
  if (end === start || text.charCodeAt(end) !== 0x5a || text.length !== end + 1) return undefined;
  const { nanoseconds, beyond } = readFraction(text, start, end);
  return { seconds, nanoseconds, beyond };
}

/** Orders two instants at full precision: -1, 0 or 1 (semantics 6.4). */
export function compareTimestamps(a: Timestamp, b: Timestamp): -1 | 0 | 1 {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  if (a.nanoseconds !== b.nanoseconds) return a.nanoseconds < b.nanoseconds ? -1 : 1;
  // Digits after a point, without trailing zeros, order as text: a proper prefix is smaller.
  if (a.beyond === b.beyond) return 0;
  return a.beyond < b.beyond ? -1 : 1;
}

/** The instant so many seconds later, or earlier if they are negative. A fraction counts down to the nanosecond. */
export function shiftTimestamp({ seconds, nanoseconds, beyond }: Timestamp, by: number): Timestamp {
  const whole = Math.floor(by);
  const sum = nanoseconds + Math.round((by - whole) * 1e9);
  return { seconds: seconds + whole + Math.floor(sum / 1e9), nanoseconds: sum % 1e9, beyond };
}

/**
 * Writes an instant of the years 0000 to 9999 so that `parseTimestamp` reads the same one: as many fractional digits as it needs,
 * no point if it needs none. Second 60 appears only for the one instant that has no other form, the end of year 9999.
 */
export function formatTimestamp({ seconds, nanoseconds, beyond }: Timestamp): string {
  const { year, month, day, hour, minute, second } = civilTimeOf(seconds);
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const time = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
  return `${date}T${time}${formatFraction(nanoseconds, beyond)}Z`;
}

function formatFraction(nanoseconds: number, beyond: string): string {
  if (beyond !== '') return `.${pad(nanoseconds, 9)}${beyond}`;
  if (nanoseconds === 0) return '';
  let digits = pad(nanoseconds, 9);
  while (digits.endsWith('0')) digits = digits.slice(0, -1);
  return `.${digits}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
