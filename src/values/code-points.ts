/**
 * Orders strings by code point (semantics 6.4); a proper prefix is smaller. JavaScript's own `<` orders UTF-16 units, which puts U+FF5E
 * after U+10000. A lone surrogate counts as the code point of its own value, so that the order is total on every string.
 *
 * @returns -1, 0 or 1
 */
export function compareCodePoints(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  const common = Math.min(a.length, b.length);
  let index = 0;
  while (index < common && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  if (index === common) return a.length < b.length ? -1 : 1;

  const left = a.charCodeAt(index);
  const right = b.charCodeAt(index);
  // Below the surrogates a unit is its code point, and every other unit stands for a greater one.
  if (left < 0xd800 || right < 0xd800) return left < right ? -1 : 1;

  const afterHigh = index > 0 && isHighSurrogate(a.charCodeAt(index - 1));
  const leftEndsPair = afterHigh && isLowSurrogate(left);
  const rightEndsPair = afterHigh && isLowSurrogate(right);
  // A pair against the same high surrogate alone: the pair is above U+FFFF.
  if (leftEndsPair !== rightEndsPair) return leftEndsPair ? 1 : -1;
  if (leftEndsPair) return left < right ? -1 : 1;
  return codePointAt(a, index) < codePointAt(b, index) ? -1 : 1;
}

function codePointAt(text: string, index: number): number {
  return text.codePointAt(index) ?? 0;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
