const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDED_BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The code points of a text; a lone surrogate is a code point of its own. */
export function codePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** Decodes an even number of hexadecimal digits of either case; undefined if the text is anything else. */
export function decodeHex(text: string): number[] | undefined {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(text)) return undefined;
  return (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

/** Decodes padded base64 without any other character; undefined if the text is anything else. */
export function decodeBase64(text: string): number[] | undefined {
  if (!PADDED_BASE64.test(text)) return undefined;
  const octets: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of text.replace(/=+$/, '')) {
    bits = ((bits << 6) | BASE64.indexOf(digit)) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      octets.push((bits >> held) & 0xff);
    }
  }
  return octets;
}

/** Maps U+0000..U+00FF to one octet each; undefined if the text has a higher code point (semantics 6.2). */
export function octetsOfText(text: string): number[] | undefined {
  const points = codePoints(text);
  return points.every((point) => point <= 0xff) ? points : undefined;
}

/** Orders two sequences of numbers left to right; a proper prefix is smaller (semantics 6.4). */
export function compareSequences(left: readonly number[], right: readonly number[]): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
