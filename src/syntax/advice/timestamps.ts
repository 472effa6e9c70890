import { parseTimestamp } from '../../values/timestamp.js';
import { shorten } from './found-token.js';

/** What is wrong with a text that should be a timestamp, and the timestamp that it surely means, if there is one. */
export interface TimestampAdvice {
  readonly message: string;
  readonly meant?: string;
}

const LONGEST_TIMESTAMP = 100;
const FORM = 'a timestamp is written YYYY-MM-DDThh:mm:ssZ, with any number of digits after the seconds';

/** Explains why a text is no timestamp (semantics 3). It must not be one. */
export function timestampAdvice(text: string): TimestampAdvice {
  // Digits after the seconds may be any number: no longer text is worth a second look.
  if (text.length > LONGEST_TIMESTAMP) return { message: `'${shorten(text)}' is no timestamp; ${FORM}.` };
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/.exec(text) ?? [];
  if (year !== '') {
    return {
      message: `${text} is not a time that exists: ${impossiblePart(+year, +month, +day, +hour, +minute, +second)}.`,
    };
  }
  const meant = text
    .trim()
    .toUpperCase()
    .replace(/^(\S{10}) +/, '$1T');
  if (parseTimestamp(meant))
    return {
      message: `A timestamp has an upper-case T between date and time, and an upper-case Z at its end: write ${meant}.`,
      meant,
    };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return { message: `${text} has no time of day: write ${text}T00:00:00Z for its first instant.` };
  if (parseTimestamp(`${meant}Z`))
    return { message: `${text} has no zone: timestamps are in UTC, and have a Z at their end.` };
  if (/\d[+-]\d{2}:?\d{2}$/.test(text))
    return { message: `${text} has an offset: timestamps are in UTC. Convert it, and write Z.` };
  if (/^\d{9,19}$/.test(text)) return { message: `${text} counts from 1970; ${FORM}.` };
  return { message: `'${text}' is no timestamp; ${FORM}.` };
}

const MONTHS = [
  ['January', 31],
  ['February', 28],
  ['March', 31],
  ['April', 30],
  ['May', 31],
  ['June', 30],
  ['July', 31],
  ['August', 31],
  ['September', 30],
  ['October', 31],
  ['November', 30],
  ['December', 31],
] as const;

function impossiblePart(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): string {
  const named = MONTHS[month - 1];
  if (!named) return `there is no month ${month}`;
  const [name, length] = named;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeapYear ? 29 : length;
  if (day < 1 || day > days) return `${name} ${year} has ${days} days`;
  if (hour > 23) return 'the hours of a day are 00 to 23';
  if (minute > 59) return 'the minutes of an hour are 00 to 59';
  return `the seconds of a minute are 00 to 59, or 60 for a leap second, and not ${second}`;
}
