import { countReplacements, readByteOrderMark, wholeCharactersLength } from './text-encoding.js';

/** Control characters that text has: bell to carriage return, and escape (terminal colours). */
function isTextControl(byte: number): boolean {
  return (byte >= 7 && byte <= 13) || byte === 27;
}

/**
 * Whether the beginning of a file is no text. Well-formed UTF-8 is text unless a third of it is control characters (UTF-16
 * without a mark is half zeros). Anything else is binary if both bytes that are no UTF-8 and control characters are
 * frequent: random bytes are half the one and a tenth the other, text in an old 8-bit encoding has none of the latter.
 */
export function isProbablyBinary(head: Uint8Array): boolean {
  if (readByteOrderMark(head).markBytes > 0) return false;
  const whole = head.subarray(0, wholeCharactersLength(head));
  let controls = 0;
  for (const byte of whole) if (byte < 32 && !isTextControl(byte)) controls++;
  const illFormed = countReplacements(whole);
  if (illFormed === 0) return controls * 3 > whole.length;
  return controls * 100 > whole.length && (controls + illFormed) * 10 > whole.length;
}
