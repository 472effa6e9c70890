/** The part of a timestamp after its whole seconds: see `Timestamp`. */
export interface DecimalFraction {
  readonly nanoseconds: number;
  readonly beyond: string;
}

const NO_FRACTION: DecimalFraction = { nanoseconds: 0, beyond: '' };

/** The index after the run of ASCII digits that begins at `start`; `start` itself if there is none. */
export function endOfDigits(text: string, start: number): number {
  let end = start;
  for (;;) {
    const digit = text.charCodeAt(end) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return end;
    end += 1;
  }
}

/** Reads the fractional digits `text.slice(start, end)` at full precision (D9). */
export function readFraction(text: string, start: number, end: number): DecimalFraction {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) === 0x30) last -= 1;
  if (last === start) return NO_FRACTION;
  const ninth = start + 9;
  let nanoseconds = 0;
  for (let index = start; index < ninth; index += 1) {
    nanoseconds = nanoseconds * 10 + (index < last ? text.charCodeAt(index) - 0x30 : 0);
  }
  return { nanoseconds, beyond: last > ninth ? text.slice(ninth, last) : '' };
}
