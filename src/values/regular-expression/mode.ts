import { UNICODE_SIZE } from './unicode-tables.js';

/**
 * What an expression is matched against (semantics 6.7): the code points of a text, or octets, each as the code point U+0000..U+00FF of its
 * value.
 */
export type Mode = 'text' | 'octets';

/** The number of code points that can occur. */
export function codePointLimit(mode: Mode): number {
  return mode === 'text' ? UNICODE_SIZE : 0x100;
}
