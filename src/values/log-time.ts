import { CIVIL_TIME_LENGTH, FIRST_SECOND, LAST_SECOND, readCivilTime, readTwoDigits } from './civil-time.js';
import { endOfDigits, readFraction } from './decimal-fraction.js';
import type { Timestamp } from './timestamp.js';

/** What `parseLogTime` found. */
export interface LogTime {
  readonly timestamp: Timestamp;
  /** Whether the text named its zone; if not, the caller's zone or UTC was taken. */
  readonly zoned: boolean;
}

/**
 * Parses the time of a log record: RFC 3339 as logs write it. Between date and time stands `T`, `t` or one space; the fraction follows a
 * point or a comma; the zone is `Z`, `z`, `+hh:mm`, `+hhmm` or `+hh`, after an optional space, or nothing.
 *
 * @param zone minutes east of UTC for a text without a zone; 0 if left out
 * @returns `undefined` if the text has another form, names no time of the calendar, or lies outside the years 0000 to 9999 in UTC
 */
export function parseLogTime(text: string, { zone = 0 }: { readonly zone?: number } = {}): LogTime | undefined {
  const separator = text.charCodeAt(10);
  if (separator !== 0x54 && separator !== 0x74 && separator !== 0x20) return undefined;
  const local = readCivilTime(text);
  if (Number.isNaN(local)) return undefined;

  const fraction = CIVIL_TIME_LENGTH + 1;
  const point = text.charCodeAt(CIVIL_TIME_LENGTH);
  const hasFraction = point === 0x2e || point === 0x2c;
  const end = hasFraction ? endOfDigits(text, fraction) : CIVIL_TIME_LENGTH;
  if (hasFraction && end === fraction) return undefined;

  const zoned = end !== text.length;
  const offset = zoned ? readZone(text, end) : zone;
  if (Number.isNaN(offset)) return undefined;
  const seconds = local - offset * 60;
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) return undefined;
  const { nanoseconds, beyond } = readFraction(text, fraction, Math.max(fraction, end));
  return { timestamp: { seconds, nanoseconds, beyond }, zoned };
}

/** Minutes east of UTC that the rest of the text names; NaN if it names no zone. */
function readZone(text: string, start: number): number {
  const at = text.charCodeAt(start) === 0x20 ? start + 1 : start;
  const sign = text.charCodeAt(at);
  if (sign === 0x5a || sign === 0x7a) return text.length === at + 1 ? 0 : NaN;
  if (sign !== 0x2b && sign !== 0x2d) return NaN;

  const hours = readTwoDigits(text, at + 1);
  const colon = text.charCodeAt(at + 3) === 0x3a ? 1 : 0;
  const onlyHours = text.length === at + 3;
  const minutes = onlyHours ? 0 : readTwoDigits(text, at + 3 + colon);
  const complete = onlyHours || text.length === at + 5 + colon;
  if (!complete || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return NaN;
  return (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes);
}
