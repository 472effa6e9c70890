import { FIRST_SECOND, LAST_SECOND } from './civil-time.js';
import { endOfDigits, readFraction } from './decimal-fraction.js';
import type { Timestamp } from './timestamp.js';

/** More digits than this before the point lie outside the years 0000 to 9999, whatever they are. */
const MAX_EXPONENT = 400;

/**
 * An instant from the seconds since the epoch that logs write, without loss: `1521911720.865716` keeps its six digits.
 *
 * @param seconds decimal text with an optional sign, fraction and exponent (`1.521911720865716E9`), or a number, which stands for
 *   its shortest decimal text: that is what the log's author saw
 * @returns `undefined` if it is no finite decimal number or lies outside the years 0000 to 9999
 */
export function timestampFromEpoch(seconds: number | string): Timestamp | undefined {
  const number = readDecimal(typeof seconds === 'number' ? String(seconds) : seconds);
  if (!number) return undefined;
  const { negative, whole, fraction } = number;
  // Longer than any second of year 9999, so that Number() below stays exact and cheap.
  if (whole.length > 12) return undefined;
  const magnitude = Number(whole);
  const instant = negative ? beforeEpoch(magnitude, fraction) : afterEpoch(magnitude, fraction);
  return instant.seconds >= FIRST_SECOND && instant.seconds < LAST_SECOND ? instant : undefined;
}

function afterEpoch(whole: number, fraction: string): Timestamp {
  return { seconds: whole, ...readFraction(fraction, 0, fraction.length) };
}

/** -1.25 is second -2 and 0.75 after it: the digits of 1 - fraction are the nines' complement, the last one the tens'. */
function beforeEpoch(whole: number, fraction: string): Timestamp {
  if (fraction === '') return { seconds: whole === 0 ? 0 : -whole, nanoseconds: 0, beyond: '' };
  const last = fraction.length - 1;
  const nines = fraction.slice(0, last).replace(/\d/g, (digit) => String(9 - Number(digit)));
  return afterEpoch(-whole - 1, nines + String(10 - Number(fraction.charAt(last))));
}

interface Decimal {
  readonly negative: boolean;
  /** Digits before the point, no leading zeros; may be empty. */
  readonly whole: string;
  /** Digits after the point, no trailing zeros; may be empty. */
  readonly fraction: string;
}

function readDecimal(text: string): Decimal | undefined {
  const negative = text.startsWith('-');
  const start = negative || text.startsWith('+') ? 1 : 0;
  const wholeEnd = endOfDigits(text, start);
  if (wholeEnd === start) return undefined;
  let end = wholeEnd;
  let fraction = '';
  if (text.charAt(wholeEnd) === '.') {
    end = endOfDigits(text, wholeEnd + 1);
    if (end === wholeEnd + 1) return undefined;
    fraction = text.slice(wholeEnd + 1, end);
  }
  const exponent = readExponent(text, end);
  if (exponent === undefined) return undefined;
  const { whole, rest } = shiftPoint(text.slice(start, wholeEnd), fraction, exponent);
  return { negative, whole: trimLeadingZeros(whole), fraction: trimTrailingZeros(rest) };
}

/** The exponent that ends the text; 0 if the text ends here, `undefined` if anything else follows. */
function readExponent(text: string, start: number): number | undefined {
  if (start === text.length) return 0;
  const letter = text.charAt(start);
  if (letter !== 'e' && letter !== 'E') return undefined;
  const signed = text.charAt(start + 1) === '-' || text.charAt(start + 1) === '+';
  const digits = signed ? start + 2 : start + 1;
  if (endOfDigits(text, digits) !== text.length || digits === text.length || text.length - digits > 9) return undefined;
  const exponent = Number(text.slice(start + 1));
  return Math.abs(exponent) <= MAX_EXPONENT ? exponent : undefined;
}

function shiftPoint(
  whole: string,
  fraction: string,
  exponent: number,
): { readonly whole: string; readonly rest: string } {
  if (exponent === 0) return { whole, rest: fraction };
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return { whole: '', rest: '0'.repeat(-point) + digits };
  return { whole: digits.slice(0, point).padEnd(point, '0'), rest: digits.slice(point) };
}

function trimLeadingZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === 0x30) start += 1;
  return digits.slice(start);
}

function trimTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end -= 1;
  return digits.slice(0, end);
}
