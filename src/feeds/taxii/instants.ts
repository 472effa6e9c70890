import { compareTimestamps, formatTimestamp, parseTimestamp, type Timestamp } from '../../values/timestamp.js';

const NANOSECONDS = 1_000_000_000;

/**
 * An instant before `text` by one unit of its last digit, and with as many digits: whatever a server added at `text` was added after it,
 * even if the server knows the time more precisely than it writes it, cut or rounded.
 */
export function justBefore(text: string): string {
  const instant = read(text);
  const digits = Math.min(fractionOf(text).length, 9);
  const unit = 10 ** (9 - digits);
  return write(moved({ ...instant, beyond: '' }, -unit), digits);
}

/** An instant by so many milliseconds earlier. */
export function earlier(text: string, milliseconds: number): string {
  const digits = Math.max(3, Math.min(fractionOf(text).length, 9));
  const seconds = Math.floor(milliseconds / 1000);
  const instant = read(text);
  const moment = { ...instant, beyond: '', seconds: instant.seconds - seconds };
  return write(moved(moment, -Math.round((milliseconds - seconds * 1000) * 1e6)), digits);
}

/** Milliseconds from one instant to another, to within a millisecond. */
export function millisecondsBetween(from: string, to: string): number {
  const [left, right] = [read(from), read(to)];
  return (right.seconds - left.seconds) * 1000 + (right.nanoseconds - left.nanoseconds) / 1e6;
}

/** Whether an instant is before another one. */
export function isBefore(one: string, other: string): boolean {
  return compareTimestamps(read(one), read(other)) < 0;
}

/** The later one of two instants, of which the first may be missing. */
export function later(one: string | undefined, other: string): string {
  return one !== undefined && isBefore(other, one) ? one : other;
}

function read(text: string): Timestamp {
  const instant = parseTimestamp(text);
  if (!instant) throw new RangeError(`Not a timestamp in UTC: ${text}`);
  return instant;
}

function fractionOf(text: string): string {
  return /\.(\d+)Z$/.exec(text)?.[1] ?? '';
}

/** Moves by less than a second and more. */
function moved({ seconds, nanoseconds, beyond }: Timestamp, by: number): Timestamp {
  const sum = nanoseconds + by;
  const whole = Math.floor(sum / NANOSECONDS);
  return { seconds: seconds + whole, nanoseconds: sum - whole * NANOSECONDS, beyond };
}

function write(instant: Timestamp, digits: number): string {
  const text = formatTimestamp(instant);
  const fraction = fractionOf(text).padEnd(digits, '0');
  return `${text.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
}
