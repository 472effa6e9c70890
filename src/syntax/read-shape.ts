import { readString } from './literals.js';

/**
 * A pattern with its string constants taken out. Feeds have few shapes and many constants: `[domain-name:value = '']` is the shape of
 * half of what is published.
 */
export interface Shape {
  /** The text between the constants, `''` where each was. Names of path steps that are quoted are part of it. */
  readonly key: string;
  /** For each constant, in the order of the text: where it begins and ends, quotes included, and its value. */
  readonly strings: readonly ShapeString[];
}

export interface ShapeString {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const QUOTE = 0x27;
const BACKSLASH = 0x5c;

/**
 * Reads the shape of a pattern without parsing it; undefined where a quote might not begin a string constant, or does not end one.
 *
 * Sound because a quote is where the lexer begins a token unless it is inside a comment, or the second character of `t'`, `h'` or `b'`: a text
 * with a slash outside its strings, or with one of these letters before a quote, has no shape here. Two texts of one shape are then, token by
 * token, the same but for the text of their string constants, and the grammar does not look at that.
 */
export function readShape(text: string): Shape | undefined {
  const strings: ShapeString[] = [];
  let key = '';
  let from = 0;
  for (let quote = text.indexOf("'"); quote >= 0; quote = text.indexOf("'", from)) {
    if (isLetterOfLiteral(text.charCodeAt(quote - 1))) return undefined;
    const end = endOfString(text, quote);
    if (end < 0) return undefined;
    if (isAfterPathPunctuation(text, quote)) {
      key += text.slice(from, end);
    } else {
      key += `${text.slice(from, quote)}''`;
      strings.push({ start: quote, end, value: readString(text.slice(quote, end)) });
    }
    from = end;
  }
  key += text.slice(from);
  return hasSlashOutside(text, strings) ? undefined : { key, strings };
}

/** `t`, `h` and `b` before a quote may make it a timestamp or octets. */
function isLetterOfLiteral(unit: number): boolean {
  return unit === 0x74 || unit === 0x68 || unit === 0x62;
}

/** The offset after the closing quote; -1 if there is none, or an escape that strings do not have. */
function endOfString(text: string, open: number): number {
  let at = open + 1;
  for (;;) {
    const close = text.indexOf("'", at);
    if (close < 0) return -1;
    const backslash = text.indexOf('\\', at);
    if (backslash < 0 || backslash > close) return close + 1;
    const escaped = text.charCodeAt(backslash + 1);
    if (escaped !== QUOTE && escaped !== BACKSLASH) return -1;
    at = backslash + 2;
  }
}

/** Whether the string is the name of a path step: a colon or a full stop comes before it, white space aside. */
function isAfterPathPunctuation(text: string, quote: number): boolean {
  let at = quote - 1;
  while (at >= 0 && isBlank(text.charCodeAt(at))) at -= 1;
  const before = text.charCodeAt(at);
  return before === 0x3a || before === 0x2e;
}

/** White space that strings are set off with. Where other white space follows a colon, the name of the step is taken for a constant. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

/** A slash outside the constants may begin a comment, in which quotes are no quotes. */
function hasSlashOutside(text: string, strings: readonly ShapeString[]): boolean {
  let at = 0;
  for (let slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
    while ((strings[at]?.end ?? Infinity) <= slash) at += 1;
    const inside = strings[at];
    if (!inside || slash < inside.start) return true;
  }
  return false;
}
