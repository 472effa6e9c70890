/** An exact decimal number: `units / 10 ** scale`. Times and durations are decimals of seconds. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** Reads `[+-]digits[.digits]` or `[+-].digits` exactly; the caller has checked the form. */
export function parseDecimal(text: string): Decimal {
  const sign = text.startsWith('-') ? -1n : 1n;
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  return { units: sign * BigInt(`0${whole}${fraction}`), scale: fraction.length };
}

/** The number of units of `10 ** -scale`; `scale` must not be smaller than the decimal's own. */
export function atScale(decimal: Decimal, scale: number): bigint {
  return decimal.units * 10n ** BigInt(scale - decimal.scale);
}

/** Negative, zero or positive, as in a sort. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const leftUnits = atScale(left, scale);
  const rightUnits = atScale(right, scale);
  return leftUnits < rightUnits ? -1 : leftUnits > rightUnits ? 1 : 0;
}
