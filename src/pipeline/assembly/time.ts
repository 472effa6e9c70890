import { DURATION, FIRST, LAST, REQUIRED } from './names';

// Whether a record's times are such that nothing would be rejected for them, or noted about them. What is not plainly so makes the line a
// candidate, and the adapter decides.

let required: usize = 0;
let requiredEnd: usize = 0;
let first: usize = 0;
let firstEnd: usize = 0;
let last: usize = 0;
let lastEnd: usize = 0;

export function beginRecord(): void {
  required = 0;
  first = 0;
  last = 0;
}

/** Notes a text under a name that plays a part; false if it is not plain, or the part has been played already. */
export function takeTimeText(role: u32, from: usize, to: usize): bool {
  if (role == DURATION || !isPlainTime(from, to)) return false;
  return takePlace(role, from, to);
}

/** Notes a number; `isPlain` says that it is a decimal from 0 up to 11 digits. */
export function takeTimeNumber(role: u32, from: usize, to: usize, isPlain: bool): bool {
  if (!isPlain) return false;
  return role == DURATION || takePlace(role, from, to);
}

function takePlace(role: u32, from: usize, to: usize): bool {
  if (role & REQUIRED) {
    if (required != 0) return false;
    required = from;
    requiredEnd = to;
  }
  if (role & FIRST) {
    if (first != 0) return false;
    first = from;
    firstEnd = to;
  }
  if (role & LAST) {
    if (last != 0) return false;
    last = from;
    lastEnd = to;
  }
  return true;
}

/** Whether the record has a time, and does not end before it begins. */
export function isInOrder(): bool {
  if (required == 0) return false;
  if (last == 0) return true;
  const from = first != 0 ? first : required;
  const to = first != 0 ? firstEnd : requiredEnd;
  // Two times of one form, with the same fraction and the same zone, are in the order of their bytes.
  if (to - from != lastEnd - last || to - from < 20) return false;
  if (memory.compare(to - 5, lastEnd - 5, 5) != 0) return isUtc(to) && isUtc(lastEnd) && memory.compare(from, last, to - from) <= 0;
  return memory.compare(from, last, to - from) <= 0;
}

// @ts-ignore: decorator
@inline
function isUtc(end: usize): bool {
  return load<u8>(end - 1) == 0x5a;
}

/** A date and time with a zone: `2026-03-12T08:00:00.123456Z`, or an offset of digits such as +0000 at the end. */
function isPlainTime(from: usize, to: usize): bool {
  if (to - from < 20 || to - from > 40) return false;
  const year = digits(from, 4);
  const month = digits(from + 5, 2);
  const day = digits(from + 8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(month, year)) return false;
  if (load<u8>(from + 4) != 0x2d || load<u8>(from + 7) != 0x2d || load<u8>(from + 10) != 0x54) return false;
  if (load<u8>(from + 13) != 0x3a || load<u8>(from + 16) != 0x3a) return false;
  const hours = digits(from + 11, 2);
  const minutes = digits(from + 14, 2);
  const seconds = digits(from + 17, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return false;
  let at = from + 19;
  if (load<u8>(at) == 0x2e) {
    const fraction = ++at;
    while (at < to && <u8>(load<u8>(at) - 0x30) < 10) at++;
    if (at == fraction) return false;
  }
  if (load<u8>(at) == 0x5a) return at + 1 == to;
  // An offset can lead out of the years that there are.
  if (year < 2 || year > 9998 || to - at != 5) return false;
  const sign = load<u8>(at);
  const offsetHours = digits(at + 1, 2);
  const offsetMinutes = digits(at + 3, 2);
  return (sign == 0x2b || sign == 0x2d) && offsetHours >= 0 && offsetHours < 24 && offsetMinutes >= 0 && offsetMinutes < 60;
}

function daysOf(month: i32, year: i32): i32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** The number that so many digits are; -1 if one of them is none. */
function digits(at: usize, count: usize): i32 {
  let number = 0;
  for (let index: usize = 0; index < count; index++) {
    const digit = <i32>load<u8>(at + index) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
