import type { Decimal } from './decimal.js';

// semantics 3: upper-case T and Z, any precision.
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?Z$/;

/** True if the text is spelled like a timestamp, whether or not the date exists. */
export function hasTimestampShape(text: string): boolean {
  return SHAPE.test(text);
}

/** The instant in seconds since the first day of year 0, exactly; undefined if the text is not a real timestamp. */
export function parseTimestamp(text: string): Decimal | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  // semantics 3, D11: second 60 is the following :00, at any minute; plain addition says just that.
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const seconds = BigInt(daysBefore(year, month, day)) * 86_400n + BigInt(hour * 3600 + minute * 60 + second);
  const fraction = match[7] ?? '';
  return { units: seconds * 10n ** BigInt(fraction.length) + BigInt(`0${fraction}`), scale: fraction.length };
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 0000-01-01 to the given date. Year 0 is a leap year, hence the + 1 for every later year. */
function daysBefore(year: number, month: number, day: number): number {
  const last = year - 1;
  const leapDays = year === 0 ? 0 : Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400) + 1;
  let days = year * 365 + leapDays;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days + day - 1;
}
