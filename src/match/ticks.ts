import type { Timestamp } from '../values/timestamp.js';
import { formatTimestamp } from '../values/timestamp.js';

/**
 * Instants as integers, so that differences are exact. One tick is half of the finest decimal fraction in use; the odd ticks stand for
 * "just before": the latest moment of `m < y` is the tick before y's, and lies strictly between any two instants of the data.
 * Comparisons work across number and bigint; one scale uses only one of them.
 */
export type Tick = number | bigint;

/** Converts instants and widths of one evaluation to ticks. */
export interface TickScale {
  readonly ofInstant: (instant: Timestamp) => Tick;
  /** The ticks of a decimal number of seconds. */
  readonly ofSeconds: (decimal: string) => Tick;
  /** The instant of a tick, as RFC 3339 text. */
  readonly format: (tick: Tick) => string;
}

/** `left - right`, both of one scale. */
export function minus(left: Tick, right: Tick): Tick {
  return typeof left === 'number' ? left - Number(right) : left - BigInt(right);
}

// Microseconds doubled stay below 2^53 for the years 1827 to 2112; anything finer or farther takes the bigint scale.
const FAST_DIGITS = 6;
const FAST_SECONDS = 4_500_000_000;

/** Chooses the cheapest exact scale for the instants and widths that will be asked for. */
export function createTickScale(instants: Iterable<Timestamp>, widths: readonly string[]): TickScale {
  let digits = 0;
  let fast = true;
  for (const instant of instants) {
    digits = Math.max(digits, fractionDigits(instant));
    fast &&= Math.abs(instant.seconds) < FAST_SECONDS;
  }
  for (const width of widths) {
    digits = Math.max(digits, (width.split('.')[1] ?? '').replace(/0+$/, '').length);
    fast &&= Number(width) < FAST_SECONDS / 4;
  }
  return fast && digits <= FAST_DIGITS ? numberScale() : bigintScale(digits);
}

function fractionDigits({ nanoseconds, beyond }: Timestamp): number {
  if (beyond !== '') return 9 + beyond.length;
  if (nanoseconds === 0) return 0;
  return nanoseconds % 1000 === 0 ? FAST_DIGITS : 9;
}

function numberScale(): TickScale {
  return {
    ofInstant: ({ seconds, nanoseconds }) => 2 * (seconds * 1e6 + nanoseconds / 1000),
    ofSeconds: (decimal) => Number(scaledInteger(decimal, FAST_DIGITS) * 2n),
    format: (tick) => formatTicks(BigInt(tick), FAST_DIGITS),
  };
}

function bigintScale(digits: number): TickScale {
  const perSecond = 10n ** BigInt(digits);
  return {
    ofInstant: ({ seconds, nanoseconds, beyond }) => {
      const fraction = `${String(nanoseconds).padStart(9, '0')}${beyond}`.padEnd(digits, '0').slice(0, digits);
      return 2n * (BigInt(seconds) * perSecond + BigInt(fraction === '' ? '0' : fraction));
    },
    ofSeconds: (decimal) => scaledInteger(decimal, digits) * 2n,
    format: (tick) => formatTicks(BigInt(tick), digits),
  };
}

/** A non-negative decimal times ten to the power of `digits`, which covers its fraction. */
function scaledInteger(decimal: string, digits: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits));
}

function formatTicks(ticks: bigint, digits: number): string {
  // Half ticks need one more decimal: in units of 10^-(digits + 1) a tick is five.
  const perSecond = 10n ** BigInt(digits + 1);
  const units = ticks * 5n;
  const remainder = ((units % perSecond) + perSecond) % perSecond;
  const fraction = String(remainder)
    .padStart(digits + 1, '0')
    .padEnd(9, '0');
  return formatTimestamp({
    seconds: Number((units - remainder) / perSecond),
    nanoseconds: Number(fraction.slice(0, 9)),
    beyond: fraction.slice(9).replace(/0+$/, ''),
  });
}
