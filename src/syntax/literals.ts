/**
 * The text of constants: what stands between the quotes, and how a string is written so that it reads back the same (semantics 3).
 */

/** Resolves the two escapes of a string token, quotes included in `token`. The lexer has made sure that there are no others. */
export function readString(token: string): string {
  const body = token.slice(1, -1);
  return body.includes('\\') ? body.replace(/\\(['\\])/g, '$1') : body;
}

/** Writes a string constant with as few escapes as the language allows. */
export function writeString(value: string): string {
  return `'${value.replace(/['\\]/g, '\\$&')}'`;
}

/** The digits or characters of `h'...'`, `b'...'` and `t'...'`. */
export function readPrefixed(token: string): string {
  return token.slice(2, -1);
}

/** The words that a path step must quote to be a name (semantics 2.2). */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'AND',
  'OR',
  'NOT',
  'FOLLOWEDBY',
  'LIKE',
  'MATCHES',
  'ISSUPERSET',
  'ISSUBSET',
  'EXISTS',
  'IN',
  'START',
  'STOP',
  'SECONDS',
  'WITHIN',
  'REPEATS',
  'TIMES',
  'true',
  'false',
]);

/** Whether a path step can stand without quotes (semantics 2.3). */
export function isPlainKey(name: string): boolean {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) && !KEYWORDS.has(name);
}

/** Writes a path step, quoted only where it must be. */
export function writeKey(name: string): string {
  return isPlainKey(name) ? name : writeString(name);
}
