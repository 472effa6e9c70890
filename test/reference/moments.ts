import { atScale, compareDecimals, parseDecimal, type Decimal } from '../oracle/decimal.js';
import { parseTimestamp } from '../oracle/timestamp.js';

/** Digits after the decimal point that the reference matcher keeps of a second (D9). */
const KEPT_DIGITS = 6;

const EPOCH = parseTimestamp('1970-01-01T00:00:00Z') ?? { units: 0n, scale: 0 };

/** True if a timestamp or a number of seconds has digits that microseconds cannot hold. */
export function isFinerThanMicroseconds(text: string): boolean {
  return fractionDigits(read(text)) > KEPT_DIGITS;
}

/** True if the text is a timestamp in second 60, which Python's `datetime` refuses (D11). */
export function isSecond60(text: string): boolean {
  return /:60(?:\.\d+)?Z$/.test(text) && parseTimestamp(text) !== undefined;
}

/** The same instant without a second 60. */
export function withoutSecond60(text: string): string {
  return isSecond60(text) ? formatInstant(read(text)) : text;
}

/** A change of scale for every instant and duration of a case alike, which changes no verdict. */
export type Stretch = { instant(text: string): string; duration(text: string): string };

/** The stretch about the earliest instant that turns every given instant and duration into whole microseconds. */
export function stretchToMicroseconds(instants: readonly string[], durations: readonly string[]): Stretch {
  const digits = Math.max(KEPT_DIGITS, ...[...instants, ...durations].map((text) => fractionDigits(read(text))));
  const factor = 10n ** BigInt(digits - KEPT_DIGITS);
  const origin = instants.map(read).sort(compareDecimals)[0] ?? EPOCH;
  return {
    instant: (text) => {
      const [from, to] = [atScale(trim(origin), digits), atScale(trim(read(text)), digits)];
      return formatInstant({ units: from + (to - from) * factor, scale: digits });
    },
    duration: (text) => {
      const { units, scale } = read(text);
      return formatSeconds({ units: units * factor, scale });
    },
  };
}

function read(text: string): Decimal {
  return parseTimestamp(text) ?? parseDecimal(text);
}

/** Without zeros at the end of the fraction. */
function trim({ units, scale }: Decimal): Decimal {
  return scale > 0 && units % 10n === 0n ? trim({ units: units / 10n, scale: scale - 1 }) : { units, scale };
}

function fractionDigits(decimal: Decimal): number {
  return trim(decimal).scale;
}

function formatInstant(instant: Decimal): string {
  const { units, scale } = trim(instant);
  const perSecond = 10n ** BigInt(scale);
  const whole = new Date(Number(units / perSecond - EPOCH.units) * 1000).toISOString().slice(0, 19);
  return scale === 0 ? `${whole}Z` : `${whole}.${String(units % perSecond).padStart(scale, '0')}Z`;
}

function formatSeconds(seconds: Decimal): string {
  const { units, scale } = trim(seconds);
  const digits = String(units).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
