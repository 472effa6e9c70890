/**
 * Calendar arithmetic on whole seconds, without `Date`: it takes milliseconds only, loses `:60`, and every log record comes through here.
 * The calendar is the proleptic Gregorian one of RFC 3339, years 0000 to 9999.
 */

const DAYS_BEFORE_MONTH: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const SECONDS_PER_DAY = 86_400;
/** Days from 0000-01-01 to 1970-01-01. */
const DAYS_TO_EPOCH = 719_528;

/** Seconds since the epoch of 0000-01-01T00:00:00Z. */
export const FIRST_SECOND = -DAYS_TO_EPOCH * SECONDS_PER_DAY;
/** Seconds since the epoch of 9999-12-31T23:59:60Z, which is the second after 9999-12-31T23:59:59Z (D11). */
export const LAST_SECOND = 253_402_300_800;

/** A date and a time of day in numbers, `month` and `day` from 1. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Number of characters of `YYYY-MM-DDThh:mm:ss`. */
export const CIVIL_TIME_LENGTH = 19;

/**
 * Reads `YYYY-MM-DD?hh:mm:ss` from the start of a text; the caller looks at the separator (index 10) and at what follows.
 * Second 60 counts as the following :00 (D11).
 *
 * @returns seconds since the epoch, or NaN if the text does not begin with a time that exists
 */
export function readCivilTime(text: string): number {
  const century = readTwoDigits(text, 0);
  const yearOfCentury = readTwoDigits(text, 2);
  const month = readTwoDigits(text, 5);
  const day = readTwoDigits(text, 8);
  const hour = readTwoDigits(text, 11);
  const minute = readTwoDigits(text, 14);
  const second = readTwoDigits(text, 17);
  const wellFormed =
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a &&
    century >= 0 &&
    yearOfCentury >= 0 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    hour >= 0 &&
    hour <= 23 &&
    minute >= 0 &&
    minute <= 59 &&
    second >= 0 &&
    second <= 60;
  if (!wellFormed) return NaN;

  const year = century * 100 + yearOfCentury;
  const leapDay = month === 2 && isLeapYear(year) ? 1 : 0;
  if (day > (DAYS_IN_MONTH[month - 1] ?? 0) + leapDay) return NaN;
  const days = daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1 - DAYS_TO_EPOCH;
  return days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
}

/** The inverse of `readCivilTime`, for FIRST_SECOND to LAST_SECOND. LAST_SECOND itself has only the form with second 60. */
export function civilTimeOf(seconds: number): CivilTime {
  if (seconds >= LAST_SECOND) return { ...civilTimeOf(LAST_SECOND - 1), second: 60 };
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const secondOfDay = seconds - days * SECONDS_PER_DAY;

  const dayNumber = days + DAYS_TO_EPOCH;
  // The mean length of a year gives the year or a neighbour.
  let year = Math.floor(dayNumber / 365.2425);
  if (daysBeforeYear(year) > dayNumber) year -= 1;
  else if (daysBeforeYear(year + 1) <= dayNumber) year += 1;

  const dayOfYear = dayNumber - daysBeforeYear(year);
  let month = 12;
  while (daysBeforeMonth(year, month) > dayOfYear) month -= 1;

  return {
    year,
    month,
    day: dayOfYear - daysBeforeMonth(year, month) + 1,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor(secondOfDay / 60) % 60,
    second: secondOfDay % 60,
  };
}

/** Two ASCII digits as a number; -1 if they are not there. */
export function readTwoDigits(text: string, index: number): number {
  // Past the end charCodeAt gives NaN, which no comparison accepts.
  const tens = text.charCodeAt(index) - 0x30;
  const ones = text.charCodeAt(index + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 0000-01-01 to the first day of a year; year 0 is a leap year. */
function daysBeforeYear(year: number): number {
  return 365 * year + Math.floor((year + 3) / 4) - Math.floor((year + 99) / 100) + Math.floor((year + 399) / 400);
}

function daysBeforeMonth(year: number, month: number): number {
  const days = DAYS_BEFORE_MONTH[month - 1] ?? 0;
  return month > 2 && isLeapYear(year) ? days + 1 : days;
}
