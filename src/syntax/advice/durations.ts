/** Seconds of the units that other query languages have, by the first letters of their names. */
const SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^(s|secs?|seconds?)$/i, 1],
  [/^(m|mins?|minutes?)$/i, 60],
  [/^(h|hrs?|hours?)$/i, 3600],
  [/^(d|days?)$/i, 86_400],
  [/^(w|weeks?)$/i, 604_800],
];

/**
 * A duration in seconds, as WITHIN wants it: `5` and `MINUTES` are `300`.
 *
 * @returns undefined for a word that is no unit, and where the seconds are no whole number or too large for one
 */
export function secondsOf(digits: string, unit: string): string | undefined {
  const factor = SECONDS.find(([name]) => name.test(unit))?.[1];
  const seconds = factor === undefined ? NaN : Number(digits) * factor;
  return Number.isSafeInteger(seconds) ? String(seconds) : undefined;
}
