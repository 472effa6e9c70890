import { endOfQuoted, unescapeQuoted } from './tokens.js';

/** A message has no more pairs than this that are read. */
const MOST_PAIRS = 500;

/**
 * The pairs of a text such as `srcip=10.0.0.1 action="deny" msg='a b'`: keys of letters, digits and `_.-`, values up to the next space or in quotes.
 * Words that are no pairs are skipped; a key that comes again keeps its first value.
 */
export function readKeyValues(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let at = 0;
  while (at < text.length && pairs.size < MOST_PAIRS) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const key = lastWord(text, at, equals);
    const [value, end] = readValue(text, equals + 1);
    if (/^[A-Za-z][\w.-]{0,63}$/.test(key) && !pairs.has(key)) pairs.set(key, value);
    at = end;
  }
  return pairs;
}

function lastWord(text: string, from: number, end: number): string {
  let start = end;
  while (start > from && end - start < 80 && !/[\s,;"']/.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, end);
}

/** The value that begins at a place, and the place after it. */
function readValue(text: string, from: number): readonly [value: string, end: number] {
  const quote = text.charAt(from);
  if (quote === '"') {
    const end = endOfQuoted(text, from + 1);
    if (end >= 0) return [unescapeQuoted(text.slice(from + 1, end)), end + 1];
  }
  if (quote === "'") {
    const end = text.indexOf("'", from + 1);
    if (end >= 0) return [text.slice(from + 1, end), end + 1];
  }
  let end = from;
  while (end < text.length && !/\s/.test(text.charAt(end))) end += 1;
  return [text.slice(from, end).replace(/[,;]$/, ''), end];
}
