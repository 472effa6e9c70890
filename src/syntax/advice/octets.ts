import { decodeBase64 } from '../../values/octets.js';
import { shorten } from './found-token.js';

/** What is wrong with the text of a hex or binary constant, and the text that it surely means, if there is one. */
export interface OctetAdvice {
  readonly message: string;
  readonly meant?: string;
}

/** Explains why a text is no hexadecimal (semantics 3); undefined if it is. */
export function hexAdvice(digits: string): OctetAdvice | undefined {
  const plain = digits.replace(/^0x|[\s:-]/gi, '');
  const isMeant = plain.length % 2 === 0 && /^[0-9a-f]+$/.test(plain);
  const other = /[^0-9a-f]/u.exec(digits)?.[0];
  if (other !== undefined) {
    return isMeant
      ? {
          message: `A hex constant is digits alone, without prefix or separators: write h'${shorten(plain)}'.`,
          meant: plain,
        }
      : { message: `A hex constant has the digits 0-9 and a-f only; found "${other}".` };
  }
  if (digits.length % 2 === 0) return undefined;
  return {
    message: `A hex constant has two digits for each octet, and this one has ${digits.length}: a digit is missing, or a leading 0.`,
  };
}

/** Explains why a text is no padded base64 (semantics 3); undefined if it is. */
export function base64Advice(base64: string): OctetAdvice | undefined {
  if (decodeBase64(base64)) return undefined;
  const standard = base64.replaceAll('-', '+').replaceAll('_', '/');
  // By hand: the expression /=+$/ takes a time that grows with the square of a run of = in the middle.
  let end = standard.length;
  while (standard.charAt(end - 1) === '=') end -= 1;
  const padded = standard.slice(0, end).padEnd(4 * Math.ceil(end / 4), '=');
  const meant = decodeBase64(padded) ? { meant: padded } : {};
  if (/[-_]/.test(base64))
    return { message: 'This is the URL alphabet of base64; a binary constant has + for - and / for _.', ...meant };
  const other = /[^A-Za-z0-9+/=]/u.exec(base64)?.[0];
  if (other !== undefined)
    return { message: `A binary constant is base64, which has no "${other}": A-Z a-z 0-9 + / and = at the end.` };
  if (/=[^=]/.test(base64)) return { message: 'In base64 = stands at the end only.' };
  if (base64.length % 4 !== 0) {
    return {
      message: `Base64 is padded with = to a multiple of four characters, and this one has ${base64.length}.`,
      ...meant,
    };
  }
  return {
    message: 'Base64 ends with at most two =, in its last group of four characters.',
  };
}
