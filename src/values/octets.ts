import { textFromUnits } from './utf16-units.js';

/** Value of each ASCII character as a hexadecimal digit; -1 for the others. */
const HEXADECIMAL_DIGITS: Readonly<Int8Array> = digitValues('0123456789abcdef', '0123456789ABCDEF');
/** Value of each ASCII character in the standard base64 alphabet (RFC 4648 section 4); -1 for the others. */
const BASE64_DIGITS: Readonly<Int8Array> = digitValues(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
);

/** Decodes hexadecimal digits of either case, two to an octet; `undefined` for an odd number of them or any other character. */
export function decodeHexadecimal(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined;
  const octets = new Uint8Array(text.length / 2);
  for (let index = 0; index < octets.length; index += 1) {
    const high = digitAt(HEXADECIMAL_DIGITS, text, 2 * index);
    const low = digitAt(HEXADECIMAL_DIGITS, text, 2 * index + 1);
    if (high < 0 || low < 0) return undefined;
    octets[index] = high * 16 + low;
  }
  return octets;
}

/**
 * Decodes padded base64 in the standard alphabet. The caller strips the line breaks that a STIX constant may hold (D37).
 *
 * The bits that the last digit before `=` has to spare may be anything, as in the grammar and the JSON schema of STIX: the octets are
 * not in doubt, and RFC 4648 section 3.5 leaves the choice to the decoder.
 *
 * @returns `undefined` for missing padding, padding elsewhere, or any other character
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  const octets = new Uint8Array((text.length / 4) * 3 - padding);
  let written = 0;
  for (let index = 0; index < digits; index += 4) {
    let group = 0;
    for (let offset = index; offset < index + 4; offset += 1) {
      const digit = offset < digits ? digitAt(BASE64_DIGITS, text, offset) : 0;
      if (digit < 0) return undefined;
      group = group * 64 + digit;
    }
    // Writes past the end, where the padding stands, fall on the floor: that is what typed arrays do.
    octets[written] = group >> 16;
    octets[written + 1] = group >> 8;
    octets[written + 2] = group;
    written += 3;
  }
  return octets;
}

/** One octet for each character U+0000..U+00FF (semantics 6.2); `undefined` if the text holds a higher code point. */
export function octetsFromText(text: string): Uint8Array | undefined {
  const octets = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0xff) return undefined;
    octets[index] = unit;
  }
  return octets;
}

/** The inverse of `octetsFromText`. */
export function textFromOctets(octets: Uint8Array): string {
  return textFromUnits(new Uint16Array(octets));
}

/** Orders octets as unsigned numbers, left to right; a proper prefix is smaller (semantics 6.4). */
export function compareOctets(a: Uint8Array, b: Uint8Array): -1 | 0 | 1 {
  const common = Math.min(a.length, b.length);
  for (let index = 0; index < common; index += 1) {
    const left = a[index] ?? 0;
    const right = b[index] ?? 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  if (a.length === b.length) return 0;
  return a.length < b.length ? -1 : 1;
}

/** Whether two sequences of octets are the same. */
export function equalOctets(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compareOctets(a, b) === 0;
}

function digitAt(values: Int8Array, text: string, index: number): number {
  // Outside the table (any character above U+007F) there is no value.
  return values[text.charCodeAt(index)] ?? -1;
}

function digitValues(...alphabets: readonly string[]): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (const alphabet of alphabets) {
    for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value;
  }
  return values;
}
